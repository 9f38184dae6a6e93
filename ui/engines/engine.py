"""One engine process: orders and wishes go in, events, pictures and sentences come out."""

import sys
import time
from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from app.serving.orders import READY, Begin, Order, Watch
from app.supervision import Wish
from app.wire import event_from_json, to_json
from skills.codec import Malformed
from ui.engines.lines import LONGEST, Lines, TooLong
from ui.engines.mirror_link import MirrorLink

# Without -P a folder called `app` where the person happens to stand would be taken for ours.
COMMAND = (sys.executable, "-P", "-m", "app.cli", "session")
TURN_SECONDS = 0.008
"""How long lines are read before the window gets its turn; the rest waits for the next one."""
CLOSE_SECONDS = 10.0
NOT_OURS = ("QT_", "QML", "QSG_")
"""Variables of the window's own Qt, which a browser or another Qt program would stumble over."""
KILLED = "The engine was ended from outside; what was done is in the history. Resume goes on from there."


class Engine(QObject):
    """Lines are read a few at a time, so that a flood of them never holds the window up.

    ready: it takes orders. happened: an app.events.Event. frame: the name of a watched target and its newest QImage.
    said: a sentence for the person. lost: the process ended though nobody ended it, in one sentence.
    closed: it ended after `close`. is_ready: whether it has come to be `ready`.
    """

    ready = Signal()
    happened = Signal(object)
    frame = Signal(str, object)
    said = Signal(str)
    lost = Signal(str)
    closed = Signal()

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = COMMAND) -> None:
        super().__init__(parent)
        self._command = command
        self._events, self._sentences = Lines(), Lines()
        self._last_said = ""
        self.is_ready = False
        self._closing = self._over = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._take_turn)
        self._patience = QTimer(self, interval=round(1000 * CLOSE_SECONDS), singleShot=True)
        self._patience.timeout.connect(self._process.kill)
        self._mirrors: dict[str, MirrorLink] = {}

    def start(self) -> None:
        self._process.start(self._command[0], list(self._command[1:]))

    def begin(self, order: Begin) -> None:
        self._send(order)

    def wish(self, wish: Wish) -> None:
        self._send(wish)

    def watch(self, targets: Collection[str]) -> None:
        """Have the pictures of these targets sent, and of no others."""
        for on in self._mirrors.keys() - set(targets):
            self._end_mirror(on)
            self._send(Watch(on, 0, ""))
        for on in targets:
            if on not in self._mirrors:
                mirror = self._mirrors[on] = MirrorLink(self)
                mirror.frame.connect(partial(self.frame.emit, on))
                self._send(Watch(on, *mirror.expect()))

    def close(self) -> None:
        """End the process by ending its input, by force where that is not enough; `closed` tells when it is done."""
        if self._closing:
            return
        self._closing = True
        self._turn.stop()
        self._end_mirrors()
        if self._runs:
            self._process.closeWriteChannel()
            self._patience.start()
        else:
            self.closed.emit()

    def wait(self) -> None:
        """Wait until a closed engine's process has ended: before the program itself ends."""
        if self._runs and not self._process.waitForFinished(self._patience.remainingTime()):
            self._process.kill()
            self._process.waitForFinished()

    @property
    def _runs(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _end_mirrors(self) -> None:
        for on in tuple(self._mirrors):
            self._end_mirror(on)

    def _end_mirror(self, on: str) -> None:
        mirror = self._mirrors.pop(on)
        mirror.close()
        mirror.deleteLater()

    def _send(self, order: Order) -> None:
        if self._runs and not self._closing:
            self._process.write(to_json(order).encode() + b"\n")

    @Slot()
    def _read(self) -> None:
        self._events.add(bytes(self._process.readAllStandardOutput().data()))
        self._sentences.add(bytes(self._process.readAllStandardError().data()))
        if not self._closing:
            self._turn.start()

    @Slot()
    def _finish(self) -> None:
        self._patience.stop()
        if self._closing:
            self.closed.emit()
            return
        self._over = True
        self._read()
        self._sentences.add(b"\n")  # the last words of a process that dies may lack their end
        self._turn.start()

    @Slot(QProcess.ProcessError)
    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # all others end in `finished`
            self.lost.emit(f"The engine could not be started ({self._process.errorString()}): install Journeyman anew.")

    @Slot()
    def _take_turn(self) -> None:
        """Read lines while the turn lasts; once nothing is left of an ended process, say that it is lost."""
        until = time.perf_counter() + TURN_SECONDS
        while self._took(self._sentences, self._say) or self._took(self._events, self._tell):
            if self._closing:
                return
            if time.perf_counter() > until:
                self._turn.start()
                return
        if self._over:
            self._end_mirrors()
            self.lost.emit(self._why_lost())

    def _took(self, lines: Lines, take: Callable[[bytes], None]) -> bool:
        """Whether there was a line to take."""
        try:
            line = lines.next()
        except TooLong:
            self.said.emit(f"The engine sent more than {LONGEST // 1_000_000} MB at once; that part is not shown.")
            return True
        if line is not None:
            take(line)
        return line is not None

    def _tell(self, line: bytes) -> None:
        if line.replace(b" ", b"") == READY.encode():
            self.is_ready = True
            self.ready.emit()
            return
        try:
            event = event_from_json(line.decode(errors="replace"))
        except Malformed as problem:
            self.said.emit(f"The engine sent something that cannot be read, and it is not shown. {problem}")
        else:
            self.happened.emit(event)

    def _say(self, line: bytes) -> None:
        text = line.decode(errors="replace").rstrip()
        if text:
            self._last_said = text.strip()
            if not text.startswith((" ", "Traceback (")):  # of a traceback only its last line is for a person
                self.said.emit(text)

    def _why_lost(self) -> str:
        if self._process.exitStatus() == QProcess.ExitStatus.CrashExit:
            return KILLED
        why = f": {self._last_said}" if self._last_said else f" (exit code {self._process.exitCode()})."
        return f"The engine ended by itself{why}" if self.is_ready else f"The engine did not start{why}"


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    for name in environment.keys():  # noqa: SIM118  not a mapping
        if name.startswith(NOT_OURS):
            environment.remove(name)
    environment.insert("PYTHONIOENCODING", "utf-8")
    return environment
