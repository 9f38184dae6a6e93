"""The engine: runs a task on a session and tells everything as one stream of events."""

import traceback
import uuid
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace

from app.brains.brain import Brain
from app.endings import Ended
from app.episode import Episode
from app.errors import BrainError, UserError
from app.events import Event, Finished, Learned, Started, without_picture
from app.invocations import Invoked
from app.learning.lessons import lessons
from app.learning.memory import Blank, Memory
from app.loop import loop
from app.opening import Interrupted, Screens, begin, reopened
from app.progress import Progress
from app.roles import learner, reflector
from app.roles.learner import Lessons
from app.running import PATIENCE, Judge, Running
from app.session import Session
from app.supervision import NobodyThere, Supervisor
from app.tasks import Task
from controllers.errors import ControllerError, Stopped, TargetLost


class Engine:
    """One session's engine.

    pictures: whether screens are photographed. judge: the Reflector's deterministic part. patience:
    seconds that an expectation may take to come true on a screen at rest. lead: seconds for which each
    move that needs no asking is shown before it is made. memory: what was learned before.
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
        lead: float = 0.0,
        memory: Memory | None = None,
    ) -> None:
        self._session = session
        self._brain = brain
        self._supervisor = supervisor
        session.on_stop(self._interrupt)
        self._pictures = pictures
        self._judge = judge
        self._patience = patience
        self._lead = lead
        self._memory = memory or Blank()
        self._seen: list[Event] = []
        self.episode = Episode()

    def run(self, task: Task, cut_off: Interrupted | None = None) -> Generator[Event, None, None]:
        """The run, event by event; the last one is always Finished. Closing it early ends the run there.

        cut_off: the run of the same task to go on with; the targets start where its own stood last.
        """
        self.episode, self._seen = cut_off.episode if cut_off else Episode(), []
        with closing(self._events(task, cut_off)) as events:
            for event in events:
                self.episode.apply(event)
                self._seen.append(without_picture(event))
                yield event

    def _events(self, task: Task, cut_off: Interrupted | None) -> Generator[Event, None, None]:
        run = self._running(cut_off)
        yield self._started(task, cut_off.episode.id if cut_off else "")
        try:
            yield from _until_done(run, cut_off.screens if cut_off else {})
            finished = Finished("done", self.episode.answer)
        except Ended as end:
            finished = Finished(end.ending, end.sentence)
        except Stopped:
            finished = Finished("stopped", "Stopped by you; nothing more was touched.")
        except NobodyThere:
            finished = Finished("asked", "You had paused the run or taken over, and nobody is there to go on with it.")
        except (ControllerError, BrainError, UserError) as problem:
            finished = Finished("failed", str(problem))
        except Exception as bug:  # noqa: BLE001  the top of a run: what is left is our own mistake, kept with its trace
            finished = Finished("crashed", f"Journeyman made a mistake: {bug!r}.", traceback.format_exc())
        try:
            yield from self._lessons(run, finished)
        except Exception:  # noqa: BLE001  the run itself has its ending: that nothing was learned of it is told with that
            finished = replace(finished, detail=f"Nothing was learned of it: {traceback.format_exc()}")
        yield finished

    def _interrupt(self) -> None:
        self._brain.interrupt()
        self._supervisor.interrupt()

    def _running(self, cut_off: Interrupted | None) -> Running:
        return Running(
            self._session,
            self._brain,
            self._supervisor,
            self.episode,
            self._pictures,
            self._judge,
            self._patience,
            self._lead,
            scopes=cut_off.scopes if cut_off else frozenset(),
            progress=cut_off.progress if cut_off else Progress(),
            memory=self._memory,
        )

    def _started(self, task: Task, resumes: str) -> Started:
        places = tuple((name, self._session.starts.get(name, "")) for name in self._session.names)
        return Started(uuid.uuid4().hex[:12], task, self._brain.name, places, resumes)

    def _lessons(self, run: Running, finished: Finished) -> Iterator[Event]:
        """After success and after failure alike; not after a stop, a refusal or a crash of our own."""
        if finished.ending not in {"done", "failed"} or self.episode.on not in run.screens:
            return
        known = lessons((*self._seen, finished), self.episode)
        told = yield from self._brains_lessons(run)
        shortcuts, tips = known.shortcuts or told.shortcuts, known.tips + told.tips
        if shortcuts or tips or known.missed:
            yield Learned(shortcuts, tips, known.missed)

    def _brains_lessons(self, run: Running) -> Generator[Event, None, Lessons]:
        """What the brain makes of the run, if it did it by itself; a model is only asked where it may have learned."""
        if any(isinstance(event, Invoked) for event in self._seen):
            return Lessons()
        if self._brain.model("learner") and not learner.due(self.episode):
            return Lessons()
        try:
            return (yield from run.thought("learner", learner.learn))
        except (BrainError, Ended, Stopped):  # the run has its ending already
            return Lessons()


def _until_done(run: Running, left: Screens) -> Iterator[Event]:
    """The loop to its end, gone on with where the browser was lost on the way and the person wants it back."""
    opening = begin(run, left)
    while True:
        try:
            yield from opening
            yield from loop(run)
            return
        except TargetLost as lost:
            opening = reopened(run, lost)
