"""Trying what was learned before it is offered with other values: on the demo shop, of which there is always a new one.

Only a task of the shop's own can be tried, for only of those it is known what has to be there afterwards. Everything
else stays as it was learned: it is offered for the values that it has worked on, until a person or a run proves it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from app.bench.beds import shop
from app.bench.playing import Browsers
from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask
from app.learning.verifying import Opened, Trial, trial, verified
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from skills.library import Library
from skills.recall import matched
from skills.shortcuts import Case, Shortcut

SEEDS = (2, 3, 5, 7)
"""Of the shops that it is tried in, each with other people and goods. Those of 5 and 7 have what the rest lack: a
customer whose credit limit is accepted at once, and one whose payment is overdue."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
NO_SHOP = "the place that it is for cannot be set back, so that it was not tried on other values"
NO_TASK = "it is not known what has to be there after this task, so that it was not tried on other values"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is proven by trials with other values; why: what speaks against it, or why it was not tried."""

    result: Literal["proven", "broken", "not tried"]
    why: str = ""
    trials: tuple[Trial, ...] = ()


def verdicts(shortcuts: Sequence[Shortcut]) -> Iterator[tuple[Shortcut, Verdict]]:
    """Each with what came of it; those that cannot be tried first. A browser is opened only where one can be."""
    able = [each for each in shortcuts if not hindrance(each)]
    yield from ((each, Verdict("not tried", why)) for each in shortcuts if (why := hindrance(each)))
    if able:
        with browser() as opened:
            yield from ((each, practised(each, opened)) for each in able)


def hindrance(shortcut: Shortcut) -> str:
    """Why it cannot be tried; "" where it can."""
    if urlsplit(shortcut.scope).hostname not in LOOPBACK:
        return NO_SHOP
    return "" if fitting(shortcut) else NO_TASK


def practised(shortcut: Shortcut, opened: Opened, seeds: tuple[int, ...] = SEEDS) -> Verdict:
    """Do the Shortcut's task by it in a new shop for each seed. opened: opens the shop's pages."""
    task = fitting(shortcut)
    if hindrance(shortcut) or task is None:
        return Verdict("not tried", hindrance(shortcut))
    passed, problem = verified(shortcut, trials(shortcut, task, seeds, opened))
    return Verdict("broken", problem, passed) if problem else Verdict("proven", "", passed)


def fitting(shortcut: Shortcut) -> BenchTask | None:
    """The task of the demo shop that is asked for in the Shortcut's words."""
    return next((task for task in TASKS if shortcut.task and matched(shortcut.task, task.words) is not None), None)


def trials(shortcut: Shortcut, task: BenchTask, seeds: tuple[int, ...], opened: Opened) -> Iterator[Trial]:
    """A trial in a new shop for each seed."""
    for seed in seeds:
        with shop(task, seed) as laid:
            yield trial(shortcut, laid, opened)


@contextmanager
def browser() -> Iterator[Opened]:
    """Opens pages in a browser of its own, which forgets all between two trials."""
    chromium = Chromium.launch(find_browser())
    try:
        yield Browsers([chromium])
    finally:
        chromium.close()


def take(library: Library, shortcut: Shortcut, verdict: Verdict) -> Shortcut:
    """Keep what has come of the trials: the values that it has worked on, or that it may not run any more."""
    for each in verdict.trials:
        library.keep_case(Case(shortcut.name, tuple(each.values.items())), shortcut.version)
    broken = verdict.result == "broken" and shortcut.origin == "learned"
    return library.trust(shortcut, "quarantined") if broken else shortcut
