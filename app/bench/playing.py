"""Plays bench tasks with the real engine on real browsers and phones."""

import queue
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from app.bench.runner import Played
from app.bench.witness import Watched, WatchedPage
from app.brains.brain import Brain
from app.engine import Engine
from app.events import Spent
from app.roles import reflector
from app.running import Judge
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
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
    """

    stage: Stage
    brain: Callable[[str, tuple[str, ...], str], AbstractContextManager[Brain]]
    judge: Judge = reflector.judge
    limits: Limits = field(default_factory=Limits)

    def __call__(self, text: str, urls: Mapping[str, str], permissions: Permissions, run: str) -> Played:
        """Play one task; whatever is not permitted is refused."""
        task = Task(text, permissions, self.limits)
        with self.stage(urls) as targets:
            session = Session(targets, urls)
            try:
                with self.brain(text, session.names, run) as brain:
                    return self._played(task, session, targets, brain)
            finally:
                session.close()

    def _played(self, task: Task, session: Session, targets: Mapping[str, Watched], brain: Brain) -> Played:
        engine = Engine(session, brain, Nobody(), pictures=False, judge=self.judge)
        began = time.monotonic()
        calls = sum(isinstance(event, Spent) for event in engine.run(task))
        episode = engine.episode
        return Played(
            str(episode.ending),
            episode.answer if episode.ending == "done" else episode.sentence,
            len(episode.attempts),
            time.monotonic() - began,
            sum(target.wrong for target in targets.values()),
            tuple(address for target in targets.values() for address in target.addresses),
            calls,
            episode.tokens,
            episode.dollars,
        )
