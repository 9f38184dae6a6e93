"""Plays bench tasks with the real engine on real browsers and phones."""

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from app.bench.beds import Laid
from app.bench.faults.mishaps import Mishaps, Rates
from app.bench.faults.speaking import Speaking
from app.bench.faults.upset import UpsetBrain, UpsetTarget
from app.bench.runner import Played
from app.bench.watching import Tally
from app.bench.witness import Watched, WatchedPage
from app.brains.brain import Brain
from app.engine import Engine
from app.events import Event
from app.roles import reflector
from app.running import Judge
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Task
from controllers.browser.chromium import Chromium
from controllers.faults import Faults, Faulty

Stage = Callable[[Mapping[str, str]], AbstractContextManager[Mapping[str, Watched]]]
"""Opens the targets of a run, by name, for as long as the context."""


class Browsers:
    """A stage of browsers, each lent to one run at a time; `faults` go wrong in them."""

    def __init__(self, browsers: list[Chromium], faults: Faults | None = None) -> None:
        self._faults = faults or Faults()
        self._free: queue.SimpleQueue[Chromium] = queue.SimpleQueue()
        for browser in browsers:
            self._free.put(browser)

    @contextmanager
    def __call__(self, urls: Mapping[str, str]) -> Iterator[Mapping[str, WatchedPage]]:
        browser = self._free.get()
        browser.forget()
        try:
            yield {name: self._witnessed(browser) for name in urls}
        finally:
            self._free.put(browser)

    def _witnessed(self, browser: Chromium) -> WatchedPage:
        target = browser.open("about:blank")
        return WatchedPage(target, Faulty(target, self._faults) if self._faults != Faults() else target)


@dataclass
class Player:
    """Whoever plays: a brain, made anew for each task, on a stage.

    `brain` makes it from the task's text, the names of its targets and what the run is called.
    `judge` is the Reflector's deterministic part, so that a bench can show what happens without it.
    `keep` is given all that happened in a run, under what the run is called. `rates`: what is made to go wrong.
    """

    stage: Stage
    brain: Callable[[str, tuple[str, ...], str], AbstractContextManager[Brain]]
    judge: Judge = reflector.judge
    limits: Limits = field(default_factory=Limits)
    keep: Callable[[str, Iterable[Event]], None] = lambda run, events: None
    rates: Rates = field(default_factory=Rates)
    _under_way: set[Session] = field(default_factory=set)
    _stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """End the runs under way at once, and those that are just being laid out as they begin. Any thread may call."""
        self._stopped.set()
        for session in tuple(self._under_way):
            session.stop()

    def __call__(self, text: str, laid: Laid, run: str) -> Played:
        """Play one task; whatever is not permitted is refused."""
        task = Task(text, laid.permissions, self.limits)
        mishaps = Mishaps(self.rates, run)
        with self.stage(laid.urls) as targets:
            worked = {name: UpsetTarget(target, mishaps) for name, target in targets.items()} if self.rates else targets
            session = Session(worked, laid.urls)
            self._under_way.add(session)
            try:
                if self._stopped.is_set():
                    session.stop()
                with self.brain(text, session.names, run) as brain:
                    thinks = self._upset(brain, mishaps)
                    engine = Engine(session, thinks, Nobody(), pictures=bool(brain.model("operator")), judge=self.judge)
                    tally = Tally(lambda: laid.reached(_visited(targets)), mishaps)
                    return self._played(engine, task, targets, tally, run)
            finally:
                self._under_way.discard(session)
                session.close()

    def _upset(self, brain: Brain, mishaps: Mishaps) -> Brain:
        if not self.rates:
            return brain
        return UpsetBrain(Speaking(brain, mishaps) if self.rates.malformed else brain, mishaps)

    def _played(self, engine: Engine, task: Task, targets: Mapping[str, Watched], tally: Tally, run: str) -> Played:
        began = time.monotonic()
        events = list(tally.counted(engine.run(task)))
        seconds = time.monotonic() - began
        self.keep(run, events)
        episode = engine.episode
        return Played(
            str(episode.ending),
            episode.answer if episode.ending == "done" else episode.sentence,
            len(episode.attempts),
            seconds,
            sum(target.wrong for target in targets.values()),
            _visited(targets),
            tally.calls,
            episode.tokens,
            episode.dollars,
            tuple(tally.roles[role] for role in sorted(tally.roles)),
            tuple(tally.satisfied),
            tally.caught,
            tally.misjudged,
            sum(target.acts for target in targets.values()),
        )


def _visited(targets: Mapping[str, Watched]) -> tuple[str, ...]:
    return tuple(address for target in targets.values() for address in target.addresses)
