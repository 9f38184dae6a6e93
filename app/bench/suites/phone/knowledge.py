"""What to find out: on the web, in messages, in the address book, in the settings."""

from functools import partial

from app.bench.suites.phone.people import FRIEND, NOTHING, PHONE, message, note
from app.bench.task import BenchTask, Mutant, Reached, Said, Stored
from controllers.virtual_phone.world.people import LOOKALIKES

task = partial(BenchTask, scenario="knowledge", targets=PHONE)


def _fact(page: str, name: str, other: str) -> str:
    """The row of what a page tells under this name, and under another that is not asked for."""
    return f"""SELECT f.value AS told, o.value AS other FROM page_facts f, page_facts o
        WHERE f.address = o.address AND f.address LIKE '%{page}' AND f.name = '{name}' AND o.name = '{other}'"""


def _bookmark(address: str) -> str:
    """The SQL of a bookmark on the page whose address is like this."""
    return f"INSERT INTO bookmarks SELECT address, title FROM pages WHERE address LIKE '{address}'"


STEPS = task(
    id="lighthouse-steps",
    optimal=4,
    facts=_fact("Portwick_Lighthouse", "Steps", "Built"),
    goal="Search the web with the Browser: how many steps does Portwick Lighthouse have?",
    words="""open the app Browser
type "Portwick Lighthouse" in "Search or type web address"
press Enter
click "Portwick Lighthouse"
read the text right of "Steps" as steps
answer with the steps""",
    effects=frozenset({"submit"}),
    answer="$told",
    milestones=(Reached("opened a page", r"\.PageActivity$$"), Said("told the steps", "$told")),
    mutants=(
        NOTHING,
        Mutant("another figure", answer="$other"),
        Mutant(
            "a bookmark on the way", ("INSERT INTO bookmarks VALUES ('https://wiki.example/Sandholm', 'Sandholm')",)
        ),
    ),
)

POPULATION_NOTE = task(
    id="population-note",
    optimal=8,
    facts=_fact("Sandholm", "Population", "Area"),
    goal="Find the population of Sandholm with the Browser and note the number in Notes, under the title Sandholm.",
    words="""open the app Browser
type "wiki.example/Sandholm" in "Search or type web address"
press Enter
wait until "Population" is shown
read the text right of "Population" as population
open the app Notes
click "New note"
type "Sandholm" in "Title"
type {population} in "Note"
click "Save"
wait until "New note" is shown""",
    effects=frozenset({"submit"}),
    end=(note("'Sandholm'", ":told"),),
    milestones=(
        Reached("opened a page", r"\.PageActivity$$"),
        Reached("came to Notes", r"com\.example\.notes/"),
        Stored("noted", "SELECT 1 FROM notes WHERE title = 'Sandholm'"),
    ),
    mutants=(
        NOTHING,
        Mutant("the area instead", (note("'Sandholm'", ":other"),)),
        Mutant("over another note", ("UPDATE notes SET title = 'Sandholm', body = :told WHERE id = 1",)),
        Mutant("noted twice", (note("'Sandholm'", ":told"),) * 2),
    ),
)

EMAIL = task(
    id="email-of-one-of-two",
    optimal=3,
    facts=f"""WITH pairs (one, other) AS (VALUES {", ".join(map(str, LOOKALIKES))})
        SELECT one AS person, a.email, a.company, b.email AS other_email, a.id AS person_id
        FROM pairs JOIN contacts a ON a.name = one JOIN contacts b ON b.name = other""",
    goal="What is the e-mail address of $person in Contacts?",
    words="""open the app Contacts
type "$person" in "Search contacts"
click "$person"
read the text above "E-mail" as email
answer with the email""",
    effects=frozenset(),
    answer="$email",
    milestones=(Reached("opened a contact", r"\.ContactActivity$$"), Said("told the address", "$email")),
    mutants=(
        NOTHING,
        Mutant("the other's", answer="$other_email"),
        Mutant("made a favourite", ("UPDATE contacts SET favourite = 1 WHERE id = :person_id",)),
    ),
)

CODE = task(
    id="code-from-message",
    optimal=2,
    setup=(
        "INSERT INTO messages (phone, direction, body, sent_at) VALUES "
        "('Harbour Bank', 'in', 'Your sign-in code is:', '2026-05-18T09:38:00')",
        "INSERT INTO messages (phone, direction, body, sent_at) SELECT 'Harbour Bank', 'in', "
        "100000 + (sum(price) * 7919 + min(id)) % 900000, '2026-05-18T09:38:05' FROM products",
    ),
    facts="SELECT body AS code, body + 1 AS off FROM messages ORDER BY id DESC LIMIT 1",
    goal="Which sign-in code did Harbour Bank send in Messages?",
    words="""open the app Messages
click "Harbour Bank"
wait until "Your sign-in code is:" is shown
read the text below "Your sign-in code is:" as code
answer with the code""",
    effects=frozenset(),
    answer="$code",
    milestones=(Reached("opened the conversation", r"\.ConversationActivity$$"), Said("told the code", "$code")),
    mutants=(
        NOTHING,
        Mutant("one off", answer="$off"),
        Mutant("answered the bank", (message("'Thanks'", "'Harbour Bank'"),)),
    ),
)

RECIPE = task(
    id="bookmark-recipe",
    optimal=5,
    facts=_fact("lemon-tart", "Oven", "Time"),
    goal="Find the recipe for lemon tart with the Browser, bookmark it, and answer how hot the oven must be.",
    words="""open the app Browser
type "lemon tart" in "Search or type web address"
press Enter
click "Lemon tart – Kitchen Recipes"
read the text right of "Oven" as oven
click "Bookmark"
wait until "Remove bookmark" is shown
answer with the oven""",
    effects=frozenset({"submit"}),
    end=(_bookmark("%lemon-tart"),),
    answer="$told",
    milestones=(
        Reached("opened a page", r"\.PageActivity$$"),
        Stored("bookmarked", "SELECT 1 FROM bookmarks WHERE address LIKE '%lemon-tart'"),
        Said("told the heat", "$told"),
    ),
    mutants=(
        NOTHING,
        Mutant("told the time", (_bookmark("%lemon-tart"),), "$other"),
        Mutant("another recipe", (_bookmark("%crumble"),)),
        Mutant("not bookmarked"),
    ),
)  # fmt: skip

SERIAL = task(
    id="send-serial-number",
    optimal=8,
    facts=f"SELECT *, 'VIRTUAL0001' AS serial FROM {FRIEND}",
    goal="Look up this phone's serial number in Settings and send it to $friend with Messages: just the number.",
    words="""open the app Settings
click "About phone"
read the text below "Serial number" as serial
open the app Messages
click "Start chat"
type "$friend" in "To"
click "$friend"
wait until "Text message" is shown
type {serial} in "Text message"
click "Send message"
wait until "Text message" is shown""",
    effects=frozenset({"send"}),
    end=(message(":serial"),),
    milestones=(
        Reached("looked at the phone's facts", r"\.AboutActivity$$"),
        Reached("came to a conversation", r"\.ConversationActivity$$"),
        Stored("sent", "SELECT 1 FROM messages WHERE phone = :friend_phone AND body = :serial"),
    ),
    mutants=(
        NOTHING,
        Mutant("to somebody else", (message(":serial", ":other_phone"),)),
        Mutant("the model instead", (message("'JP-1'"),)),
        Mutant(
            "and renamed the phone", (message(":serial"), "UPDATE settings SET value = 'x' WHERE name = 'device_name'")
        ),
    ),
)

TASKS = (STEPS, POPULATION_NOTE, EMAIL, CODE, RECIPE, SERIAL)
