"""The figures of a bench: rates with their intervals, means, and how they go together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import comb, sqrt
from operator import add
from statistics import fmean, median

from app.bench.runner import Caught, Result, Spending

Z = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""
POINTS = 10
"""Parts of a run at which the curve of satisfaction is told."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures over some results. Rates are parts of 1; `low` and `high` hold the success rate at 95 %.

    steps, calls, tokens and dollars are means of one run, those of each role too; seconds a median.
    optimal: the mean of the fewest acts that would do, where they are known. again: the chance that a task is done
    in each of k plays, for k from 1 on (pass^k of tau-bench, arXiv 2406.12045).
    """

    name: str
    runs: int
    passed: int
    success: float
    low: float
    high: float
    milestones: float
    steps: float
    seconds: float
    collateral: int
    wrong_targets: int
    causes: dict[str, int]
    calls: float = 0.0
    tokens: float = 0.0
    dollars: float = 0.0
    optimal: float = 0.0
    roles: tuple[Spending, ...] = ()
    again: tuple[float, ...] = ()


def wilson(passed: int, runs: int) -> tuple[float, float]:
    """The 95 % score interval of a rate; nothing is known without a run."""
    if not runs:
        return 0.0, 1.0
    rate, square = passed / runs, Z * Z / runs
    middle = (rate + square / 2) / (1 + square)
    half = Z / (1 + square) * sqrt(rate * (1 - rate) / runs + square / (4 * runs))
    return max(0.0, middle - half), min(1.0, middle + half)


def in_each_of(plays: int, passed: int, runs: int) -> float:
    """The chance that so many plays, drawn from these runs, have all passed."""
    return comb(passed, plays) / comb(runs, plays)


def summary(name: str, results: Sequence[Result]) -> Summary:
    """The figures of at least one result."""
    passed = sum(result.passed for result in results)
    return Summary(
        name,
        len(results),
        passed,
        passed / len(results),
        *wilson(passed, len(results)),
        milestones=fmean(_satisfied(result) for result in results),
        steps=fmean(result.played.steps for result in results),
        seconds=median(result.played.seconds for result in results),
        collateral=sum(result.collateral for result in results),
        wrong_targets=sum(result.played.wrong_targets for result in results),
        calls=fmean(result.played.calls for result in results),
        tokens=fmean(result.played.tokens for result in results),
        dollars=fmean(result.played.dollars for result in results),
        optimal=fmean(result.optimal for result in results),
        causes=dict(Counter(result.cause for result in results if result.cause).most_common()),
        roles=_by_role(results),
        again=tuple(in_each_of(plays, passed, len(results)) for plays in range(1, len(results) + 1)),
    )


def summaries(results: Iterable[Result]) -> list[Summary]:
    """One per task, in the order of their names, and the total last; empty without results."""
    by_task: dict[str, list[Result]] = {}
    for result in results:
        by_task.setdefault(result.task, []).append(result)
    tasks = [summary(task, by_task[task]) for task in sorted(by_task)]
    every = [result for some in by_task.values() for result in some]
    plays = min((task.runs for task in tasks), default=0)
    again = tuple(fmean(task.again[k] for task in tasks) for k in range(plays))
    return [*tasks, replace(summary("total", every), again=again)] if tasks else []


def curve(results: Sequence[Result]) -> tuple[float, ...]:
    """The part of the milestones that is reached after each tenth of a run's acts, on average over the runs.

    The SS-versus-steps curve of Mobile-Eval-E (arXiv 2501.11733): steep is good, high at its end better.
    """
    points = range(POINTS + 1)
    return tuple(fmean(_satisfied_at(result, point / POINTS) for result in results) for point in points if results)


def caught(results: Iterable[Result]) -> Caught:
    """How the Reflector did over all of them."""
    each = [result.played.caught for result in results]
    return Caught(*(sum(getattr(one, name) for one in each) for name in Caught.__slots__))


def _satisfied(result: Result) -> float:
    return len(result.milestones) / result.of_milestones if result.of_milestones else float(result.passed)


def _satisfied_at(result: Result, part: float) -> float:
    done = int(part * len(result.played.satisfied))
    if done == len(result.played.satisfied):
        return _satisfied(result)  # the answer, which comes last, counts too
    return result.played.satisfied[done - 1] / max(result.of_milestones, 1) if done else 0.0


def _by_role(results: Sequence[Result]) -> tuple[Spending, ...]:
    """What each role took in one run, on average."""
    by_role: dict[str, list[Spending]] = {}
    for spending in (each for result in results for each in result.played.roles):
        by_role.setdefault(spending.role, []).append(spending)
    return tuple(_mean(reduce(add, by_role[role]), len(results)) for role in sorted(by_role))


def _mean(total: Spending, runs: int) -> Spending:
    shares = (getattr(total, name) / runs for name in ("calls", "tokens", "dollars", "seconds"))
    return Spending(total.role, *shares)
