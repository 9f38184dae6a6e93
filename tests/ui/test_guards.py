"""The watch over every test of the window (conftest.py) sees what it is there for, and Qt keeps its promises."""

import sys
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QProcess, QThread, QTimer, Signal
from PySide6.QtNetwork import QHostAddress, QLocalServer, QTcpServer
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import described, left_over

Some = TypeVar("Some", bound=QObject)


def forgotten(one: Some) -> Some:
    one.setObjectName("forgotten")
    return one


def named_left() -> list[str]:
    return [described(one) for one in left_over()]


def test_a_widget_is_seen_until_it_is_deleted() -> None:
    widget = forgotten(QWidget())
    assert "QWidget forgotten" in named_left()
    widget.deleteLater()


def test_a_timer_is_seen_while_it_runs() -> None:
    timer = forgotten(QTimer())
    timer.start(1000)
    assert "QTimer forgotten" in named_left()
    timer.stop()
    assert "QTimer forgotten" not in named_left()


def test_a_thread_is_seen_while_it_runs() -> None:
    thread = forgotten(QThread())
    thread.start()
    assert "QThread forgotten" in named_left()
    thread.quit()
    thread.wait()
    assert "QThread forgotten" not in named_left()


def test_a_process_is_seen_while_it_runs() -> None:
    process = forgotten(QProcess())
    process.start("cat", [])
    assert "QProcess forgotten" in named_left()
    process.closeWriteChannel()
    assert process.waitForFinished()
    assert "QProcess forgotten" not in named_left()


@pytest.mark.parametrize("kind", [QTcpServer, QLocalServer])
def test_a_server_is_seen_while_it_listens(kind: type[QTcpServer] | type[QLocalServer]) -> None:
    server = forgotten(kind())
    if isinstance(server, QTcpServer):
        assert server.listen(QHostAddress.SpecialAddress.LocalHost)
    else:
        assert server.listen("forgotten by a test")
    assert f"{kind.__name__} forgotten" in named_left()
    server.close()
    assert f"{kind.__name__} forgotten" not in named_left()


class Emitter(QObject):
    said = Signal(bool)


def test_emitting_loses_no_references() -> None:
    """PySide6 6.12.0 on Python 3.11 lost one to True with each call, and aborted after some hundreds of them."""
    emitter = Emitter()
    before = sys.getrefcount(True)
    for _ in range(100):
        emitter.said.emit(True)
    assert abs(sys.getrefcount(True) - before) < 50
