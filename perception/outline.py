"""What of a screen is told, and how it hangs together: containers with their parts, rows as one line, no repeats."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from types import MappingProxyType

from perception.geometry import Box
from perception.layout import same_line
from perception.roles import CELLS, DIALOGS, ROWS
from perception.screen import CONTAINERS, SCROLLABLE, Beyond, Element
from perception.scrolling import FEW, Hidden
from perception.wording import words

HEADED = "heading"
OPENED = DIALOGS | {"table", "form", "navigation"}  # containers that are told even without a name
LISTS = frozenset({"table", "list", "menu"})  # containers that may go on beyond what is in view
ROW_MEMBERS = 16  # a row or item of more parts than this is no line but a structure of its own
DEEPEST = 40  # containers inside each other that are told
WORD_GAP = 40  # pixels between two texts of one line that belong together


@dataclass(slots=True)
class Branch:
    """A part of the outline: a container with what it holds, or one thing.

    depth: how many containers are told around it. flat: a row that goes on one line, with its `members`.
    untold: what of it is out of view, in words.
    """

    element: Element
    children: list["Branch"] = field(default_factory=list)
    members: list[Element] = field(default_factory=list)
    flat: bool = False
    untold: str = ""
    depth: int = 0


def outlined(
    elements: Sequence[Element], beyond: Sequence[Beyond] = (), areas: Mapping[str, Hidden] = MappingProxyType({})
) -> Branch:
    """The outline of what is in view, under a root that stands for the whole screen.

    beyond: as in Observation; areas: what scrolling of which container would show.
    """
    heads = _heads(elements)
    shown = [e for e in elements if e.visibility == "shown" or not heads.isdisjoint((e.key, *e.within[-1:]))]
    kept = [e for position, e in enumerate(shown) if not _repeated(position, shown)]
    flat, hollow = _flat_rows(kept), _hollow(elements, shown)
    untold = _going_on(elements) | {key: str(area) for key, area in areas.items()} | _rows_away(elements, beyond)
    root = Branch(Element("screen", "", Box(0, 0, 0, 0)))
    told: dict[str, Branch] = {}
    for element in kept:
        parent = next((told[key] for key in reversed(element.within) if key in told), root)
        branch = Branch(element, flat=element.key in flat, untold=untold.get(element.key, ""), depth=parent.depth + 1)
        if element.role in CONTAINERS:
            opened = branch.flat or bool(branch.untold) or _opened(element)
            if element.key in hollow or branch.depth > DEEPEST or not opened:
                continue
            told[element.key] = branch
        _hang(branch, parent)
    return root


def _opened(container: Element) -> bool:
    return bool(container.name) or container.role in OPENED


def _hang(branch: Branch, parent: Branch) -> None:
    """Put it last in its parent; text that goes on in the same line becomes one with the text before."""
    element = branch.element
    last = parent.children[-1].element if parent.children else None
    if parent.flat:
        parent.members.append(element)
    elif last and last.role == element.role == "text" and _goes_on(last.box, element.box):
        parent.children[-1].element = _joined(last, element)
    else:
        parent.children.append(branch)


def _goes_on(box: Box, other: Box) -> bool:
    return same_line(box, other) and 0 <= other.x - box.right <= WORD_GAP


def _joined(text: Element, more: Element) -> Element:
    said = f"{text.text or text.name} {more.text or more.name}"
    box = Box(text.box.x, text.box.y, more.box.right - text.box.x, max(text.box.height, more.box.height))
    return replace(text, name=said, text=said, box=box)


def _flat_rows(elements: Sequence[Element]) -> set[str]:
    """The keys of the rows that go on one line: with few parts and no container inside."""
    inside: Counter[str] = Counter()
    for element in elements:
        weight = ROW_MEMBERS + 1 if element.role in CONTAINERS else 1
        for key in element.within:
            inside[key] += weight
    return {e.key for e in elements if e.role in ROWS and inside[e.key] <= ROW_MEMBERS}


def _rows_away(elements: Sequence[Element], beyond: Sequence[Beyond]) -> dict[str, str]:
    """Key of a table or list -> how many of its rows are out of view, where those are more than a few."""
    lists = {e.key for e in elements if e.role in LISTS and e.key}
    away = (e for e in elements if e.role in ROWS and e.visibility == "offscreen")
    around = (next((key for key in reversed(row.within) if key in lists), "") for row in away)
    counts = Counter(around) + Counter({each.container: each.rows for each in beyond})
    return {key: f"{count} more" for key, count in counts.items() if key and count > FEW}


def _going_on(elements: Sequence[Element]) -> dict[str, str]:
    """Key of a container that holds more than its target tells -> that it does; how much nobody knows."""
    return {e.key: "goes on when scrolled" for e in elements if e.role in CONTAINERS and SCROLLABLE in e.states}


def _heads(elements: Sequence[Element]) -> set[str]:
    """The keys of the rows of headers that are out of view while other rows of their table are in it."""
    heads = {key for e in elements if e.role == "columnheader" and e.visibility == "offscreen" for key in e.within[-1:]}
    tables = (
        {e.within[-1] for e in elements if e.role == "row" and e.visibility == "shown" and e.within} if heads else ()
    )
    return {e.key for e in elements if e.key in heads and e.role == "row" and e.within[-1:] and e.within[-1] in tables}


def _hollow(elements: Sequence[Element], shown: Sequence[Element]) -> set[str]:
    """The keys of the rows that reach into view without anything of what they hold."""
    holding = {key for e in elements for key in e.within}
    seen = {key for e in shown if e.role not in CONTAINERS for key in e.within}
    return {e.key for e in elements if e.role in ROWS} & (holding - seen)


def _repeated(position: int, shown: Sequence[Element]) -> bool:
    """Whether the words of a text are told by what stands inside it, or by a control next to it."""
    element = shown[position]
    if element.role in CONTAINERS:
        return False
    if element.interactive:
        return _doubled(element, shown[max(position - 1, 0) : position])
    said = words(_said(element))
    inner = takewhile(lambda e: element.box.encloses(e.box), shown[position + 1 : position + 1 + ROW_MEMBERS])
    if said and set(said.split()) <= {word for e in inner for word in words(e.name or _said(e)).split()}:
        return True
    if element.role in CELLS:
        return False
    beside = [e for e in (*shown[max(position - 1, 0) : position], *shown[position + 1 : position + 2])]
    titles = {words(title) for e in beside if e.interactive or e.key in element.within[-1:] for title in _titles(e)}
    return said in titles or not said


def _titles(element: Element) -> tuple[str, ...]:
    """What is told with the element itself."""
    return (element.name, element.label, element.value if element.role == "clickable" else "")


def _doubled(control: Element, before: Sequence[Element]) -> bool:
    """Whether it is the inner one of two controls for the same, such as the link of a tab."""
    return any(
        e.interactive and control.name and e.name == control.name and e.box.encloses(control.box) for e in before
    )


def _said(element: Element) -> str:
    return element.text or element.name
