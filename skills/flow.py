"""Control flow of a step sequence, as pure functions over a serialisable position."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from perception.checks import ElementShown
from perception.grounding import ground
from perception.holding import holds
from perception.layout import is_header
from perception.locators import Described, Locator
from perception.reading import read
from perception.resolving import matching
from perception.roles import CELLS, ROWS
from perception.screen import Element, Observation
from skills.steps import Call, EachRow, If, Plain, Repeat, Step, WaitFor, below, walk
from skills.texts import rewritten, texts

Filled = TypeVar("Filled")
_NAME = re.compile(r"\{([^\W\d]\w*)\}")


class UnknownName(KeyError):
    """A step speaks of `{name}`, and nothing of that name has been read or given."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"Nothing called {self.name} has been read or given."


@dataclass(frozen=True, slots=True)
class Frame:
    """A position in one block: the next step's index, and for loops the items (table rows as JSON) and the turn."""

    index: int = 0
    branch: str = "steps"
    items: tuple[str, ...] = ()
    turn: int = 0


Cursor = tuple[Frame, ...]
"""Frames from the outermost block inwards; empty means the very beginning."""


def upcoming(
    steps: Sequence[Step], cursor: Cursor, screen: Observation, values: Mapping[str, str]
) -> tuple[Plain, Cursor] | None:
    """The next plain step with its `{names}` filled in, and where the plan stands after it.

    None when the sequence is finished. Loops take their items from `screen` when they are entered. A loop
    over something that is not there, nor the table or list that should hold it, begins with waiting.
    Raises UnknownName.
    """
    return _in_block(steps, cursor or (Frame(),), screen, values)


def ahead(steps: Sequence[Step], cursor: Cursor) -> Step | None:
    """The step that stands at the position, whatever it will come to; None at the end of a block."""
    here, inner = cursor[0], cursor[1:]
    step = next((step for step in steps[here.index :] if not step.off), None)
    if not inner or step is None:
        return step
    block = step.otherwise if isinstance(step, If) and inner[0].branch == "otherwise" else below(step)
    return ahead(block, inner)


def behind(steps: Sequence[Step], cursor: Cursor) -> int | None:
    """The number, as `walk` goes, of the step that leads to the position: the last one before it in its block."""
    here, inner = cursor[0], cursor[1:]
    if not inner:
        last = next((n for n in reversed(range(here.index)) if not steps[n].off), None)
        return None if last is None else _count(steps[:last])
    step = steps[here.index]
    first = _count(steps[: here.index]) + 1
    if isinstance(step, If):
        other = inner[0].branch == "otherwise"
        first, block = (first + _count(step.then), step.otherwise) if other else (first, step.then)
    else:
        block = below(step)
    found = behind(block, inner)
    return None if found is None else first + found


def _count(steps: Sequence[Step]) -> int:
    return sum(1 for _ in walk(steps))


def filled(value: Filled, values: Mapping[str, str]) -> Filled:
    """The same value with every `{name}` in its texts replaced, however deep. Raises UnknownName."""
    return rewritten(value, lambda text: _NAME.sub(lambda found: _value(found[1], values), text))


def renamed(value: Filled, texts: Mapping[str, str]) -> Filled:
    """The same, but `{name}`s that `texts` does not have stay as they are."""
    return rewritten(value, lambda text: _NAME.sub(lambda found: texts.get(found[1], found[0]), text))


def names(value: Any) -> Iterator[str]:
    """Every `{name}` in its texts."""
    for text in texts(value):
        yield from _NAME.findall(text)


def items(over: Locator, screen: Observation) -> tuple[str, ...] | None:
    """The identity texts of what a loop goes over, without repetition; None where not even its place is shown.

    A row is known by the first of its cells that no other row has, else by all its words.
    """
    found = _fits(over, screen)
    if not found and not _place_shown(over, screen):
        return None
    return tuple(dict.fromkeys(text for text in _identities(found, screen) if text))


