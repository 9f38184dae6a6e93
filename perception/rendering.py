"""A screen as a short text: what a model reads in place of a tree, in reading order and without repeats."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from perception.roles import CELLS, DIALOGS, HEADERS, ROWS
from perception.screen import CONTAINERS, Element, Observation
from perception.wording import words

TEXT_LIMIT = 160
OPTIONS_TOLD = 8
OPENED = DIALOGS | {"table", "form"}  # containers that are told even without a name
PLAIN = CELLS | HEADERS | {"text"}
ROW_MEMBERS = 16  # a row or item of more parts than this is no line but a structure of its own
UNTOLD_STATES = frozenset({"unchecked", "multiline"})  # a box that is not said to be checked is not


def render(observation: Observation, *, limit: int = 400) -> str:
    """The screen as text: at most `limit` lines of what is in view, and how much more there is.

    `12 button "Save" (disabled)` is something to act on, `# Orders` a heading, `[dialog "Sure?"]` a
    container with its content indented, `| Ada | 30 | 14 button "Delete"` a row, `"..."` plain text.
    """
    body = list(_body(observation.shown))
    cut = [f"... {len(body) - limit} more lines"] if len(body) > limit else []
    return "\n".join((*_heading(observation), *body[:limit], *cut, *_unseen(observation)))


def line(element: Element) -> str:
    """One element on one line; controls with number, value, states, choices and validation message."""
    e = element
    number = f"{e.number} " if e.number and e.interactive else ""
    name = _short(e.name or e.label or e.text)
    value = f' = "{_short(e.value)}"' if e.value else ""
    states = ", ".join(sorted(e.states - UNTOLD_STATES))
    message = f' ! "{_short(e.message)}"' if e.message else ""
    return f'{number}{e.role} "{name}"{value}{f" ({states})" if states else ""}{_choices(e.options)}{message}'


def _heading(observation: Observation) -> Iterator[str]:
    place = observation.place
    title = f' "{_short(place.title)}"' if place.title else ""
    yield f"at {place.address}{title}{' (still loading)' if observation.loading else ''}"
    if len(observation.tabs) > 1:
        tabs = (
            f'"{_short(tab.title or tab.address)}"{" (current)" if tab.current else ""}' for tab in observation.tabs
        )
        yield f"tabs: {', '.join(tabs)}"


def _unseen(observation: Observation) -> Iterator[str]:
    parts = [e for e in observation.elements if e.role not in CONTAINERS]
    away = [e.box.centre.y for e in parts if e.visibility == "offscreen"]
    above = sum(y < 0 for y in away)
    below = sum(y > observation.size[1] for y in away)
    covered = sum(e.visibility == "covered" for e in parts)
    for count, where in (
        (above, "more above"),
        (below, "more below"),
        (len(away) - above - below, "more to scroll to"),
        (covered, "covered by what is in front"),
    ):
        if count:
            yield f"{count} {where}"


def _body(shown: Sequence[Element]) -> Iterator[str]:
    kept = [e for position, e in enumerate(shown) if not _repeated(position, shown)]
    rows = _flat_rows(kept)
    opened = {e.key for e in kept if e.role in CONTAINERS and (e.name or e.role in OPENED) and e.key not in rows}
    members = defaultdict(list)
    for element in kept:
        for key in rows.intersection(element.within):
            members[key].append(element)
    for element in kept:
        indent = "  " * sum(key in opened for key in element.within)
        if element.key in rows:
            yield indent + _row(element, members[element.key])
        elif element.key in opened:
            yield f"{indent}[{_titled(element)}]"
        elif element.role not in CONTAINERS and rows.isdisjoint(element.within):
            yield indent + _part(element)


def _flat_rows(elements: Sequence[Element]) -> set[str]:
    """The keys of the rows that go on one line: with few parts and no container inside."""
    inside: Counter[str] = Counter()
    for element in elements:
        weight = ROW_MEMBERS + 1 if element.role in CONTAINERS else 1
        inside.update(dict.fromkeys(element.within, weight))
    return {e.key for e in elements if e.role in ROWS and inside[e.key] <= ROW_MEMBERS}


def _row(row: Element, members: Sequence[Element]) -> str:
    parts = [_said(e) if e.role in PLAIN else _part(e) for e in members] or [_said(row)]
    return f"| {' | '.join(parts)} |" if row.role == "row" else f"- {' '.join(parts)}"


def _part(element: Element) -> str:
    if element.role == "heading":
        return f"# {_said(element)}"
    return f'"{_said(element)}"' if element.role in PLAIN else line(element)


def _repeated(position: int, shown: Sequence[Element]) -> bool:
    """Whether the words of a text are told by what stands inside it, or by a control next to it."""
    element = shown[position]
    if element.interactive or element.role in CONTAINERS:
        return False
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


def _said(element: Element) -> str:
    return _short(element.text or element.name)


def _titled(container: Element) -> str:
    return f'{container.role} "{_short(container.name)}"' if container.name else container.role


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= TEXT_LIMIT else plain[: TEXT_LIMIT - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _choices(options: Sequence[str]) -> str:
    more = f", {len(options) - OPTIONS_TOLD} more" if len(options) > OPTIONS_TOLD else ""
    return f" of {', '.join(options[:OPTIONS_TOLD])}{more}" if options else ""
