"""Tables of values from files and from what was pasted: named columns, and a text in every cell."""

import csv
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError

LARGEST = 10_000_000
"""Bytes of a file."""
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows, each with all the columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def as_json(self) -> str:
        return json.dumps(self.rows, ensure_ascii=False)


def table(path: Path) -> Table:
    """Read a .csv file with a line of names first, or a .json file with a list of objects. Raises UserError."""
    reader = {".csv": _csv, ".json": _json}.get(path.suffix.lower())
    if reader is None:
        raise UserError(f"{path} is neither .csv nor .json; name the file accordingly.")
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"{path} is larger than {LARGEST // 1_000_000} MB; split it.")
        with path.open(encoding="utf-8-sig", newline="") as file:  # line ends within cells stay what they are
            text = file.read()
    except OSError as problem:
        raise UserError(f"{path} cannot be read: {problem.strerror}; check its name.") from None
    except UnicodeDecodeError:
        raise UserError(f"{path} is not in UTF-8; save it again in that encoding.") from None
    if not text.strip():
        raise UserError(f"{path} is empty; it needs the names of its columns, and then the rows.")
    return _filled(str(path), reader(str(path), text))


def pasted(text: str, source: str) -> Table:
    """The same of a text that nobody has named: JSON, CSV, or cells between tabs as spreadsheets copy them.

    source: where it comes from, as the person knows it. Raises UserError.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise UserError(f"{source} is empty; copy a table with a line of names first.")
    if len(text) > LARGEST:
        raise UserError(f"{source} holds more than {LARGEST // 1_000_000} MB; split it.")
    is_json = text.lstrip().startswith(("[", "{"))
    return _filled(source, _json(source, text) if is_json else _csv(source, text, "\t,;"))


def _filled(source: str, found: Table) -> Table:
    if not found.rows:
        raise UserError(f"{source} has no rows.")
    return found


def _csv(source: str, text: str, delimiters: str = ",;\t") -> Table:
    """Between cells stands whichever of the delimiters the first line has most of; the first where it has none."""
    head = re.split(r"[\r\n]", text, maxsplit=1)[0]
    delimiter = max(delimiters, key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip() for name in next(lines, [])]
        _check_names(source, names)
        rows = [_row(source, lines.line_num, names, cells) for cells in lines if any(cell.strip() for cell in cells)]
    except csv.Error as problem:
        raise UserError(f"{source}, line {lines.line_num}: {problem}; correct it.") from None
    return Table(tuple(names), tuple(rows))


def _row(source: str, line: int, names: list[str], cells: list[str]) -> Row:
    if len(cells) != len(names):
        raise UserError(
            f"{source}, line {line}: there are {len(cells)} values for {len(names)} columns; correct that line."
        )
    return dict(zip(names, cells, strict=True))


def _json(source: str, text: str) -> Table:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise UserError(f"{source} is not JSON ({problem}): correct it.") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise UserError(f"{source} must hold a list of objects, one for each row.")
    names = list(dict.fromkeys(name for row in found for name in row))
    if found:
        _check_names(source, names)
    rows = [{name: _cell(source, number, name, row) for name in names} for number, row in enumerate(found, 1)]
    return Table(tuple(names), tuple(rows))


def _cell(source: str, number: int, name: str, row: dict[str, Any]) -> str:
    value = row.get(name, "")
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UserError(f"{source}, row {number}: {name} must be a text or a number.")
    return str(value)


def _check_names(source: str, names: list[str]) -> None:
    if not names or not all(names) or len(set(names)) < len(names):
        raise UserError(f"{source} must begin with the names of its columns, each once.")
