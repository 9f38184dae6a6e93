"""MiniWoB++ as bed and stage: its pages with a seed and without a clock, and what they say when they are done.

The reward is read by the bench when the run is over. The page shows neither it nor the task's words: a page that has
been answered says so, right or wrong.
"""

import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.bench.suites.miniwob import PageTask
from app.bench.task import Score
from app.bench.witness import Watched, WatchedPage
from app.policy.deeds import EFFECTS
from app.tasks import Permissions
from controllers.actions import Open
from controllers.browser.chromium import Chromium
from controllers.browser.target import BrowserTarget
from controllers.controller import Controller
from controllers.faults import Faults, Faulty

ADDED = b"""
<style>
#reward-display, #sync-task-cover, #click-canvas { display: none !important }
#query { visibility: hidden }
</style>
<script>
// All pictures are there before the task begins: one that came later would be seen by one run and not by the next.
core.pictures = [...document.querySelectorAll('style')]
  .flatMap((style) => [...style.textContent.matchAll(/url\\(["']?([^"')]+)/g)])
  .map(([, src]) => Object.assign(new Image(), { src }));
addEventListener('load', () => {
  core.EPISODE_MAX_TIME = 2 ** 31 - 1;  // milliseconds, the longest that a browser can wait
  core.countdownTimer = () => {};
  core.endEpisode = (reward) => {
    if (WOB_DONE_GLOBAL) return;
    [WOB_DONE_GLOBAL, WOB_RAW_REWARD_GLOBAL] = [true, reward];
    setTimeout(() => { document.body.textContent = 'This page has been answered.'; });
  };
  Math.seedrandom(new URLSearchParams(location.search).get('seed'));
  core.startEpisodeReal();
});
</script>
"""
"""Goes at the end of each page."""
TASK = """
new Promise((begun) => document.readyState === 'complete' ? begun() : addEventListener('load', begun))
  .then(() => [core.getUtterance()].map((said) => said.utterance || said)[0])
"""
OUTCOME = "[WOB_DONE_GLOBAL, WOB_RAW_REWARD_GLOBAL]"
SETTLED = 10.0  # seconds


@dataclass
class Answered:
    """What the page made of the run: whether it was answered at all, and for which reward (1: just right)."""

    done: bool = False
    reward: float = 0.0


@dataclass
class OnPage:
    """A task whose page judges it."""

    words: str
    urls: Mapping[str, str]
    outcome: Answered
    permissions: Permissions = field(default_factory=lambda: Permissions("scope", frozenset(EFFECTS)))

    def text(self, goal: bool) -> str:
        return self.words

    def reached(self, addresses: Sequence[str]) -> int:
        return 0

    def score(self, answer: str, addresses: Sequence[str]) -> Score:
        if not self.outcome.done:
            return Score("nothing submitted", (self.words,))
        if self.outcome.reward < 1:
            return Score("wrong submission", (self.words, f"reward {self.outcome.reward:g}"), harm=1)
        return Score()


class MiniWob:
    """Browsers that MiniWoB++'s pages, served at `address`, are opened in; each is lent to one run at a time.

    `faults` go wrong in them.
    """

    def __init__(self, address: str, browsers: Sequence[Chromium], faults: Faults | None = None) -> None:
        self._address = address
        self._faults = faults or Faults()
        self._free: queue.SimpleQueue[Chromium] = queue.SimpleQueue()
        self._laid = threading.local()  # a run is laid and played by one thread
        for browser in browsers:
            self._free.put(browser)

    @contextmanager
    def bed(self, task: PageTask, seed: int) -> Iterator[OnPage]:
        """The page, opened once to hear what it wants; the run opens it again and finds the very same."""
        browser = self._free.get()
        browser.forget()
        try:
            self._laid.target, self._laid.outcome = browser.open("about:blank"), Answered()
            url = f"{self._address}/miniwob/{task.id}.html?seed={seed}"
            self._laid.target.perform(Open(url), None)
            self._laid.target.settled(SETTLED)
            yield OnPage(self._laid.target.evaluate(TASK), {"page": url}, self._laid.outcome)
        finally:
            self._free.put(browser)

    @contextmanager
    def stage(self, urls: Mapping[str, str]) -> Iterator[Mapping[str, Watched]]:
        """The page that was laid; how it was answered is read when it is closed."""
        target: BrowserTarget = self._laid.target
        worked = Faulty(target, self._faults) if self._faults != Faults() else target
        yield {name: Answering(target, worked, self._laid.outcome) for name in urls}


class Answering(WatchedPage):
    """A page under witness that leaves behind how it was answered."""

    def __init__(self, target: BrowserTarget, worked: Controller, outcome: Answered) -> None:
        super().__init__(target, worked)
        self._outcome = outcome

    def close(self) -> None:
        self._outcome.done, self._outcome.reward = self._target.evaluate(OUTCOME)
        super().close()
