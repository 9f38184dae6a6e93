"""Plays bench tasks with the real engine on a real browser."""

import queue
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from app.bench.runner import Played
from app.bench.witness import Witnessed
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


@dataclass
class Player:
    """Whoever plays: a brain, made anew for each task, on a browser that is lent out to one run at a time.

    `brain` makes it from the task's text, the names of its targets and what the run is called.
    `judge` is the Reflector's deterministic part, so that a bench can show what happens without it.
    """

    browsers: list[Chromium]
    brain: Callable[[str, tuple[str, ...], str], AbstractContextManager[Brain]]
    faults: Faults = field(default_factory=Faults)
    judge: Judge = reflector.judge
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        self._free: queue.SimpleQueue[Chromium] = queue.SimpleQueue()
        for browser in self.browsers:
            self._free.put(browser)

    def __call__(self, text: str, urls: Mapping[str, str], effects: frozenset[str], run: str) -> Played:
        """Play one task; the effects it is allowed are permitted, everything else is refused."""
        task = Task(text, Permissions("scope", effects), self.limits)
        with self._browser() as browser:
            witnesses = {name: self._witnessed(browser) for name in urls}
            session = Session(witnesses, urls)
            try:
                with self.brain(text, session.names, run) as brain:
                    return self._played(task, session, witnesses, brain)
            finally:
                session.close()

    def _played(self, task: Task, session: Session, witnesses: Mapping[str, Witnessed], brain: Brain) -> Played:
        engine = Engine(session, brain, Nobody(), pictures=False, judge=self.judge)
        began = time.monotonic()
        calls = sum(isinstance(event, Spent) for event in engine.run(task))
        episode = engine.episode
        return Played(
            str(episode.ending),
            episode.answer if episode.ending == "done" else episode.sentence,
            len(episode.attempts),
            time.monotonic() - began,
            sum(witness.wrong for witness in witnesses.values()),
            tuple(address for witness in witnesses.values() for address in witness.addresses),
            calls,
            episode.tokens,
            episode.dollars,
        )

    def _witnessed(self, browser: Chromium) -> Witnessed:
        target = browser.open("about:blank")
        return Witnessed(target, Faulty(target, self.faults) if self.faults != Faults() else target)

    @contextmanager
    def _browser(self) -> Iterator[Chromium]:
        browser = self._free.get()
        browser.forget()
        try:
            yield browser
        finally:
            self._free.put(browser)
