"""The window's program: set up, shown, and taken down with everything that it started."""

import os
import signal
import socket
import sys
from collections.abc import Sequence

from PySide6.QtCore import QMessageLogContext, QSocketNotifier, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.errors import UserError
from app.home import ensure_home
from app.settings import Settings, load_settings
from ui.ahead import get_ready
from ui.arguments import arguments
from ui.mistakes import keep_going
from ui.models.choices import LEAD
from ui.models.sessions import Sessions
from ui.no_window import why
from ui.single_instance import SingleInstance
from ui.theme.palette import apply
from ui.window import MainWindow


def run(words: Sequence[str]) -> int:
    """Open the window, or have the one that is open come forward; the answer is the exit code. Raises UserError."""
    application = opened()
    home = ensure_home()
    single = SingleInstance(home, application)
    if not single.claim(words):
        print("The window is open already, and has come forward.")
        return 0
    settings = settings_or_defaults()
    apply(application, settings.theme)
    sessions = Sessions()
    window = MainWindow(sessions)
    keep_going(home / "window.log", window.say)
    single.asked.connect(lambda later: take(window, later))
    window.painted.connect(sessions.warm)
    window.painted.connect(lambda: get_ready(window))
    window.painted.connect(lambda: take(window, words))
    end_on_signals(application)
    window.show()
    code = application.exec()
    single.close()  # who starts it again meanwhile gets a window of their own
    window.end()
    return code


def opened() -> QApplication:
    """The application. Where there is no display, Qt aborts: then one sentence, and exit code 2."""
    qInstallMessageHandler(_tell_fatal)
    application = QApplication([sys.argv[0]])
    qInstallMessageHandler(None)
    application.setApplicationName("journeyman")
    application.setApplicationDisplayName("Journeyman")
    return application


def take(window: MainWindow, words: Sequence[str]) -> None:
    """Do what a start said."""
    said = arguments(words)
    if order := said.order(settings_or_defaults(), LEAD):
        window.ask(order, said.start)
    elif said.demo:
        window.show_demo()
    window.come_forward()


def settings_or_defaults() -> Settings:
    """What is wrong with the settings is said in the form and on their page."""
    try:
        return load_settings()
    except UserError:
        return Settings()


def end_on_signals(application: QApplication) -> None:
    """Ctrl+C in the terminal and a polite kill end the program in order."""
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    signal.set_wakeup_fd(writing.detach())  # Qt's loop is woken by it, and Python's handlers run
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda number, frame: application.exit())
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda: reading.recv(16))


_told: list[str] = []
"""What Qt said while the application was made."""


def _tell_fatal(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _told.append(" ".join(message.split()))
    if kind == QtMsgType.QtFatalMsg:
        print(why(_told), file=sys.stderr, flush=True)
        os._exit(2)
