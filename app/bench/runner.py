"""Plays tasks on fresh beds and scores what they left behind."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import product
from traceback import format_exception
from typing import Literal, Protocol

from app.bench.beds import Bed, shop
from app.bench.task import BenchTask, Score
from app.errors import UserError
from app.tasks import Permissions

Cause = Literal["", "crashed", "asked", "refused", "stopped", "failed", "changed something else", "change missing",
                "wrong answer"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Played:
    """What whoever played a task tells of it. `ending` as in `app.events.Ending`.

    wrong_targets: actions that met another element than the one meant. addresses: visited, in order.
    calls, tokens, dollars: what its model was asked and cost.
    """

    ending: str
    answer: str = ""
    steps: int = 0
    seconds: float = 0.0
    wrong_targets: int = 0
    addresses: tuple[str, ...] = ()
    calls: int = 0
    tokens: int = 0
    dollars: float = 0.0


class Play(Protocol):
    """Does a task: its text, the addresses of its targets by name, what it may do, what the run is called."""

    def __call__(self, text: str, urls: Mapping[str, str], permissions: Permissions, run: str) -> Played: ...


@dataclass(frozen=True, slots=True)
class Result:
    """One task with one seed. `cause` says why it failed, `detail` what shows it."""

    task: str
    seed: int
    passed: bool
    cause: Cause
    detail: str
    played: Played
    milestones: tuple[str, ...]
    of_milestones: int
    collateral: int
    optimal: int = 0


def run_suite(
    tasks: Iterable[BenchTask],
    seeds: Iterable[int],
    play: Play,
    *,
    bed: Bed = shop,
    goal: bool = False,
    jobs: int = 1,
) -> Iterator[Result]:
    """Results as they come, each task with each seed on a bed laid afresh; `jobs` at a time.

    `goal` plays the goals, for a model; otherwise the plain words. A play that raises is a result, too, unless it
    is for the person to mend: Raises UserError.
    """
    with ThreadPoolExecutor(jobs, thread_name_prefix="bench") as pool:
        runs = {
            pool.submit(run_task, task, seed, play, bed=bed, goal=goal): (task, seed)
            for task, seed in product(tasks, seeds)
        }
        try:
            for done in as_completed(runs):
                crashed = done.exception() and not isinstance(done.exception(), UserError)
                yield _crashed(done, *runs[done]) if crashed else done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def run_task(task: BenchTask, seed: int, play: Play, *, bed: Bed = shop, goal: bool = False) -> Result:
    """One task with one seed. Raises whatever `play` raises."""
    with bed(task, seed) as laid:
        text = laid.case.filled(task.goal if goal else task.words)
        played = play(text, laid.urls, laid.case.permissions, f"{task.id}-{seed}")
        with laid.after() as after:
            score = laid.case.score(after, played.answer, played.addresses)
    cause = cause_of(played, score)
    told = [*sorted(map(str, score.collateral or score.missing)), played.answer]
    detail = "; ".join(filter(None, told)) if cause else ""
    return Result(task.id, seed, not cause, cause, detail, played, score.milestones, len(task.milestones),
                  len(score.collateral), task.optimal)  # fmt: skip


def cause_of(played: Played, score: Score) -> Cause:
    """Why a run counts as failed; "" when it does not. How it ended outranks what a run that says "done" left."""
    match played.ending:
        case "crashed" | "asked" | "refused" | "stopped" | "failed":
            return played.ending
    if score.collateral:
        return "changed something else"
    if score.missing:
        return "change missing"
    return "" if score.answered else "wrong answer"


def _crashed(done: Future[Result], task: BenchTask, seed: int) -> Result:
    trace = "".join(format_exception(done.exception()))
    return Result(task.id, seed, False, "crashed", trace, Played("crashed"), (), len(task.milestones), 0)
