"""What heads a page: its headings, or its title. By them it is known from another one at the very same address."""

import re

from perception.ageing import ages, lasting
from perception.checks import PlaceIs
from perception.roles import DIALOGS, ROWS
from perception.screen import Observation

LONGEST = 80
"""Characters; what says more is no heading."""
LANDMARKS = 4
"""As many are enough, from the first heading downwards."""
FEW = 3
"""Headings from which, where all of them are others, they are what a page lists rather than what it is about."""
_GREETING = re.compile(
    r"\b(?:good (?:morning|day|afternoon|evening|night)|guten? (?:morgen|tag|abend|nacht)|bonjour|bonsoir"
    r"|buen[oa]s (?:días|tardes|noches)|buongiorno|buonasera|goede(?:morgen|middag|navond))\b"
)
_NONE = frozenset("no zero kein keine keinen aucun aucune ningún ninguna nessun nessuna geen".split())
"""At the beginning it counts, as "3" does: "No new orders"."""
_WHOSE = frozenset(
    "your my our ihr ihre mein meine dein deine unsere votre vos mon mes tu tus mi mis tuoi miei jouw uw mijn".split()
)


def landmarks(screen: Observation) -> tuple[str, ...]:
    """The headings of a page, as they are written, each once; of one without, its title. None only counts or ages.

    A title alone may stay as it was where the page is another one.
    """
    said = headings(screen) or ((screen.place.title,) if "://" in screen.place.address else ())
    known: dict[str, str] = {}
    for text in said:
        known.setdefault(mark_of(text), text)
    return tuple(text for mark, text in known.items() if mark)


def new_landmarks(before: Observation, after: Observation) -> tuple[str, ...]:
    """Those that the other screen did not have."""
    known = set(map(mark_of, (before.place.title, *headings(before))))
    return tuple(each for each in landmarks(after) if mark_of(each) not in known)


def are_left(before: Observation, after: Observation) -> bool:
    """Whether a heading of the one screen heads the other, too; of one without headings, whether the title does."""
    then, now = ({mark_of(each) for each in headings(screen)} - {""} for screen in (before, after))
    if then and now:
        return not then.isdisjoint(now)
    return mark_of(before.place.title) == mark_of(after.place.title)


def headings(screen: Observation) -> tuple[str, ...]:
    """What its headings say, from top to bottom."""
    return tuple((e.name or e.text).strip() for e in screen.elements if e.role == "heading")


def is_headed(by: str, screen: Observation) -> bool:
    """Whether a heading in sight is that; where there is none at all, a text or the title. Numbers may be others."""
    roles = {"heading"} if headings(screen) else {"text"}
    said = [e.name or e.text for e in screen.elements if e.role in roles and e.visibility != "covered"]
    wanted = mark_of(by)
    return any(mark_of(each) == wanted for each in (said if "heading" in roles else (*said, screen.place.title)))


def put_in_place(place: PlaceIs, screen: Observation, called: tuple[str, str] = ("", "")) -> str:
    """The heading that stands where one of the landmarks stood, between the others: it is about another record then.

    "" where there is none, or none of the others. What stands in a row or a dialog is not what the page is about.
    called: what led there, then and now; a page that is headed by that is called otherwise as well.
    """
    was, now = map(mark_of, called)
    all_marks = set(map(mark_of, headings(screen)))
    known = [now if mark_of(each) == was not in all_marks else mark_of(each) for each in place.landmarks]
    apart = {e.key for e in screen.elements if e.role in ROWS | DIALOGS}
    heads = [(e.name or e.text).strip() for e in screen.elements if e.role == "heading" and apart.isdisjoint(e.within)]
    marks = [mark_of(each) for each in heads]
    missing = [at for at, mark in enumerate(known) if mark not in all_marks]
    if len(missing) in (0, len(known)) or len(missing) >= FEW:
        return ""
    new = set(marks) - {"", *known, *map(mark_of, place.also)}
    for at in missing:
        above = max((marks.index(mark) for mark in known[:at] if mark in marks), default=-1)
        below = min((marks.index(mark) for mark in known[at + 1 :] if mark in marks), default=len(marks))
        if found := next((head for head in heads[above + 1 : below] if mark_of(head) in new), ""):
            return found
    return ""


def mark_of(text: str) -> str:
    """The words of it that are the same next time, at any hour and by any count; "" where nothing tells it."""
    if len(text) > LONGEST or ages(text):
        return ""
    told = [word for word in _GREETING.sub("good", lasting(text)).split() if not any(map(str.isdigit, word))]
    counted = told[1:] if told[:1] and told[0] in _NONE and told[1:] else told
    whose = [word for word in counted if word not in _WHOSE] or counted
    return " ".join(whose) if any(map(str.isalpha, whose)) else ""
