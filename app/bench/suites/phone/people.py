"""What several tasks on the phone share: who is meant, where a run begins, what a lazy run leaves."""

from app.bench.task import Mutant

PHONE = {"phone": ""}
"""The one target."""

CHOOSER = "android"
"""What asks which app shall open something."""

NOTHING = Mutant("nothing done", answer="")

FRIEND = """(SELECT id AS friend_id, name AS friend, phone AS friend_phone, email AS friend_email, rest.*
    FROM contacts, (SELECT min(id) AS other_id, phone AS other_phone FROM contacts WHERE company = '') AS rest
    WHERE company <> '' AND favourite = 0 AND length(name) = length(CAST(name AS BLOB)) ORDER BY contacts.id LIMIT 1)"""
"""A person of the address book whom nobody can take for another, and one who is not meant."""


SEND_TO_FRIEND = """type "$friend" in "To"
click "$friend"
wait until "Text message" is shown
click "Send message"
"""
"""The words for what is shared by Messages with that person, without what shows that it was sent."""


def pick(which: str, hour: str, minute: str = "") -> str:
    """The words for another time in the time picker that `which` opens; without a minute, only another hour."""
    minutes = f'type "{minute}" in "Minute"\n' if minute else ""
    return (f'click "{which}"\nwait until "Select time" is shown\ntype "{hour}" in "Hour"\n{minutes}'
            'click "OK"\nwait until "Select time" is gone\n')  # fmt: skip


def message(body: str, to: str = ":friend_phone") -> str:
    """The SQL of a message that was sent; `body` is SQL, too."""
    return f"INSERT INTO messages (phone, direction, body, sent_at) VALUES ({to}, 'out', {body}, '')"


def note(title: str, body: str) -> str:
    """The SQL of a note that was written; both are SQL, too."""
    return f"INSERT INTO notes (title, body, edited_at) VALUES ({title}, {body}, '')"


def event(title: str, date: str, starts: str, ends: str, place: str = "''", guests: str = "''") -> str:
    """The SQL of an appointment that was made; everything is SQL, too."""
    return ("INSERT INTO events (title, date, starts, ends, place, guests) "
            f"VALUES ({title}, {date}, {starts}, {ends}, {place}, {guests})")  # fmt: skip
