"""The engine: runs a task on a session and tells everything as one stream of events."""

import traceback
import uuid
from collections.abc import Generator, Iterator
from contextlib import closing

from app.brains.brain import Brain, Situation
from app.endings import Ended
from app.episode import Episode
from app.errors import BrainError
from app.events import Event, Finished, Learned, Started
from app.loop import Judge, Loop
from app.roles import learner, reflector
from app.session import Session
from app.supervision import Supervisor
from app.tasks import Task
from controllers.errors import ControllerError, Stopped


class Engine:
    """One session's engine. `judge` is the Reflector's deterministic part; tests take it out."""

    def __init__(
        self,
        session: Session,
        brain: Brain,
        supervisor: Supervisor,
        *,
        pictures: bool = True,
        judge: Judge = reflector.judge,
    ) -> None:
        self._session = session
        self._brain = brain
        self._supervisor = supervisor
        self._pictures = pictures
        self._judge = judge
        self.episode = Episode()

    def run(self, task: Task) -> Generator[Event, None, None]:
        """The run, event by event; the last one is always Finished. Closing it early stops the run."""
        self.episode = Episode()
        with closing(self._events(task)) as events:
            for event in events:
                self.episode.apply(event)
                yield event

    def _events(self, task: Task) -> Generator[Event, None, None]:
        loop = Loop(self._session, self._brain, self._supervisor, self.episode, self._pictures, self._judge)
        try:
            yield self._started(task)
            yield from loop.events()
            finished = Finished("done", self.episode.answer)
        except Ended as end:
            finished = Finished(end.ending, end.sentence)
        except Stopped:
            finished = Finished("stopped", "Stopped by you; nothing more was touched.")
        except (ControllerError, BrainError) as problem:
            finished = Finished("failed", str(problem))
        except Exception as bug:  # the top of a run: whatever is left is our own mistake, kept with its traceback
            finished = Finished("crashed", f"Journeyman made a mistake: {bug!r}.", traceback.format_exc())
        yield from self._lessons(loop, finished)
        yield finished

    def _started(self, task: Task) -> Started:
        places = tuple((name, self._session.starts.get(name, "")) for name in self._session.names)
        return Started(uuid.uuid4().hex[:12], task, self._brain.name, places)

    def _lessons(self, loop: Loop, finished: Finished) -> Iterator[Event]:
        """After success and after failure alike; not after a stop, a refusal or a crash of our own."""
        if finished.ending not in {"done", "failed"} or self.episode.on not in loop.screens:
            return
        situation: Situation = loop.situation()
        try:
            lessons = learner.learn(situation, self._brain).value
        except BrainError:
            return
        if lessons.shortcuts or lessons.tips:
            yield Learned(lessons.shortcuts, lessons.tips)
