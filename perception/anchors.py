"""What a relation speaks of: the rows, containers, headings or elements that its anchor names."""

from collections.abc import Callable, Sequence

from perception.ageing import lasting
from perception.locators import Description, Relation
from perception.roles import ROWS
from perception.screen import CONTAINERS, Element
from perception.wording import covers, says, words

Ground = Callable[[Description, Sequence[Element]], tuple[Element, ...]]


def anchors(relation: Relation, elements: Sequence[Element], ground: Ground) -> tuple[Element, ...]:
    """The elements that the relation's anchor may mean; several are several, none is preferred.

    `ground` finds what a description means when rows and containers do not come into it.
    """
    anchor = relation.anchor
    plain = not (anchor.role or anchor.ordinal or anchor.relation)
    match relation.kind:
        case "in row of":
            meant = _rows(anchor.name, elements, anchor.exact) if plain else ground(anchor, elements)
            return _rows_around(meant, elements) or meant
        case "in":
            return _containers(anchor.name, elements, anchor.exact) if plain else ground(anchor, elements)
        case "under heading":
            return ground(_as_heading(anchor), elements)
        case _:
            return ground(anchor, elements)


def _as_heading(anchor: Description) -> Description:
    return Description(anchor.name, anchor.role or "heading", anchor.ordinal, anchor.exact, anchor.relation)


def _rows(name: str, elements: Sequence[Element], exact: bool = False) -> tuple[Element, ...]:
    """The innermost rows that hold the words: as a cell or value of their own, or else, unless exact, in their text.

    A picture does not tell cells that run together: a time or number may stand in the text of what was read off one,
    even if exact. Where no row holds the words, the elements of these words themselves: their visual line is their row.
    """
    said = lasting if exact else words  # what was recorded is still the same when it is an hour older
    wanted = said(name)
    if not wanted:
        return ()
    same = [e for e in elements if wanted in (said(e.name), said(e.text), said(e.value))]
    telling = any(sign.isdigit() for sign in name)
    unclear = [e for e in elements if not exact or (telling and e.source == "vision")]
    holding = [e for e in unclear if says(e.text or e.name, name)]
    rows = _rows_around(same, elements) or _rows_around(holding, elements)
    return rows or tuple(e for e in same or holding if e.role not in CONTAINERS)


def _rows_around(found: Sequence[Element], elements: Sequence[Element]) -> tuple[Element, ...]:
    """The innermost row around each element that stands in one, without rows that hold another of them."""
    rows = {e.key: e for e in elements if e.role in ROWS}
    keys = dict.fromkeys(next((k for k in (e.key, *reversed(e.within)) if k in rows), "") for e in found)
    around = [rows[key] for key in keys if key]
    outer = {key for row in around for key in row.within}
    return tuple(row for row in around if row.key not in outer)


def _containers(name: str, elements: Sequence[Element], exact: bool) -> tuple[Element, ...]:
    """What bears the name: a container, or a heading for what follows it, or else a row that holds the words."""
    wanted = words(name)
    boxes = [e for e in elements if e.role in CONTAINERS]
    headings = [e for e in elements if e.role == "heading"]
    for titled in (boxes, headings):
        if same := tuple(e for e in titled if words(e.name) == wanted):
            return same
    for titled in () if exact else (boxes, headings):
        if partly := tuple(e for e in titled if covers(e.name, name)):
            return partly
    return _rows(name, elements, exact)
