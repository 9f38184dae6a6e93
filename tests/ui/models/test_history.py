"""The table of past runs: fetched page by page in the background, filtered, and what can be done with a run."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.macros.replaying import Macro
from app.serving.orders import Begin
from app.tasks import Limits, Permissions
from controllers.actions import Tap
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.ui.models.stores import keep, run, settle
from ui.models import macros
from ui.models.history import COLUMNS, PAGE, HistoryModel


@pytest.fixture
def model(qapp: object) -> HistoryModel:
    return HistoryModel()


def cells(model: HistoryModel, column: str) -> list[str]:
    number = COLUMNS.index(column)
    return [model.table.index(row, number).data() for row in range(model.table.rowCount())]


def test_pages_come_one_by_one_and_off_this_thread(model: HistoryModel, qtmodeltester: ModelTester) -> None:
    keep(*(run(f"run{number:03}", number) for number in range(PAGE + 5)))
    model.refresh()
    assert model.fetching and model.table.rowCount() == 0 and not model.empty
    settle()
    assert model.table.rowCount() == PAGE and model.table.canFetchMore(QModelIndex())
    model.table.fetchMore(QModelIndex())
    model.table.fetchMore(QModelIndex())  # asked twice, fetched once
    settle()
    assert [found.id for found in model.table.runs] == [f"run{number:03}" for number in range(PAGE + 4, -1, -1)]
    assert not model.table.canFetchMore(QModelIndex())
    qtmodeltester.check(model.table)  # type: ignore[no-untyped-call]


def test_a_run_is_told_in_words(model: HistoryModel) -> None:
    keep(run("a", 0, "open\nOrders"), run("b", 1, "<b>bold</b>", ending=None))
    model.refresh()
    settle()
    assert cells(model, "Task") == ["<b>bold</b>", "open · Orders"]
    assert cells(model, "Ending") == ["Not finished", "Done"] and cells(model, "Took") == ["", "3.0 s"]
    assert cells(model, "Where")[0] == "shop 127.0.0.1:8000/orders"
    spot = model.table.index(0, COLUMNS.index("Task"))
    assert spot.data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;bold&lt;/b&gt;</p>"
    assert spot.data(Qt.ItemDataRole.AccessibleTextRole) == "Task: <b>bold</b>"


def test_a_search_begins_when_the_typing_rests(model: HistoryModel, qtbot: QtBot) -> None:
    keep(run("a", 0, "open Orders"), run("b", 1, "open Customers"))
    model.refresh()
    settle()
    model.search("cust")
    model.search("customers")
    assert len(model.table.runs) == 2
    qtbot.waitUntil(lambda: cells(model, "Task") == ["open Customers"])
    model.choose_ending("failed")
    settle()
    assert model.empty
    model.search("")
    model.choose_ending("done")
    settle()
    assert len(model.table.runs) == 2


def test_a_page_that_comes_too_late_is_dropped(model: HistoryModel) -> None:
    keep(run("a", 0, ending="done"), run("b", 1, ending="failed"))
    model.refresh()
    model.choose_ending("failed")  # the first page is still on its way
    settle()
    assert [found.id for found in model.table.runs] == ["b"] and not model.fetching


def test_nothing_yet_is_known_for_certain_only_after_looking(model: HistoryModel) -> None:
    assert not model.empty
    model.refresh()
    settle()
    assert model.empty and not model.problem


def test_a_newer_journal_is_told_in_one_sentence_and_not_asked_again(
    model: HistoryModel, journeyman_home: Path
) -> None:
    keep(run("a", 0))
    with sqlite3.connect(journeyman_home / "journal.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    model.refresh()
    settle()
    assert "newer Journeyman" in model.problem and not model.table.canFetchMore(QModelIndex())


def test_a_run_is_opened_and_done_again(model: HistoryModel, qtbot: QtBot) -> None:
    keep(run("a", 0, "open Orders"))
    model.refresh()
    settle()
    with qtbot.waitSignal(model.opened) as opened:
        model.open(0)
    with qtbot.waitSignal(model.again) as again:
        model.do_again(0)
    assert opened.args == ["a"]
    order = again.args[0]
    assert isinstance(order, Begin) and order.task.instruction == "open Orders" and order.brain == "plain"
    assert order.task.permissions == Permissions("scope", frozenset({"send"}))
    assert order.on == ("shop=http://127.0.0.1:8000/orders",)


def test_a_replay_is_its_macro_again_and_cannot_be_gone_on_with(model: HistoryModel, qtbot: QtBot) -> None:
    trusted = Shortcut('Say "hello"', (Do("press Save", Tap()),), trust="trusted")
    words = Macro(trusted, trusted).task(Permissions(), Limits()).instruction
    keep(run("a", 0, words, ending=None, brain="macro"), run("b", 1, ending=None))
    model.refresh()
    settle()
    with qtbot.waitSignal(model.replayed) as replayed, qtbot.assertNotEmitted(model.again):
        model.do_again(1)
    assert replayed.args == ['Say "hello"', {}]
    assert [model.can_resume(row) for row in (0, 1)] == [True, False]


def test_a_run_is_kept_as_a_macro_where_there_is_something_to_keep(model: HistoryModel, qtbot: QtBot) -> None:
    keep(run("a", 0, "open Orders"), run("b", 1, "open Customers", ending="failed"))
    model.refresh()
    settle()
    assert [model.can_be_macro(row) for row in (0, 1)] == [False, True]
    with qtbot.waitSignal(model.kept) as kept:
        model.keep(1)
    with pytest.raises(UserError, match="Nothing in that run worked"):
        macros.keep(kept.args[0], "Orders")


def test_a_report_is_written_or_why_not_is_said(model: HistoryModel, qtbot: QtBot, tmp_path: Path) -> None:
    keep(run("a", 0, "open Orders"))
    model.refresh()
    settle()
    for place, sentence in [(tmp_path / "run.html", "The report is in"), (tmp_path / "no" / "run.html", "could not")]:
        with qtbot.waitSignal(model.said, timeout=10_000) as said:
            model.save_report(0, place)
        assert sentence in said.args[0]
    assert "open Orders" in (tmp_path / "run.html").read_text(encoding="utf-8")
