"""The table of skills: read off this thread, searched, and what is taken in from a file."""

from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from skills.notation.writing import text
from tests.ui.models.skills.shelves import NAME, RENAME, SHOP, THEIRS, held, stock
from tests.ui.models.stores import settle
from ui.models.skills.manuals import ManualsModel
from ui.models.skills.shelf import ShelfModel


@pytest.fixture
def model(qapp: object) -> ShelfModel:
    return ShelfModel()


def rows(model: ShelfModel) -> list[str]:
    table = model.table
    return [" | ".join(table.index(row, column).data() for column in range(5)) for row in range(table.rowCount())]


def test_each_skill_tells_its_place_trust_and_success(model: ShelfModel, qtmodeltester: ModelTester) -> None:
    stock(RENAME, THEIRS, heal=True)
    model.refresh()
    assert not model.table.entries and not model.empty  # it is on its way
    settle()
    assert rows(model) == [
        f"{NAME} | 127.0.0.1:8000 | 3 | On trial | 3 of 4 (75 %)",
        "Theirs | 127.0.0.1:8000 | 3 | Quarantined, heal waiting | never run",
    ]
    qtmodeltester.check(model.table)  # type: ignore[no-untyped-call]


def test_a_search_lists_what_shares_its_words(model: ShelfModel, qtbot: QtBot) -> None:
    stock(RENAME, THEIRS)
    model.refresh()
    model.search("theirs")
    qtbot.waitUntil(lambda: [entry.shortcut.name for entry in model.table.entries] == ["Theirs"])
    model.search("")
    qtbot.waitUntil(lambda: len(model.table.entries) == 2)


def test_a_library_that_is_none_is_said(model: ShelfModel, journeyman_home: Path) -> None:
    model.refresh()
    settle()
    assert model.empty and not model.problem
    (journeyman_home / "library.db").unlink()
    (journeyman_home / "library.db").write_text("no database" * 100)
    model.refresh()
    settle()
    assert "is not a database" in model.problem


def test_a_file_is_looked_over_before_it_is_kept_in_quarantine(model: ShelfModel, qtbot: QtBot, tmp_path: Path) -> None:
    stock(RENAME)
    file = tmp_path / "theirs.yaml"
    file.write_text(text(RENAME).replace("press Save", "press Delete"))
    model.look_into(file)
    settle()
    assert model.incoming and model.incoming.replaces and f"It begins at: {SHOP}" in model.incoming.claims
    assert {"+++ version 2", "-- do: press Save", "+- do: press Delete"} <= set(model.incoming.changes)
    model.leave()
    assert held().version == 1 and model.incoming is None
    model.look_into(file)
    settle()
    with qtbot.waitSignal(model.opened) as opened:
        model.keep()
    settle()
    assert opened.args == [NAME] and (held().version, held().trust) == (2, "quarantined")


def test_a_file_that_tells_what_is_here_already_changes_nothing(
    model: ShelfModel, qtbot: QtBot, tmp_path: Path
) -> None:
    stock(RENAME)
    file = tmp_path / "mine.yaml"
    file.write_text(text(RENAME))
    with qtbot.waitSignal(model.said) as said:
        model.look_into(file)
    assert "is here already" in said.args[0] and model.incoming is None
    assert (held().version, held().trust) == (1, "trial")


def test_a_file_that_is_no_skill_is_refused_with_its_line(model: ShelfModel, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(text(RENAME).replace("action:", "acton:", 1))
    with qtbot.waitSignal(model.said) as said:
        model.look_into(file)
    assert "broken.yaml: Line " in said.args[0] and "did you mean 'action'?" in said.args[0]
    with qtbot.waitSignal(model.said) as said:
        model.look_into(tmp_path / "nothing.yaml")
    assert "cannot be read" in said.args[0] and model.incoming is None


def test_a_manual_is_edited_and_its_new_lines_are_rules(qapp: object, qtbot: QtBot) -> None:
    stock(RENAME)
    model = ManualsModel()
    model.refresh()
    settle()
    assert model.places == [SHOP] and "Press Search before reading." in model.text
    model.write(model.text.replace("- Press Search before reading.", "- Never rename Bob.\n- Press twice."))
    model.refresh()
    settle()
    assert model.unsaved and "Never rename Bob." in model.draft  # what is being edited stays
    model.save()
    settle()
    assert not model.unsaved and "## Your rules\n\n- Never rename Bob." in model.text
    assert "Press Search" not in model.text
    model.write("")
    model.revert()
    assert model.draft == model.text
