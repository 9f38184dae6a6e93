"""The open sessions: each an engine process and the model of what it does."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.serving.orders import Begin
from app.supervision import Wish
from ui.engines.engine import COMMAND, Engine
from ui.models.phase import OVER
from ui.models.run import RunModel
from ui.models.wording import one_line

WARM_AGAIN = 5000
"""Milliseconds after which the next engine is kept ready, so that it does not slow down the one that begins."""


class Session(QObject):
    """One tab: a run, what follows it, and the engine that does it. A lost engine is replaced when there is more to do.

    frame: the name and a QImage of a target that is looked at, while the tab is shown. over: nothing of it runs any
    more; itself.
    """

    frame = Signal(str, object)
    over = Signal(object)

    def __init__(self, order: Begin, sessions: "Sessions") -> None:
        super().__init__(sessions)
        self._engine: Engine | None = None
        self._shown = self._was_ready = False
        self._watched: tuple[str, ...] = ()
        self.model = RunModel(self, order=order)
        self.model.wished.connect(self._wish)
        self.model.begun.connect(self.begin)
        self.model.watched.connect(self._watch)

    @property
    def title(self) -> str:
        """What it does, in one line."""
        task = self.model.episode.task if self.model.episode.id else self.model.order.task
        return one_line(task.instruction)

    @property
    def running(self) -> bool:
        return self.model.phase not in OVER

    @Slot(object)
    def begin(self, order: Begin) -> None:
        """Have the engine do this; a new one where there is none or it was lost."""
        if self._engine is None:
            self._engine = cast(Sessions, self.parent()).engine()
            self._engine.setParent(self)
            self._was_ready = self._engine.is_ready
            self._watched = ()
            self._engine.happened.connect(self.model.take)
            self._engine.said.connect(self.model.say)
            self._engine.frame.connect(self.frame)
            self._engine.lost.connect(self._lose)
        self._engine.begin(order)
        self._watch(self.model.sight.shown)

    def show(self, shown: bool) -> None:
        """Whether the person looks at it: only while they do are pictures sent, and approvals possible."""
        self._shown = shown
        self.model.show(shown)
        self._watch(self.model.sight.shown)

    def close(self) -> None:
        """End what runs, politely; `over` tells when nothing is left."""
        if self._engine:
            self._engine.closed.connect(self._end)
            self._engine.close()
        else:
            self._end()

    def wait(self) -> None:
        """Wait until nothing is left of a closed one."""
        if self._engine:
            self._engine.wait()

    @Slot()
    def _end(self) -> None:
        self.over.emit(self)

    @Slot(object)
    def _wish(self, wish: Wish) -> None:
        if self._engine:
            self._engine.wish(wish)

    @Slot(object)
    def _watch(self, targets: tuple[str, ...]) -> None:
        wanted = targets if self._shown else ()
        if self._engine and wanted != self._watched:
            self._watched = wanted
            self._engine.watch(wanted)

    @Slot(str)
    def _lose(self, sentence: str) -> None:
        if self._engine:
            self._engine.deleteLater()
            self._engine = None
        if self._was_ready and self.model.unbegun and not self.model.pending:  # it died while it had nothing to do
            self.begin(self.model.unbegun)
        else:
            self.model.lose(sentence)


class Sessions(QObject):
    """All of them, and one more engine that is kept ready, since starting one takes longer than a person likes to wait.

    opened, closed, shown (to be looked at): a Session. said: a sentence that belongs to none of them.
    """

    opened = Signal(object)
    shown = Signal(object)
    closed = Signal(object)
    said = Signal(str)

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = COMMAND) -> None:
        super().__init__(parent)
        self._command = command
        self._spare: Engine | None = None
        self._ending: list[Session] = []
        self.all: list[Session] = []
        self._again = QTimer(self, interval=WARM_AGAIN, singleShot=True)
        self._again.timeout.connect(self.warm)

    @property
    def running(self) -> list[Session]:
        return [session for session in self.all if session.running]

    @Slot()
    def warm(self) -> None:
        """Have an engine ready."""
        if self._spare is None:
            self._spare = self._started()
            self._spare.said.connect(self.said)
            self._spare.lost.connect(self._lose_spare)

    def engine(self) -> Engine:
        """The one that is ready, else one that starts now; another one is made ready soon."""
        self._again.start()
        if self._spare is None:
            return self._started()
        engine, self._spare = self._spare, None
        engine.said.disconnect(self.said)
        engine.lost.disconnect(self._lose_spare)
        return engine

    @Slot(object)
    def begin(self, order: Begin) -> None:
        """Open a session that begins with this."""
        session = Session(order, self)
        self.all.append(session)
        self.opened.emit(session)
        session.begin(order)

    @Slot(object)
    def go_on(self, order: Begin) -> None:
        """Do this where those targets stand already and nothing is under way, else in a session of its own."""
        idle = (each for each in reversed(self.all) if each.model.phase == "finished" and not each.model.gone)
        session = next((each for each in idle if each.model.order.on == order.on), None)
        if session:
            self.shown.emit(session)
            session.model.go_on(order.task.instruction)
        else:
            self.begin(order)

    def close(self, session: Session) -> None:
        """End one: its run is stopped."""
        self.all.remove(session)
        self._ending.append(session)
        self.closed.emit(session)
        session.over.connect(self._forget)
        session.close()

    def end(self) -> None:
        """End all, and wait for them: before the program ends."""
        self._again.stop()
        for session in tuple(self.all):
            self.close(session)
        if self._spare:
            self._spare.close()
            self._spare.wait()
        for session in tuple(self._ending):
            session.wait()

    def _started(self) -> Engine:
        engine = Engine(self, self._command)
        engine.start()
        return engine

    @Slot(object)
    def _forget(self, session: Session) -> None:
        self._ending.remove(session)
        session.deleteLater()

    @Slot(str)
    def _lose_spare(self, sentence: str) -> None:
        """Another one is made ready soon; where it could not even start only when it is needed, and then it is told."""
        if self._spare:
            if self._spare.is_ready:
                self._again.start()
            self._spare.deleteLater()
            self._spare = None
