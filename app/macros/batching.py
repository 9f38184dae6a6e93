"""A macro over many rows: each result is on disk before the next row begins, and nothing is done twice unasked."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from app.errors import UserError
from app.events import Acted, Event, Finished, Intended, Noted, Started
from app.macros.tables import Row, Table, table
from app.results import as_csv, suffix
from app.whole_files import save

Result = Literal["done", "failed", "in doubt", "not run", "begun"]
OWN = ("row", "result", "why", "run")
READ = "read "
"""Before the names of what was read, in the file."""
ENDING_ALL = frozenset({"stopped", "refused", "asked", "crashed"})
"""Endings after which the next row would fare no better."""


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of a row; its number is 0 where the table has it no more.

    in doubt: it failed after something had been changed, or was cut off: whether it is done, a person must see.
    not run: its values do not fit. begun: it is under way.
    """

    row: int
    result: Result
    given: Row
    why: str = ""
    run: str = ""
    read: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows with the file of their results. again: do rows in doubt once more."""

    rows: Table
    out: Path
    resume: bool = False
    again: bool = False

    def results(self, run: Callable[[Row], Iterator[Event]]) -> Iterator[RowResult]:
        """Run the rows that are still to be done, one after the other. Raises UserError as `earlier` does.

        `run` replays one row; UserError from it means that the row's values do not fit. Ends early where the next row
        would fare no better.
        """
        known, gone = self.earlier()
        results = [*known, *gone]
        for number, row in enumerate(self.rows.rows, 1):
            if results[number - 1] and not self._due(results[number - 1]):
                continue
            results[number - 1] = RowResult(number, "begun", row)
            self._write(results)
            found, goes_on = _ran(number, row, run)
            results[number - 1] = found
            self._write(results)
            yield found
            if not goes_on:
                return

    def _due(self, earlier: RowResult | None) -> bool:
        return earlier is None or earlier.result in {"failed", "not run"} or (self.again and earlier.result != "done")

    def earlier(self) -> tuple[list[RowResult | None], list[RowResult]]:
        """What the file says of these very rows, and of others that are done or in doubt.

        Of a row that was begun nobody knows; that other rows failed is of no more use.
        Raises UserError where a file is in the way, or is none of results.
        """
        suffix(self.out)
        if taken := [name for name in self.rows.columns if name in OWN or name.startswith(READ)]:
            raise UserError(f"The column {taken[0]!r} would be in the way of the results; rename it.")
        if not self.out.exists():
            return [None] * len(self.rows.rows), []
        if not self.resume:
            raise UserError(f"{self.out} is there already; go on with it by --resume, or name another file by --out.")
        return _matched(self.rows.rows, table(self.out), self.out)

    def _write(self, results: Iterable[RowResult | None]) -> None:
        told = [_told(result) for result in results if result]
        save(self.out, json.dumps(told, ensure_ascii=False, indent=1) if suffix(self.out) == ".json" else as_csv(told))


def _ran(number: int, row: Row, run: Callable[[Row], Iterator[Event]]) -> tuple[RowResult, bool]:
    """The row's result, and whether the next row may be tried.

    What was about to change something counts as done, unless it is told that nothing was touched.
    """
    episode, changed, read = "", 0, Row()
    begun, finished = False, None
    try:
        for event in run(row):
            match event:
                case Started(episode=episode):
                    pass
                case Intended(risk=risk):
                    begun = risk >= 2
                    changed += begun
                case Acted(untouched=True):
                    changed -= begun
                case Noted(note):
                    read[note.name] = note.text
                case Finished():
                    finished = event
    except UserError as problem:
        return RowResult(number, "not run", row, str(problem)), True
    if finished is None or finished.ending != "done":
        why = finished.sentence if finished else "It was cut off."
        goes_on = finished is not None and finished.ending not in ENDING_ALL
        return RowResult(number, "in doubt" if changed else "failed", row, why, episode, read), goes_on
    return RowResult(number, "done", row, "", episode, read), True


def _matched(rows: tuple[Row, ...], earlier: Table, path: Path) -> tuple[list[RowResult | None], list[RowResult]]:
    """The earlier result of each row by what the row says, and what is left; the same row twice has two results."""
    if not set(OWN) <= set(earlier.columns):
        raise UserError(f"{path} holds no results of a batch; name another file by --out.")
    waiting: dict[str, list[Row]] = {}
    for told in earlier.rows:
        waiting.setdefault(_key(_given(told)), []).append(told)
    found: list[RowResult | None] = []
    for number, row in enumerate(rows, 1):
        same = waiting.get(_key(row), [])
        found.append(_read(number, row, same.pop(0)) if same else None)
    left = (_read(0, _given(told), told) for others in waiting.values() for told in others)
    return found, [each for each in left if each.result in {"done", "in doubt"}]


def _read(number: int, row: Row, told: Row) -> RowResult:
    read = {name.removeprefix(READ): value for name, value in told.items() if name.startswith(READ) and value}
    known: dict[str, Result] = {"done": "done", "failed": "failed", "not run": "not run"}
    result = known.get(told["result"], "in doubt")
    why = "It was cut off while it was under way." if told["result"] == "begun" else told["why"]
    return RowResult(number, result, row, why, told["run"], read)


def _given(told: Row) -> Row:
    """What the row said, without columns that other rows alone have."""
    return {name: value for name, value in told.items() if name not in OWN and not name.startswith(READ) and value}


def _key(row: Row) -> str:
    return json.dumps({name: value for name, value in row.items() if value}, sort_keys=True)


def _told(result: RowResult) -> Row:
    own = {name: str(value) for name, value in asdict(result).items() if name in OWN}
    return own | result.given | {READ + name: text for name, text in result.read.items()}


def summary(results: Iterable[RowResult]) -> str:
    """`49 done, 1 failed`."""
    counted = Counter(result.result for result in results)
    return ", ".join(f"{count} {result}" for result, count in counted.items()) or "nothing was left to do"
