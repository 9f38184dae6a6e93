"""Plays tasks on fresh beds and scores what they left behind."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from itertools import product
from traceback import format_exception
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from app.bench.beds import Bed, Laid, shop
from app.bench.task import Score, Wrong
from app.errors import UserError

Cause = Literal[Wrong, "crashed", "asked", "refused", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class Spending:
    """What one role asked of a model, and what that cost in US dollars and seconds."""

    role: str
    calls: float = 0
    tokens: float = 0
    dollars: float = 0.0
    seconds: float = 0.0

    def __add__(self, other: "Spending") -> "Spending":
        return Spending(
            self.role,
            self.calls + other.calls,
            self.tokens + other.tokens,
            self.dollars + other.dollars,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class Caught:
    """What became of that which was made to go wrong.

    faults: moves that went wrong; caught: of these, those judged not to have worked. sound: moves with which nothing
    was wrong; alarms: of these, those judged not to have worked. stale: moves after which the screen was first seen as
    it was before. early: replies "done" before it was; refused: of
    these, those that were not taken for an answer. garbled: questions to which a spoilt reply came; recovered: of
    these, those that were understood rightly in the end. loops: times that the brain got caught in one; broken: of
    these, those that the engine noticed within three steps.
    """

    faults: int = 0
    caught: int = 0
    sound: int = 0
    alarms: int = 0
    early: int = 0
    refused: int = 0
    garbled: int = 0
    recovered: int = 0
    loops: int = 0
    broken: int = 0
    stale: int = 0


@dataclass(frozen=True, slots=True)
class Played:
    """What whoever played a task tells of it. `ending` as in `app.events.Ending`.

    acts: what was done to the targets, as `Watched` counts it, whereas `steps` are all that was judged.
    wrong_targets: actions that met another element than the one meant. addresses: visited, in order.
    calls, tokens, dollars: what its model was asked and cost, in all and by role. satisfied: how many milestones were
    reached after each act. misjudged: moves of which the Reflector thought wrongly, in words.
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
    roles: tuple[Spending, ...] = ()
    satisfied: tuple[int, ...] = ()
    caught: Caught = Caught()
    misjudged: tuple[str, ...] = ()
    acts: int = 0


class Play(Protocol):
    """Does a task: its text, what it was laid out as, and what the run is called."""

    def __call__(self, text: str, laid: Laid, run: str) -> Played: ...


class Playable(Protocol):
    """What the runner needs to know of a task."""

    @property
    def id(self) -> str: ...
    @property
    def milestones(self) -> tuple[Any, ...]: ...
    @property
    def optimal(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Run:
    """One task with one seed; `turn` counts when the same is played several times."""

    task: Playable
    seed: int
    turn: int = 1

    @property
    def name(self) -> str:
        return f"{self.task.id}-{self.seed}" + (f"-{self.turn}" if self.turn > 1 else "")


@dataclass(frozen=True, slots=True)
class Result:
    """How a run turned out. `cause` says why it failed, `detail` what shows it."""

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
    turn: int = 1

    @property
    def run(self) -> str:
        return f"{self.task}-{self.seed}" + (f"-{self.turn}" if self.turn > 1 else "")


def runs(tasks: Iterable[Playable], seeds: Iterable[int], turns: int = 1) -> list[Run]:
    """Each task with each seed, so many times."""
    return [Run(*each) for each in product(tasks, seeds, range(1, turns + 1))]


def run_suite(
    wanted: Iterable[Run],
    play: Play,
    *,
    bed: Bed[Any] = shop,
    goal: bool = False,
    jobs: int = 1,
    stop: Callable[[], None] = lambda: None,
) -> Generator[Result, None, None]:
    """Results as they come, each run on a bed laid afresh; `jobs` at a time.

    `goal` plays the goals, for a model; otherwise the plain words. A play that raises is a result, too, unless it
    is for the person to mend: Raises UserError. Closing the iterator begins no other run, has `stop` end those under
    way, and waits for them.
    """
    with ThreadPoolExecutor(jobs, thread_name_prefix="bench") as pool:
        begun = {pool.submit(play_one, run, play, bed=bed, goal=goal): run for run in wanted}
        try:
            for done in as_completed(begun):
                crashed = done.exception() and not isinstance(done.exception(), UserError)
                yield _crashed(done, begun[done]) if crashed else done.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            stop()


def within(dollars: float | None, earlier: Iterable[Result], coming: Iterator[Result]) -> Iterator[Result]:
    """The results that come, until they and those of earlier have cost so much; None for no limit."""
    spent = sum(result.played.dollars for result in earlier)
    while dollars is None or spent < dollars:
        result = next(coming, None)
        if result is None:
            return
        spent += result.played.dollars
        yield result


def play_one(run: Run, play: Play, *, bed: Bed[Any] = shop, goal: bool = False) -> Result:
    """Play one run. Raises whatever `play` raises."""
    task = run.task
    with bed(task, run.seed) as laid:
        played = play(laid.text(goal), laid, run.name)
        score = laid.score(played.answer, played.addresses)
        played = _placeless(played, laid.urls)
    cause = cause_of(played, score)
    detail = "; ".join(filter(None, (*score.evidence, played.answer))) if cause else ""
    return Result(task.id, run.seed, not cause, cause, detail, played, score.milestones, len(task.milestones),
                  score.harm, task.optimal, run.turn)  # fmt: skip


def cause_of(played: Played, score: Score) -> Cause:
    """Why a run counts as failed; "" when it does not. How it ended outranks what a run that says "done" left."""
    match played.ending:
        case "crashed" | "asked" | "refused" | "stopped" | "failed":
            return played.ending
    return score.wrong


def _placeless(played: Played, urls: Mapping[str, str]) -> Played:
    """The same without the ports and serial numbers, which are other ones in every run."""
    answer, addresses = played.answer, played.addresses
    for name, url in urls.items():
        place = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" if urlsplit(url).netloc else url
        answer = answer.replace(place, name)
        addresses = tuple(address.replace(place, name) for address in addresses)
    return replace(played, answer=answer, addresses=addresses)


def _crashed(done: Future[Result], run: Run) -> Result:
    trace = "".join(format_exception(done.exception()))
    return Result(run.task.id, run.seed, False, "crashed", trace, Played("crashed"), (), len(run.task.milestones), 0,
                  run.task.optimal, run.turn)  # fmt: skip
