"""The same done with row after row of one table, as a loop over its rows, where the task asks for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from controllers.actions import Select, SetText
from perception.checks import Changed, TextShown
from perception.locators import Described, Description, Locator, Relation
from perception.roles import ROWS
from perception.screen import Element, Observation
from skills.demonstrations import Deed, Reading
from skills.flow import Frame, items
from skills.generalising.all_rows import ALL, Done, doubt
from skills.generalising.checking import check
from skills.generalising.structure import Unclear
from skills.steps import Do, Read, Repeat, Step, WaitFor

ROW = "row"
TABLES = frozenset({"table", "grid", "treegrid"})

Part = Deed | Reading


@dataclass(frozen=True, slots=True)
class Rounds:
    """Rounds of so many parts each, from one on; `rows` are what the table's rows are known by, `over` is its rows."""

    start: int
    length: int
    rows: tuple[str, ...]
    over: Locator

    @property
    def end(self) -> int:
        return self.start + self.length * len(self.rows)


def in_rounds(parts: Sequence[Part], task: str) -> tuple[tuple[Step, ...], tuple[Part, ...]] | None:
    """A plan with the loop, and the parts with where they stand in it; None where nothing was done row after row.

    Raises Unclear where only some rows were dealt with and the task does not say which, or where it speaks of all but
    does not plainly mean those rows.
    """
    if not ALL.search(task):
        return None
    found = max(_rounds(parts), key=lambda each: (each.end - each.start, -each.length), default=None)
    first = parts[found.start] if found else None
    if found is None or not isinstance(first, Deed):
        return None
    if set(found.rows) != set(items(found.over, first.before) or ()):
        raise Unclear("It was done with some rows of a table, and nothing tells which.")
    if why := doubt(task, _done(parts, found)):
        raise Unclear(f"It was done with row after row, and {why}.")
    return _plan(parts, found), tuple(_placed(parts, found))


def _done(parts: Sequence[Part], found: Rounds) -> Done:
    """What has to account for the words of the task."""
    turns = [part for part in parts[found.start : found.end] if isinstance(part, Deed)]
    before, after = parts[: found.start], parts[found.end :]
    table = _table(turns[0])
    said = [_said(deed.before, {row.key for row in _rows_of(deed)}) for deed in turns]
    return Done(
        table.name if table else "",
        [deed.element.name for deed in turns if deed.element],
        {each for row in said for each in row if not all(each in other for other in said)},
        _names(before),
        _given(before),
        [*_names(after), *_given(after)],
    )


def _names(parts: Sequence[Part]) -> list[str]:
    """Of what was acted on."""
    return [part.element.name for part in parts if isinstance(part, Deed) and part.element]


def _given(parts: Sequence[Part]) -> list[str]:
    """What was typed or chosen."""
    actions = [part.action for part in parts if isinstance(part, Deed)]
    typed = [action.text for action in actions if isinstance(action, SetText)]
    return typed + [action.option for action in actions if isinstance(action, Select)]


def _rounds(parts: Sequence[Part]) -> Iterator[Rounds]:
    """Every way to see the parts as rounds, two at least."""
    for start, part in enumerate(parts):
        over = _over(part)
        known = items(over, part.before) if over and isinstance(part, Deed) else None
        for length in range(1, (len(parts) - start) // 2 + 1) if over and known else ():
            rows = tuple(_alike(parts[start:], length, known or ()))
            if len(rows) > 1 and over:
                yield Rounds(start, length, rows, over)


def _alike(parts: Sequence[Part], length: int, known: Sequence[str]) -> Iterator[str]:
    """The rows of the rounds that do the same as the first one, each with a row of its own."""
    seen: set[str] = set()
    first = [_sense(part) for part in parts[:length]]
    for at in range(0, len(parts) - length + 1, length):
        turn = parts[at : at + length]
        row = _row(turn[0], known)
        others = {_row(part, known) for part in turn} - {"", row}
        if not row or row in seen or others or [_sense(part) for part in turn] != first:
            return
        seen.add(row)
        yield row


def _sense(part: Part) -> object:
    """What is done, whatever row it is done in; a reading is like no other."""
    if not isinstance(part, Deed) or part.secret:
        return object()
    element = part.element
    told = (element.role, element.name, bool(_rows_of(part))) if element else ()
    return part.on, part.action, told


def _over(part: Part) -> Locator | None:
    """The rows of the table that its element stands in."""
    if not isinstance(part, Deed) or not _rows_of(part):
        return None
    table = _table(part)
    where = Relation("in", Description(table.name, table.role)) if table else None
    return Locator((Described(Description(role="row", relation=where)),))


def _table(part: Deed) -> Element | None:
    """The table with a name that its element stands in."""
    within = part.element.within if part.element else ()
    tables = (e for e in part.before.elements if e.key in within and e.role in TABLES and e.name)
    return next(tables, None)


def _rows_of(part: Deed) -> list[Element]:
    within = part.element.within if part.element else ()
    return [e for e in part.before.elements if e.key in within and e.role in ROWS]


def _row(part: Part, known: Sequence[str]) -> str:
    """By which of the known words the row is known that its element stands in."""
    rows = {e.key for e in _rows_of(part)} if isinstance(part, Deed) else set[str]()
    said = _said(part.before, rows) if isinstance(part, Deed) else set[str]()
    return next((each for each in known if each in said), "")


def _said(screen: Observation, rows: set[str]) -> set[str]:
    """What the rows say, as a whole and cell by cell."""
    return {(e.text or e.name).strip() for e in screen.elements if rows and (e.key in rows or rows & set(e.within))}


def _plan(parts: Sequence[Part], found: Rounds) -> tuple[Step, ...]:
    turn = parts[found.start : found.start + found.length]
    body = tuple(_in_row(part, found.rows[0]) for part in turn if isinstance(part, Deed))
    loop = Repeat("with each row", found.over, ROW, body)
    before, after = parts[: found.start], parts[found.end :]
    end = () if after else _end(parts[-1], found.rows)
    return (*map(_as_shown, before), loop, *end, *map(_as_shown, after))


def _end(last: Part, rows: tuple[str, ...]) -> tuple[WaitFor, ...]:
    """What the last round has shown, where that is said of no row."""
    shown = check(last) if isinstance(last, Deed) else None
    told = isinstance(shown, TextShown) and not any(row in shown.text for row in rows)
    return (WaitFor("what must have come of it", shown),) if told and shown else ()


def _as_shown(part: Part) -> Step:
    """A place in the plan for what is done outside of the loop."""
    if isinstance(part, Deed):
        return Do(part.words, part.action, part.found_by)
    return Read(part.words, part.found_by, part.name, part.asked)


def _in_row(deed: Deed, row: str) -> Do:
    target, element = deed.found_by, deed.element
    if element and _rows_of(deed):
        relation = Relation("in row of", Description(f"{{{ROW}}}", exact=True))
        target = Locator((Described(Description(element.name, element.role, relation=relation)),))
    return Do(deed.words.replace(row, f"{{{ROW}}}"), deed.action, target, Changed())


def _placed(parts: Sequence[Part], found: Rounds) -> Iterator[Part]:
    """Each part with where the plan stands after it."""
    for number, part in enumerate(parts):
        if number < found.start:
            yield replace(part, cursor=(Frame(number + 1),))
        elif number < found.end:
            turn, done = divmod(number - found.start, found.length)
            yield replace(part, cursor=(Frame(found.start), Frame(done + 1, items=found.rows, turn=turn)))
        else:
            yield replace(part, cursor=(Frame(found.start + 1 + number - found.end + 1),))
