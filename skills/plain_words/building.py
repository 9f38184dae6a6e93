"""What each verb builds: from the parts of a clause to steps. None where the verb does not fit after all."""

import re
from collections.abc import Callable

from controllers.actions import (
    Action,
    Open,
    Press,
    Scroll,
    Swipe,
    Switch,
    Tap,
    Upload,
    Wait,
)
from perception.checks import Changed, Check, PlaceIs
from skills.plain_words.clauses import Clause, Steps
from skills.plain_words.conditions import condition, shown
from skills.plain_words.errors import Unclear
from skills.plain_words.filling import reading
from skills.plain_words.keys import keys
from skills.plain_words.nouns import locator, slug
from skills.plain_words.quotes import QUOTED, show
from skills.steps import Do, Reply, Use, WaitFor

LONGEST_WAIT = 3600.0
PHONE_KEYS = {
    "landscape": "Landscape", "sideways": "Landscape", "portrait": "Portrait", "upright": "Portrait",
    "notification": "Notifications", "quick": "Quick settings", "recent": "Recents",
}  # fmt: skip


def aimed(action: Action, expected: Check | None = None) -> Callable[[Clause], Steps]:
    """A verb that does one thing to the element called `what`."""
    return lambda clause: (Do(clause.words, action, locator(clause["what"]), expected),)


def unaimed(action: Action) -> Callable[[Clause], Steps]:
    return lambda clause: (Do(clause.words, action),)


def open_address(clause: Clause) -> Steps | None:
    where = show(clause["what"])
    if not re.fullmatch(r"\S+", where) or not _ADDRESS.match(where):
        return None
    place = re.split(r"[?#]", re.sub(r"^\w[\w+.-]*://", "", where), maxsplit=1)[0].rstrip("/")
    return (Do(clause.words, Open(where), check=PlaceIs(place) if place else None),)


_ADDRESS = re.compile(
    r"(?:https?|file|about|ftp)://|about:|localhost\b|\d+(?:\.\d+){3}\b|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]|$)|\{\w+\}$",
    re.IGNORECASE,
)


def go_to(clause: Clause) -> Steps | None:
    """Going to something that is no address: a target of the session, else a link or tab of that name."""
    if use := use_target(clause):
        return use
    if "://" in show(clause["what"]):
        raise Unclear("Say it like: open https://example.org.")
    return (Do(clause.words, Tap(), locator(clause["what"]), Changed()),)


def open_app(clause: Clause) -> Steps:
    return (Do(clause.words, Open(show(clause["what"]))),)


def press(clause: Clause) -> Steps | None:
    """Keys; a press of anything else is a click."""
    chord = keys(clause["what"])
    if not chord:
        return None
    target = locator(clause["where"]) if clause["where"] else None
    return (Do(clause.words, Press(chord), target),)


def looking(clause: Clause) -> Steps:
    """Looking around is no step of its own: whatever a later step does not see is looked for."""
    return ()


def scroll(clause: Clause) -> Steps:
    side = clause["side"].lower() or "down"
    times = min(int(clause["times"] or 1), 50)
    swipe = clause["verb"].lower() == "swipe"
    action: Action = Swipe(side) if swipe else Scroll(side)  # type: ignore[arg-type]
    return (Do(clause.words, action),) * times


def on_phone(clause: Clause) -> Steps:
    """What a phone has its own words for; it counts as a key of it."""
    first = clause["what"].lower().split()[0]
    return (Do(clause.words, Press(PHONE_KEYS[first])),)


def scroll_to_end(clause: Clause) -> Steps:
    return (Do(clause.words, Press("Home" if clause["end"].lower() in {"top", "start"} else "End")),)


def wait(clause: Clause) -> Steps:
    seconds = _seconds(clause) or 10.0
    if clause["joint"].lower() == "for":
        return (WaitFor(clause.words, _awaited(clause["what"]), seconds),)
    return (WaitFor(clause.words, condition(clause["what"]), seconds),)


def _awaited(what: str) -> Check:
    """ "Wait for Saved", "wait for the dialog to disappear"."""
    if match := re.fullmatch(
        r"(?P<what>.+?) to (?:(?P<gone>disappear|vanish|close|go away|be gone)|"
        r"(?:appear|show(?: up)?|be (?:shown|visible)|open|load))",
        what,
        re.IGNORECASE,
    ):
        return condition(f"{match['what']} {'is gone' if match['gone'] else 'is shown'}")
    try:
        return condition(what)
    except Unclear:
        return shown(what)


def pause(clause: Clause) -> Steps:
    return (Do(clause.words, Wait(_seconds(clause) or 1.0)),)


def _seconds(clause: Clause) -> float:
    number = clause["number"] or "0"
    return min(float(number) * (60 if clause["unit"].lower().startswith("m") else 1), LONGEST_WAIT)


def verify(clause: Clause) -> Steps:
    return (WaitFor(clause.words, condition(clause["what"])),)


def upload(clause: Clause) -> Steps:
    paths = re.findall(QUOTED, clause["value"]) or [clause["value"]]
    return (Do(clause.words, Upload(tuple(map(show, paths))), locator(clause["what"])),)


def use_target(clause: Clause) -> Steps | None:
    name = next((t for t in clause.scope.targets if t.lower() == show(clause["what"]).lower()), None)
    if name is None:
        return None
    clause.scope.on = name
    return (Use(clause.words, name),)


def switch(clause: Clause) -> Steps:
    to = show(clause["what"])
    return use_target(clause) or (Do(clause.words, Switch(to), check=PlaceIs(to)),)


_SAID = re.compile(r"done|ok(?:ay)?|yes|no|true|false|nothing|[\d.,:/%-]+|.*\{\w+\}.*", re.IGNORECASE)
"""What is an answer by itself, without quotes; any other word names what is on the screen."""


def answer(clause: Clause) -> Steps:
    """Quoted text as it is; names read before as their values; "the total" or "total" unread is read first.

    Raises Unclear where the words only tell about what is not known, such as "his phone number".
    """
    what = clause["what"]
    if re.match(QUOTED, what) and not re.search(QUOTED + r"\s+\w", what):
        return (Reply(clause.words, show(what)),)
    if clause.scope.latest and re.fullmatch("it|this|that", what, re.IGNORECASE):
        return (Reply(clause.words, f"{{{clause.scope.latest}}}"),)
    parts = re.split(r"(,\s+(?:and\s+)?|\s+and\s+)", what)
    names = [slug(re.sub(r"^(?:the|its)\s+", "", part, flags=re.IGNORECASE)) for part in parts[::2]]
    if all(name in clause.scope.known for name in names):
        parts[::2] = [f"{{{name}}}" for name in names]
        return (Reply(clause.words, "".join(parts)),)
    if _SAID.fullmatch(show(what)):
        return (Reply(clause.words, show(what)),)
    if not re.fullmatch(r"the\s.*|(?!(?:it|this|that|them)$)\S+", what, re.IGNORECASE):
        raise Unclear(f'"{show(what)}" was not read; say it like: read Phone as phone, answer with phone.')
    read = reading(clause, what)
    return (read, Reply(clause.words, f"{{{read.name}}}"))


def answer_question(clause: Clause) -> Steps:
    read = reading(clause, clause["what"])
    return (read, Reply(clause.words, f"{{{read.name}}}"))
