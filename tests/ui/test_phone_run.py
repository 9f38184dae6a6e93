"""A person at the window and a run on a phone: its picture stands upright, and their mouse and keys are a finger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.serving.orders import Begin
from app.tasks import Permissions, Task
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.world.database import opened
from tests.controllers.virtual_phone.adb_server import BUNDLED, AdbServer
from tests.ui.desk import Run
from ui.models.sessions import Sessions
from ui.views.run.run_view import RunView
from ui.window import MainWindow

WORDS = 'open the app Notes, click "New note", wait up to 120 seconds until "Milk" is shown'


@pytest.fixture
def run(
    adb: AdbServer,
    phone: VirtualPhone,
    journeyman_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> Iterator[Run]:
    """The task under way on a phone, in the window."""
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(BUNDLED))
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(adb.port))
    monkeypatch.setenv("JOURNEYMAN_ATTACH", "http://127.0.0.1:1")  # so that none is started ahead
    journeyman_home.mkdir()
    sessions = Sessions()
    window = MainWindow(sessions)
    window.resize(1280, 800)
    window.show()
    window.ask(Begin(Task(WORDS, Permissions()), (f"phone=android:{phone.serial}",), "plain"), start=True)
    view = window.pages.currentWidget()
    assert isinstance(view, RunView)
    yield Run(sessions.all[-1], view, qtbot)
    window.end()
    window.hide()
    window.deleteLater()


@pytest.mark.timeout(240)
def test_the_person_taps_and_types_on_the_phone_and_hands_back(run: Run, phone: VirtualPhone) -> None:
    run.wait(lambda: run.model.screen and any(one.name == "Title" for one in run.model.screen.elements))
    run.model.take_over()
    run.wait_for("yours")
    run.wait(lambda: run.view.mirror.area().height() > 1.5 * run.view.mirror.area().width() > 100)
    run.click_in_mirror("textbox", "Title")
    QTest.keyClicks(run.view.mirror, "Milk")
    run.click_in_mirror("button", "Save")
    run.press("Hand back")
    run.wait_for("finished")
    assert run.ending == "done"
    with opened(phone.world.database) as database:
        assert "Milk" in [row["title"] for row in database.execute("SELECT title FROM notes")]
