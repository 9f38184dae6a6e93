"""What heads a page: its title and its headings. By them it is known from another one at the very same address."""

from collections.abc import Iterator

from perception.ageing import ages, lasting
from perception.screen import Observation

LONGEST = 80
"""Characters; what says more is no heading."""
LANDMARKS = 4
"""As many are enough, from a page's title downwards."""


def landmarks(screen: Observation) -> tuple[str, ...]:
    """The title of a page and its headings, as they are written, each once; without those that only count or age."""
    said = (screen.place.title, *headings(screen)) if "://" in screen.place.address else headings(screen)
    return tuple({mark: text for text in reversed(said) if (mark := mark_of(text))}.values())[::-1]


def new_landmarks(before: Observation, after: Observation) -> tuple[str, ...]:
    """Those that the other screen did not have."""
    known = set(map(mark_of, landmarks(before)))
    return tuple(each for each in landmarks(after) if mark_of(each) not in known)


def are_left(before: Observation, after: Observation) -> bool:
    """Whether any heading is still there, or where there was none, the title; of what has neither, it is."""
    then = {mark for text in headings(before) or (before.place.title,) if (mark := mark_of(text))}
    return not then or not then.isdisjoint(map(mark_of, (*headings(after), after.place.title)))


def headings(screen: Observation) -> tuple[str, ...]:
    """What its headings say, from top to bottom."""
    return tuple((e.name or e.text).strip() for e in screen.elements if e.role == "heading")


def is_headed(by: str, screen: Observation) -> bool:
    """Whether that is its title, or all that something on it says which is not pressed; numbers may be others."""
    wanted = mark_of(by)
    return any(mark_of(said) == wanted for said in (screen.place.title, *_said(screen)))


def _said(screen: Observation) -> Iterator[str]:
    for e in screen.elements:
        if not e.interactive and e.visibility != "covered":
            yield from (e.name, e.text)


def mark_of(text: str) -> str:
    """The words of it that are the same next time; "" where nothing tells it."""
    if len(text) > LONGEST or ages(text):
        return ""
    told = [word for word in lasting(text).split() if not any(map(str.isdigit, word))]
    return " ".join(told) if any(map(str.isalpha, told)) else ""
