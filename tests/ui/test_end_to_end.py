"""A person at the window: real engine processes, a real browser, the demo shop. Runs here share one browser."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.demo.database import opened
from app.demo.server import DemoSite
from controllers.actions import SetText, Tap
from perception.checks import TextShown
from perception.locators import described
from skills.library import Library
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do
from tests.ui.conftest import kept
from tests.ui.desk import Desk, Run
from ui.engines.engine import KILLED
from ui.models.home import HomeModel
from ui.models.sessions import Sessions
from ui.models.skills.shelf import ShelfModel
from ui.views.bars.amend_field import AmendField
from ui.views.bars.ended_bars import FinishedBar
from ui.views.bars.saying_bar import SayingBar
from ui.views.history.film_view import FilmView
from ui.views.history.history_view import HistoryView
from ui.views.home.home_view import HomeView
from ui.views.skills.shelf_view import ShelfView
from ui.views.skills.skill_view import SkillView
from ui.window import MainWindow

AGES = 600.0
"""Seconds that an action is shown before it happens, for whatever is to come first."""


@pytest.fixture(scope="module")
def settled(
    qapp: QApplication, nothing_left_running: None, running_browser: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[MainWindow, Sessions, Path]]:
    """The window with an engine ready, kept for all tests here."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("JOURNEYMAN_HOME", str(home))
        environment.setenv("JOURNEYMAN_ATTACH", running_browser)
        environment.setenv("JOURNEYMAN_PRACTISE", "off")
        sessions = Sessions()
        sessions._again.setInterval(0)
        window = MainWindow(sessions)
        window.resize(1280, 800)
        window.show()
        sessions.warm()
        kept.extend((sessions, window))
        yield window, sessions, home
        kept.clear()
        window.end()
        window.hide()
        window.deleteLater()


