"""Tables of values from CSV and JSON files: named columns, and a text in every cell."""

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
    found = reader(path, text)
    if not found.rows:
        raise UserError(f"{path} has no rows.")
    return found


def _csv(path: Path, text: str) -> Table:
    """Commas or semicolons, whichever the first line has more of."""
    head = re.split(r"[\r\n]", text, maxsplit=1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip() for name in next(lines, [])]
        _check_names(path, names)
        rows = [_row(path, lines.line_num, names, cells) for cells in lines if any(cell.strip() for cell in cells)]
    except csv.Error as problem:
        raise UserError(f"{path}, line {lines.line_num}: {problem}; correct it.") from None
    return Table(tuple(names), tuple(rows))


def _row(path: Path, line: int, names: list[str], cells: list[str]) -> Row:
    if len(cells) != len(names):
        raise UserError(f"{path}, line {line}: there are {len(cells)} values for {len(names)} columns.")
    return dict(zip(names, cells, strict=True))


def _json(path: Path, text: str) -> Table:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise UserError(f"{path} is not JSON ({problem}): correct it.") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise UserError(f"{path} must hold a list of objects, one for each row.")
    names = list(dict.fromkeys(name for row in found for name in row))
    _check_names(path, names)
    rows = [{name: _cell(path, number, name, row) for name in names} for number, row in enumerate(found, 1)]
    return Table(tuple(names), tuple(rows))


def _cell(path: Path, number: int, name: str, row: dict[str, Any]) -> str:
    value = row.get(name, "")
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UserError(f"{path}, row {number}: {name} must be a text or a number.")
    return str(value)


def _check_names(path: Path, names: list[str]) -> None:
    if not names or not all(names) or len(set(names)) < len(names):
        raise UserError(f"{path} must name its columns, each once.")
