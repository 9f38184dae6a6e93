"""What heads a page: its headings, or its title. By them it is known from another one at the very same address."""

from perception.ageing import ages, lasting
from perception.screen import Observation

LONGEST = 80
"""Characters; what says more is no heading."""
LANDMARKS = 4
"""As many are enough, from the first heading downwards."""


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


def mark_of(text: str) -> str:
    """The words of it that are the same next time; "" where nothing tells it."""
    if len(text) > LONGEST or ages(text):
        return ""
    told = [word for word in lasting(text).split() if not any(map(str.isdigit, word))]
    return " ".join(told) if any(map(str.isalpha, told)) else ""