@pytest.fixture
def journeyman_home(settled: tuple[MainWindow, Sessions, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The window's own, for all tests here."""
    monkeypatch.setenv("JOURNEYMAN_HOME", str(settled[2]))
    return settled[2]


@pytest.fixture
def shop() -> Iterator[DemoSite]:
    with DemoSite(1) as site:
        yield site


@pytest.fixture
def desk(
    settled: tuple[MainWindow, Sessions, Path],
    shop: DemoSite,
    qtbot: QtBot,
    running_browser: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """All runs that a test opens are closed again; their engines end while the next test begins."""
    monkeypatch.setenv("JOURNEYMAN_ATTACH", running_browser)
    monkeypatch.setenv("JOURNEYMAN_PRACTISE", "off")
    window, sessions, _ = settled
    yield Desk(window, sessions, shop, qtbot)
    for session in tuple(sessions.all):
        sessions.close(session)


def customers(shop: DemoSite) -> list[str]:
    with opened(shop.database) as connection:
        return [row["name"] for row in connection.execute("SELECT name FROM customers ORDER BY id DESC")]


def value(run: Run, name: str) -> str:
    """What this field of the page holds, as the run saw it last."""
    elements = run.model.screen.elements if run.model.screen else ()
    return next((element.value for element in elements if element.name == name), "")


def deleting(desk: Desk) -> tuple[str, Run]:
    """A run that is about to delete a customer, and the customer."""
    name = customers(desk.site)[0]
    words = f'press Delete in the row of "{name}", press "Delete customer"'
    return name, desk.begin(words, path=f"/customers?q={quote(name)}")


def test_a_task_from_home_is_done_and_goes_on_in_the_same_session(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to(desk.window.rail.pages[0])
    home = desk.window.findChild(HomeView)
    assert home
    QTest.keyClicks(home.task, "open Orders")
    QTest.keyClicks(home.targets.line, f"shop={desk.site.url}")
    QTest.mouseClick(home.start, Qt.MouseButton.LeftButton)
    run = desk.newest()
    run.wait_for("finished")
    assert run.ending == "done"
    run.wait(lambda: not run.view.mirror._image.isNull())
    bar = run.view.findChild(FinishedBar)
    assert bar
    QTest.keyClicks(bar.field.line, "open Products")
    QTest.keyClick(bar.field.line, Qt.Key.Key_Return)
    run.wait(lambda: run.model.episode.task.instruction == "open Products")
    run.wait_for("finished")
    assert run.ending == "done"
    assert desk.sessions.all == [run.session]
    run.press("Film")
    run.wait(lambda: isinstance(desk.window.pages.currentWidget(), FilmView))
    QTest.keyClick(desk.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.pages.currentWidget() is run.view


def test_what_is_shown_in_the_mirror_is_kept_as_a_macro(desk: Desk, journeyman_home: Path) -> None:
    desk.window.go_to(desk.window.rail.pages[0])
    home, model = desk.window.findChild(HomeView), desk.window.findChild(HomeModel)
    assert home and model
    while model.targets.all:
        model.remove_target(0)
    home.task.setPlainText("Find a customer")
    QTest.keyClicks(home.targets.line, f"shop={desk.site.url}/customers")
    QTest.mouseClick(home.show_me, Qt.MouseButton.LeftButton)
    run = desk.newest()
    run.wait_for("yours")
    run.wait(lambda: run.model.screen and not run.view.mirror._image.isNull())
    run.click_in_mirror("searchbox", "Search customers")
    QTest.keyClicks(run.view.mirror, "Ada")
    run.press("Keep as macro")
    run.wait_for("finished")
    assert run.ending == "done", run.model.episode.sentence
    with closing(Library(journeyman_home / "library.db")) as library:
        (kept,) = [one for one in library.shortcuts() if one.name == "Find a customer"]
    (step,) = kept.steps
    assert isinstance(step, Do) and step.action == SetText("{search_customers}")
    assert [(parameter.name, parameter.default) for parameter in kept.parameters] == [("search_customers", "Ada")]


def test_what_is_rejected_is_not_done_and_what_is_approved_is(desk: Desk, shop: DemoSite) -> None:
    name, run = deleting(desk)
    run.wait_for("approving")
    assert not run.button("Approve").isEnabled()
    QTest.mouseClick(run.button("Approve"), Qt.MouseButton.LeftButton)
    assert not run.model.pending
    run.press("Reject…")
    run.press("Reject")
    run.wait_for("finished")
    assert run.ending == "refused"
    assert name in customers(shop)
    run.press("Again")
    run.wait(lambda: run.model.phase == "approving")
    while run.model.phase != "finished":
        run.press("Approve")
        run.wait(lambda: run.model.phase != "approving")
        run.wait(lambda: run.model.phase in ("approving", "finished"))
    assert run.ending == "done", run.model.episode.sentence
    assert name not in customers(shop)


def test_an_amended_text_is_what_is_typed(desk: Desk) -> None:
    """Asked before everything, so that the typing can be changed."""
    run = desk.begin('type "somebody" in "Search customers"', mode="all", path="/customers")
    run.press("Edit…")
    amend = run.view.findChild(AmendField)
    assert amend
    amend.text.setText("nobody")
    run.press("Do this instead")
    run.press("Approve")  # in this mode the other one is asked about too
    run.wait(lambda: value(run, "Search customers") == "nobody")


def test_a_run_is_paused_told_something_taken_over_handed_back_and_stopped(desk: Desk) -> None:
    run = desk.begin("open Orders", path="/customers", lead=AGES)
    run.wait(lambda: run.model.state.next)
    run.press("Pause")
    run.wait_for("paused")
    run.press("Go on")
    run.wait_for("working")
    run.press("Pause")
    run.wait_for("paused")
    saying = run.view.findChild(SayingBar)
    assert saying
    QTest.keyClicks(saying.field.line, "the first one")
    QTest.keyClick(saying.field.line, Qt.Key.Key_Return)
    run.wait(lambda: run.model.episode.said == ["the first one"])
    run.press("Take over")
    run.wait_for("yours")
    run.wait(lambda: not run.view.mirror._image.isNull())
    run.click_in_mirror("searchbox", "Search customers")
    QTest.keyClicks(run.view.mirror, "Ada")
    run.press("Hand back")
    run.wait(lambda: value(run, "Search customers") == "Ada")
    run.press("Stop")
    run.wait_for("finished")
    assert run.ending == "stopped"
    assert not run.model.episode.attempts


@pytest.mark.timeout(180)  # it starts three engines
def test_a_killed_engine_is_noticed_and_the_run_goes_on_here_or_from_the_history(desk: Desk) -> None:
    run = desk.begin("open Orders", mode="all")
    run.wait_for("approving")
    kill(run)
    run.wait(lambda: run.model.phase == "lost", 1000)
    assert run.model.gone == KILLED
    run.press("Resume")
    run.wait_for("approving")
    kill(run)
    run.wait(lambda: run.model.phase == "lost")
    desk.sessions.close(run.session)
    desk.window.go_to(desk.window.rail.pages[1])
    history = desk.window.findChild(HistoryView)
    assert history
    run.wait(lambda: history.table.model().rowCount())
    history.table.selectRow(0)
    QTest.mouseClick(history.resume, Qt.MouseButton.LeftButton)
    run.wait(lambda: desk.sessions.all)
    again = desk.newest()
    again.wait_for("approving")
    again.press("Approve")
    again.wait_for("finished")
    assert again.ending == "done", again.model.episode.sentence


def test_a_skill_is_tried_dry_run_and_done_one_step_further(desk: Desk, journeyman_home: Path) -> None:
    with closing(Library(journeyman_home / "library.db")) as library:
        steps = (
            Do("open {where}", Tap(), described("{where}", "link"), TextShown("{where}")),
            Do("open Settings", Tap(), described("Settings", "link"), TextShown("Language")),
        )
        places = (Parameter("where", "Orders", default="Orders"),)
        library.save_shortcut(Shortcut("Look in", steps, places, trust="trial", targets=(("shop", desk.site.url),)))
    desk.window.go_to(desk.window.rail.pages[2])
    shelf = desk.window.findChild(ShelfView)
    assert shelf
    model = desk.window.findChild(ShelfModel)
    assert model
    desk.qtbot.waitUntil(lambda: "Look in" in [entry.shortcut.name for entry in model.table.entries])
    shelf.table.selectRow([entry.shortcut.name for entry in model.table.entries].index("Look in"))
    shelf.open.click()
    page = desk.window.pages.currentWidget()
    assert isinstance(page, SkillView)
    desk.qtbot.waitUntil(page.steps.dry.isEnabled)
    page.steps.dry.click()
    page.header.run.click()
    page.form.start.click()
    run = desk.newest()
    run.wait_for("finished")
    assert run.ending == "done" and run.model.screen and run.model.screen.place.address.endswith("/settings")
    desk.window.go_to(page)
    desk.qtbot.waitUntil(lambda: not page.steps.picture._image.isNull())
    desk.qtbot.waitUntil(page.steps.dry.isEnabled)
    assert [page.steps.steps.data(page.steps.steps.index(row)).endswith("; found") for row in (0, 1)] == [True, True]
    page.steps.list.setCurrentIndex(page.steps.steps.index(0))
    page.steps.one.click()
    page.form.start.click()
    assert desk.sessions.all == [run.session] and desk.newest().view is run.view
    run.wait(lambda: run.model.screen and run.model.screen.place.address.endswith("/orders"))
    run.wait_for("finished")
    assert run.ending == "done", run.model.episode.sentence
    desk.window.go_to(page)
    desk.qtbot.waitUntil(lambda: page.runs.list.count() == 2)
    desk.window.close_page(page)
    assert page not in desk.window.rail.pages


def kill(run: Run) -> None:
    """End the engine of the run from outside."""
    engine = run.session._engine
    assert engine
    os.kill(engine._process.processId(), signal.SIGKILL)
