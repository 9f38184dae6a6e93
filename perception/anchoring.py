"""How an element is told whose own words are other ones next time: by the words that stand beside it."""

from collections.abc import Sequence

from perception.grounding import ground
from perception.locators import Described, Description, Relation, RelationKind
from perception.roles import CELLS
from perception.screen import CONTAINERS, INTERACTIVE, Element
from perception.wording import words

SIDES: tuple[RelationKind, ...] = ("right of", "below", "above", "left of")
NEAREST = 6
"""Words beside an element that are tried."""
LONGEST = 40
"""Characters of words that may be a label."""


def anchored(element: Element, elements: Sequence[Element]) -> Described | None:
    """The element as what stands to a side of the nearest label that singles it out so; None where none does."""
    labels = sorted((e for e in elements if _is_label(e, element)), key=lambda e: _distance(e, element))
    told = (
        Description(role=element.role, relation=Relation(side, Description(_said(label), exact=True)))
        for label in labels[:NEAREST]
        for side in SIDES
    )
    fits = (each for each in told if ground(each, elements, prefer="readable").fits == (element,))
    return next((Described(each, 1) for each in fits), None)


def _is_label(label: Element, element: Element) -> bool:
    """Whether it may say the same next time: short words without a number, which nobody types or presses.

    What stands under a column's title is what this row is about, and another row's next time.
    """
    said = _said(label)
    own = {words(each) for each in (element.name, element.text, element.value)}
    steady = len(said) <= LONGEST and bool(words(said)) and not any(map(str.isdigit, said)) and words(said) not in own
    listed = label.role in CELLS and label.label != ""
    return steady and not listed and label.role not in CONTAINERS | INTERACTIVE and label.visibility != "covered"


def _said(element: Element) -> str:
    return (element.name or element.text).strip()


def _distance(one: Element, other: Element) -> float:
    return abs(one.box.centre.x - other.box.centre.x) + abs(one.box.centre.y - other.box.centre.y)
