"""The engine: runs a task on a session and tells everything as one stream of events."""

import traceback
import uuid
from collections.abc import Generator, Iterator
from contextlib import closing

from app.brains.brain import Brain
from app.endings import Ended
from app.episode import Episode
from app.errors import BrainError
from app.events import Event, Finished, Learned, Started
from app.loop import loop
from app.roles import learner, reflector
from app.running import PATIENCE, Judge, Running
from app.session import Session
from app.supervision import NobodyThere, Supervisor
from app.tasks import Task
from controllers.errors import ControllerError, Stopped


class Engine:
    """One session's engine.

    pictures: whether screens are photographed. judge: the Reflector's deterministic part. patience:
    seconds that an expectation may take to come true on a screen at rest.
    """

    def __init__(
        self,
        session: Session,
        brain: Brain,
        supervisor: Supervisor,
        *,
        pictures: bool = True,
        judge: Judge = reflector.judge,
        patience: float = PATIENCE,
    ) -> None:
        self._session = session
        session.on_stop(brain.interrupt)
        self._brain = brain
        self._supervisor = supervisor
        self._pictures = pictures
        self._judge = judge
        self._patience = patience
        self.episode = Episode()

    def run(self, task: Task) -> Generator[Event, None, None]:
        """The run, event by event; the last one is always Finished. Closing it early ends the run there."""
        self.episode = Episode()
        with closing(self._events(task)) as events:
            for event in events:
                self.episode.apply(event)
                yield event

    def _events(self, task: Task) -> Generator[Event, None, None]:
        run = Running(
            self._session, self._brain, self._supervisor, self.episode, self._pictures, self._judge, self._patience
        )
        yield self._started(task)
        try:
            yield from loop(run)
            finished = Finished("done", self.episode.answer)
        except Ended as end:
            finished = Finished(end.ending, end.sentence)
        except Stopped:
            finished = Finished("stopped", "Stopped by you; nothing more was touched.")
        except NobodyThere:
            finished = Finished("asked", "You had paused the run or taken over, and nobody is there to go on with it.")
        except (ControllerError, BrainError) as problem:
            finished = Finished("failed", str(problem))
        except Exception as bug:  # noqa: BLE001  the top of a run: what is left is our own mistake, kept with its trace
            finished = Finished("crashed", f"Journeyman made a mistake: {bug!r}.", traceback.format_exc())
        yield from self._lessons(run, finished)
        yield finished

    def _started(self, task: Task) -> Started:
        places = tuple((name, self._session.starts.get(name, "")) for name in self._session.names)
        return Started(uuid.uuid4().hex[:12], task, self._brain.name, places)

    def _lessons(self, run: Running, finished: Finished) -> Iterator[Event]:
        """After success and after failure alike; not after a stop, a refusal or a crash of our own."""
        if finished.ending not in {"done", "failed"} or self.episode.on not in run.screens:
            return
        try:
            lessons = yield from run.thought("learner", learner.learn)
        except BrainError:
            return
        if lessons.shortcuts or lessons.tips:
            yield Learned(lessons.shortcuts, lessons.tips)
