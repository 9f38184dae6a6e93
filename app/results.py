"""What a run read, as rows: one per round of a loop, written as CSV or JSON."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.errors import UserError
from app.events import Event, Noted
from app.whole_files import save

Row = dict[str, str]


def rows(events: Iterable[Event]) -> list[Row]:
    """The notes in order; a name that comes again begins a new row."""
    table: list[Row] = []
    for event in events:
        if isinstance(event, Noted):
            if not table or event.note.name in table[-1]:
                table.append({})
            table[-1][event.note.name] = event.note.text
    return table


def suffix(path: Path) -> str:
    """The format that the file's name asks for. Raises UserError when it is neither or has no folder to lie in."""
    if (ending := path.suffix.lower()) not in {".csv", ".json"}:
        raise UserError(f"{path} is neither .csv nor .json; name the file accordingly.")
    if not path.absolute().parent.is_dir():
        raise UserError(f"There is no folder {path.parent} for {path.name}; make it first.")
    return ending


def write(path: Path, table: list[Row], answer: str) -> None:
    """Write the rows whole or not at all. Raises UserError when the place cannot be written."""
    text = _json(table, answer) if suffix(path) == ".json" else as_csv(table)
    save(path, text)


def _json(table: list[Row], answer: str) -> str:
    return json.dumps({"answer": answer, "rows": table}, ensure_ascii=False, indent=2) + "\n"


def as_csv(table: Sequence[Row]) -> str:
    """The rows with a column for each name; cells that a row lacks are empty."""
    text = io.StringIO()
    # With another lineterminator than its own a lone \r in a cell is not quoted.
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in table for name in row)))
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()