def _in_block(
    steps: Sequence[Step], cursor: Cursor, screen: Observation, values: Mapping[str, str]
) -> tuple[Plain, Cursor] | None:
    here, inner = cursor[0], cursor[1:]
    for index in range(here.index, len(steps)):
        if steps[index].off:
            continue
        entered = inner if index == here.index else ()
        if found := _in_step(steps[index], entered, screen, values):
            plain, deeper = found
            return plain, (replace(here, index=index if deeper is not None else index + 1), *(deeper or ()))
    return None


def _in_step(
    step: Step, inner: Cursor, screen: Observation, values: Mapping[str, str]
) -> tuple[Plain, Cursor | None] | None:
    """The next plain step within this one and the frames below it; no frames (None) once it is behind."""
    match step:
        case Repeat():
            return _in_loop(step, inner, screen, values)
        case EachRow():
            return _in_table(step, inner, screen, values)
        case If():
            return _in_branch(step, inner, screen, values)
        case Call(shortcut=name):  # `skills.calls` has put the called steps in its place
            raise UnknownName(name)
        case _:
            return filled(step, values), None


def _in_loop(
    step: Repeat, inner: Cursor, screen: Observation, values: Mapping[str, str]
) -> tuple[Plain, Cursor] | None:
    if not inner:
        over = filled(step.over, values)
        found = items(over, screen)
        if found is None:
            return WaitFor(step.words, ElementShown(over)), ()
        inner = (Frame(items=found),)
    return _in_turns(step.steps, inner, screen, values, lambda item: {step.name: item})


def _in_table(
    step: EachRow, inner: Cursor, screen: Observation, values: Mapping[str, str]
) -> tuple[Plain, Cursor] | None:
    if not inner:
        rows = json.loads(_value(step.table, values))
        inner = (Frame(items=tuple(json.dumps(row, ensure_ascii=False) for row in rows)),)
    return _in_turns(step.steps, inner, screen, values, json.loads)


def _in_turns(
    steps: Sequence[Step],
    inner: Cursor,
    screen: Observation,
    values: Mapping[str, str],
    named: Callable[[str], Mapping[str, str]],
) -> tuple[Plain, Cursor] | None:
    """The next plain step of a loop; `named` says what is known in a turn by its item."""
    frame, rest = inner[0], inner[1:]
    for turn in range(frame.turn, len(frame.items)):
        at = frame if turn == frame.turn else replace(frame, index=0, turn=turn)
        turn_values = {**values, **named(frame.items[turn])}
        if found_step := _in_block(steps, (at, *(rest if at is frame else ())), screen, turn_values):
            return found_step
    return None


def _in_branch(step: If, inner: Cursor, screen: Observation, values: Mapping[str, str]) -> tuple[Plain, Cursor] | None:
    if not inner:
        held = holds(filled(step.check, values), screen, screen)
        inner = (Frame(branch="then" if held else "otherwise"),)
    return _in_block(step.then if inner[0].branch == "then" else step.otherwise, inner, screen, values)


def _value(name: str, values: Mapping[str, str]) -> str:
    if name not in values:
        raise UnknownName(name)
    return values[name]


def _fits(over: Locator, screen: Observation) -> tuple[Element, ...]:
    """What the strongest part of the locator that fits anything at all fits."""
    return next((fits for part in over.parts if (fits := matching(part, screen.elements))), ())


def _place_shown(over: Locator, screen: Observation) -> bool:
    """Whether the table or list is there, though it may be empty."""
    relations = [part.description.relation for part in over.parts if isinstance(part, Described)]
    return any(relation and ground(relation.anchor, screen.elements).fits for relation in relations)


def _identities(found: Sequence[Element], screen: Observation) -> list[str]:
    """How each one is known; header rows are left out."""
    rows = {e.key: _cells(e, screen) for e in found if e.role in ROWS}
    texts = [text for cells in rows.values() for text in cells]
    names = []
    for element in found:
        cells = rows.get(element.key, [])
        unique = next((text for text in cells if texts.count(text) == 1), "")
        if not is_header(element, screen.elements):
            names.append(unique or " ".join(cells) or element.name or read(element))
    return names


def _cells(row: Element, screen: Observation) -> list[str]:
    """The texts of a row's cells, in reading order."""
    inside = [e for e in screen.elements if row.key in e.within and e.role in CELLS | {"rowheader"}]
    return [text for cell in inside if (text := (cell.text or cell.name).strip())]
