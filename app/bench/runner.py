"""Plays tasks on fresh sites and scores what they left behind."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from traceback import format_exception
from typing import Literal, Protocol

from app.bench.task import BenchTask, Case, Score, run
from app.demo.database import copied, opened
from app.demo.server import DemoSite
from app.errors import UserError

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
    """Does a task: its text, the addresses of its targets by name, the effects it may have, what the run is called."""

    def __call__(self, text: str, urls: Mapping[str, str], effects: frozenset[str], run: str) -> Played: ...


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


def run_suite(
    tasks: Iterable[BenchTask], seeds: Iterable[int], play: Play, *, goal: bool = False, jobs: int = 1
) -> Iterator[Result]:
    """Results as they come, each task with each seed on a fresh site; `jobs` at a time.

    `goal` plays the goals, for a model; otherwise the plain words. A play that raises is a result, too, unless it
    is for the person to mend: Raises UserError.
    """
    with ThreadPoolExecutor(jobs, thread_name_prefix="bench") as pool:
        runs = {
            pool.submit(run_task, task, seed, play, goal=goal): (task, seed) for task, seed in product(tasks, seeds)
        }
        try:
            for done in as_completed(runs):
                crashed = done.exception() and not isinstance(done.exception(), UserError)
                yield _crashed(done, *runs[done]) if crashed else done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def run_task(task: BenchTask, seed: int, play: Play, *, goal: bool = False) -> Result:
    """One task with one seed. Raises whatever `play` raises."""
    with DemoSite(seed) as site:
        case = prepared(task, site.database)
        urls = {name: site.url + path for name, path in task.targets.items()}
        played = play(case.filled(task.goal if goal else task.words), urls, task.effects, f"{task.id}-{seed}")
        with opened(site.database) as after:
            score = case.score(after, played.answer, played.addresses)
    cause = cause_of(played, score)
    detail = "; ".join(sorted(map(str, score.collateral or score.missing))) or played.answer if cause else ""
    return Result(task.id, seed, not cause, cause, detail, played, score.milestones, len(task.milestones),
                  len(score.collateral))  # fmt: skip


def prepared(task: BenchTask, database: Path) -> Case:
    """Set the database up for the task, put the task's files beside it, and fill the task from it."""
    with opened(database) as connection:
        run(connection, task.setup, {})
    for name, text in task.files.items():
        (database.parent / name).write_text(text, "utf-8")
    with closing(copied(database)) as copy:
        return Case(task, copy, str(database.parent))


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
