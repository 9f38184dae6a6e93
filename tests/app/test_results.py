"""What was read becomes rows, written whole or not at all."""

import json
from pathlib import Path

import pytest

from app.errors import UserError
from app.events import Noted
from app.proposals import Note
from app.results import rows, write

READ = [
    Noted(Note(name, text)) for name, text in [("who", "Ada"), ("mail", "a@x"), ("who", "Bob, Jr."), ("mail", "b@x")]
]


def test_a_name_that_comes_again_begins_a_row() -> None:
    assert rows(READ) == [{"who": "Ada", "mail": "a@x"}, {"who": "Bob, Jr.", "mail": "b@x"}]


def test_csv_and_json(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", rows(READ), "two")
    assert (tmp_path / "out.csv").read_text() == 'who,mail\nAda,a@x\n"Bob, Jr.",b@x\n'
    write(tmp_path / "out.json", rows(READ), "two")
    assert json.loads((tmp_path / "out.json").read_text()) == {"answer": "two", "rows": rows(READ)}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.csv", "out.json"]


@pytest.mark.parametrize("name", ["out.txt", "missing/out.csv"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.$"):
        write(tmp_path / name, [], "")
