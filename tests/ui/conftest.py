"""What every test of the window gets: Qt without a screen, and a watch for what is left of it."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QProcess, QThread, QThreadPool, QTimer, SignalInstance
from PySide6.QtNetwork import QLocalServer, QTcpServer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

HERE = Path(__file__).parent
PATIENCE = 60_000
"""Milliseconds that a wait may take."""
WATCHED = (QThread, QTimer, QProcess, QLocalServer, QTcpServer)

kept: list[QObject] = []
"""What fixtures of a whole module keep from test to test, with all that belongs to it."""
reported: set[int] = set()
"""What a test was failed for already."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of all Qt's warnings only the one is let pass that a platform without a screen gives for every dialog."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(autouse=True, scope="session")
def only_what_tests_make_is_watched(qapp: QApplication) -> None:
    """Have the watch below pass over the hundreds of thousands of objects that were imported."""
    gc.freeze()


class PatientBot(QtBot):
    """Waits for what is to happen as long as that may take on a machine that has much else to do."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE, **how: Any) -> SignalBlocker:
        blocker: SignalBlocker = super().waitSignal(signal, timeout=timeout, **how)
        return blocker


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def no_adb(monkeypatch: pytest.MonkeyPatch) -> None:
    """No window of a test starts an adb server, which would outlive it; tests of phones have one of their own."""
    monkeypatch.setenv("ADBUTILS_ADB_PATH", "no-adb")
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "1")


@pytest.fixture(autouse=True)
def nothing_of_qt_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a top-level widget, or something of Qt that still runs, waits or listens."""
    yield
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [one for one in left_over() if id(one) not in reported]
    reported.update(map(id, left))
    assert not left, f"left by this test: {', '.join(map(described, left))}"


def left_over() -> list[QObject]:
    objects = [one for one in gc.get_objects() if issubclass(type(one), WATCHED) and shiboken6.isValid(one)]
    widgets = [widget for widget in QApplication.topLevelWidgets() if not widget.parent()]
    return [one for one in (*filter(is_active, objects), *widgets) if not is_kept(one)]


def is_kept(one: QObject | None) -> bool:
    """Whether it is, or belongs to, something that is kept."""
    return one is not None and (one in kept or is_kept(one.parent()))


def is_active(one: QObject) -> bool:
    match one:
        case QThread():
            return one.isRunning() and one is not QThread.currentThread()
        case QTimer():
            return one.isActive()
        case QProcess():
            return one.state() != QProcess.ProcessState.NotRunning
        case _:
            return bool(one.isListening())  # type: ignore[attr-defined]


def described(one: QObject) -> str:
    return f"{type(one).__name__} {one.objectName()}".strip()
