"""A screen as a short text: what a model reads in place of a tree, in reading order and without repeats."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from urllib.parse import urlsplit

from perception.geometry import Box
from perception.outline import HEADED, Branch, outlined
from perception.quoting import inline, plain, quoted, short
from perception.roles import CELLS, HEADERS
from perception.screen import CONTAINERS, WRITTEN, Element, Observation
from perception.scrolling import hidden
from perception.tables import columns

ADDRESS_LIMIT = 300
PATH_LIMIT = 80
OPTIONS_TOLD = 8
BOUNDED = frozenset({"slider", "spinbutton"})  # what goes from a number to a number
DRAWN = frozenset({"clickable", "slider"})  # what may be of any size and look
PLAIN = CELLS | HEADERS | {"text"}
UNTOLD_STATES = frozenset({"unchecked", "multiline"})  # a box that is not said to be checked is not


def render(observation: Observation, *, ahead: float = 0.0, limit: int = 400, leading: bool = False) -> str:
    """The screen as text: at most `limit` lines of what is in view, and how much more there is.

    `ahead` is how many more screens below are told as if they were in view: what stands there is brought
    into view when it is acted on. `leading`: links are told with the path they lead to.

    `12 button "Save" (disabled)` is something to act on, `# Orders` a heading, `[dialog "Sure?"]` a
    container with its content indented, `| Ada | 30 | 14 button "Delete" |` a row under its headers, anything else
    plain text. `15 same 40,20` has no words, and is but for its place as the one in the line above.
    `[7 table "Orders"]` has a number because not all of it is told: see `looking.expand`.
    """
    if ahead:
        observation = replace(observation, elements=tuple(_nearer(observation, ahead)))
    areas, counted = hidden(observation.elements, observation.size)
    body = list(_lines(outlined(observation.elements, observation.beyond, areas), leading))
    cut = [f"... {len(body) - limit} more lines"] if len(body) > limit else []
    return "\n".join((*_heading(observation), *body[:limit], *cut, *_unseen(observation, counted)))


def listed(elements: Sequence[Element]) -> list[str]:
    """Some elements of a screen as lines, as if all of them were in view."""
    return list(_lines(outlined([replace(e, visibility="shown") for e in elements])))


def line(element: Element, leading: bool = False) -> str:
    """One element on one line; controls with number, value, states, choices and validation message.

    `leading`: a link with the path it leads to. What has no words at all is told by where it is, in pixels; if it is
    drawn, by its size and look, too.
    """
    e = element
    number = f"{e.number} " if e.number and e.interactive else ""
    words = short(e.name or e.label or e.text)
    place = "" if words or not e.interactive else f"at {_point(e)}"
    called = " ".join(part for part in (place or quoted(words), _look(e, bool(place))) if part)
    value = f" = {quoted(short(e.value))}" if e.value else ""
    value += f" from {inline(e.about)}" if e.about and e.role in BOUNDED else ""
    states = ", ".join(
        f"{state} as {WRITTEN[state]}" if state in WRITTEN else state for state in sorted(e.states - UNTOLD_STATES)
    )
    message = f" ! {quoted(short(e.message))}" if e.message else ""
    path = _path(e) if leading else ""
    return f"{number}{e.role} {called}{value}{f' ({states})' if states else ''}{_choices(e.options)}{message}{path}"


def _path(link: Element) -> str:
    """Where it leads, without the site and what is asked there; "" for what is no link."""
    method, _, address = link.effect.partition(" ")
    path = urlsplit(address).path if link.role == "link" and method == "GET" else ""
    return f" to {inline(short(path, PATH_LIMIT))}" if path else ""


def _point(element: Element) -> str:
    return f"{element.box.centre.x:.0f},{element.box.centre.y:.0f}"


def _likewise(element: Element, above: Element) -> str:
    """One without words below another of the same kind, size and states: its place, and its look if that is another."""
    if not element.interactive or element.name or element.label or element.text or (above.about and not element.about):
        return ""
    moved = replace(element.box, x=above.box.x, y=above.box.y)
    if line(replace(element, number=above.number, box=moved, about=above.about)) != line(above):
        return ""
    look = f" {inline(element.about)}" if element.about != above.about else ""
    return f"{element.number} same {_point(element)}{look}"


def _look(element: Element, wordless: bool) -> str:
    """What is seen of something that is drawn, above all without words: `12x12 red circle`."""
    look = inline(element.about) if element.about and element.role not in BOUNDED else ""
    size = f"{element.box.width:.0f}x{element.box.height:.0f}"
    return f"{size} {look}".strip() if look or (wordless and element.role in DRAWN) else ""


def _nearer(observation: Observation, ahead: float) -> Iterator[Element]:
    """The elements, those that stand wholly within so many screens below as if they were in view."""
    width, height = observation.size
    reach = Box(0, 0, width, (1 + ahead) * height)
    for element in observation.elements:
        near = element.visibility == "offscreen" and reach.encloses(element.box)
        yield replace(element, visibility="shown") if near else element


def _heading(observation: Observation) -> Iterator[str]:
    place = observation.place
    title = f" {quoted(short(place.title))}" if place.title else ""
    sight = f" (read from {observation.sight})" if observation.sight else ""
    yield f"at {short(place.address, ADDRESS_LIMIT)}{title}{sight}{' (still loading)' if observation.loading else ''}"
    if len(observation.tabs) > 1:
        tabs = (
            f"{quoted(short(tab.title or tab.address))}{' (current)' if tab.current else ''}"
            for tab in observation.tabs
        )
        yield f"tabs: {', '.join(tabs)}"


def _unseen(observation: Observation, counted: Set[str]) -> Iterator[str]:
    """What is out of view, but for what is counted already."""
    parts = [e for e in observation.elements if e.role not in CONTAINERS and (not e.key or e.key not in counted)]
    away = [e.box.y + e.box.height / 2 for e in parts if e.visibility == "offscreen"]
    above = sum(y < 0 for y in away) + sum(each.above for each in observation.beyond)
    below = sum(y > observation.size[1] for y in away) + sum(each.below for each in observation.beyond)
    covered = sum(e.visibility == "covered" for e in parts)
    for count, where in (
        (above, "more above"),
        (below, "more below"),
        (sum(0 <= y <= observation.size[1] for y in away), "more to scroll to"),
        (covered, "covered by what is in front"),
    ):
        if count:
            yield f"{count} {where}"


def _lines(branch: Branch, leading: bool = False) -> Iterator[str]:
    """What stands in a container, one line a part, a row or a line of text."""
    table = columns([child.members for child in branch.children if child.flat and child.element.role == "row"])
    for child, above in zip(branch.children, (None, *branch.children), strict=False):
        if child.flat:
            members = child.members
            cells = table.cells(members) if table and child.element.role == "row" else [[each] for each in members]
            yield _row(child.element, cells, leading)
        elif _is_layout(child):
            yield from (_part(member, leading) for row in child.children for member in row.members)
        elif child.element.role in CONTAINERS:
            yield f"[{_titled(child)}]"
            yield from (f" {inner}" for inner in _lines(child, leading))
        else:
            yield (above and _likewise(child.element, above.element)) or _part(child.element, leading)
    if branch.untold:
        yield f"... {branch.untold}: expand {branch.element.number}"


def _is_layout(branch: Branch) -> bool:
    """Whether it is a table that only sets one thing below the other, and tells nothing by its rows."""
    bare = branch.element.role == "table" and not branch.element.name and not branch.untold
    return bare and all(row.flat and len(row.members) == 1 for row in branch.children)


def _row(row: Element, cells: Sequence[Sequence[Element]], leading: bool) -> str:
    parts = [" ".join(_inside(e, leading) for e in cell) for cell in cells] or [inline(_said(row))]
    return f"| {' | '.join(parts)} |" if row.role == "row" else f"- {' '.join(parts)}"


def _inside(element: Element, leading: bool) -> str:
    """A part of a row."""
    return inline(_said(element)) if element.role in PLAIN else _part(element, leading)


def _part(element: Element, leading: bool) -> str:
    if element.role == HEADED:
        return f"# {_said(element)}"
    return plain(_said(element)) if element.role in PLAIN else line(element, leading)


def _said(element: Element) -> str:
    return short(element.text or element.name)


def _titled(branch: Branch) -> str:
    container = branch.element
    number = f"{container.number} " if branch.untold else ""
    return f"{number}{container.role}{f' {quoted(short(container.name))}' if container.name else ''}"


def _choices(options: Sequence[str]) -> str:
    more = f", {len(options) - OPTIONS_TOLD} more" if len(options) > OPTIONS_TOLD else ""
    return f" of {', '.join(map(_choice, options[:OPTIONS_TOLD]))}{more}" if options else ""


def _choice(option: str) -> str:
    words = short(option)
    return quoted(words) if "," in words else inline(words)
