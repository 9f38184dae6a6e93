"""What a bench run came to, as a table for people and as JSON for machines."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from statistics import fmean, median

from app.bench.runner import Result

Z = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""
HEAD = ("task", "passed", "success (95 %)", "milestones", "steps (least)", "calls", "dollars", "seconds", "collateral",
        "wrong", "failures")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures over some results. Rates are parts of 1; `low` and `high` hold the success rate at 95 %.

    steps, calls, tokens and dollars are means of one run; so are the fewest acts that would do, if they are known.
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


def wilson(passed: int, runs: int) -> tuple[float, float]:
    """The 95 % score interval of a rate; nothing is known without a run."""
    if not runs:
        return 0.0, 1.0
    rate, square = passed / runs, Z * Z / runs
    middle = (rate + square / 2) / (1 + square)
    half = Z / (1 + square) * sqrt(rate * (1 - rate) / runs + square / (4 * runs))
    return max(0.0, middle - half), min(1.0, middle + half)


def summary(name: str, results: Sequence[Result]) -> Summary:
    """The figures of at least one result; steps are a mean, seconds a median."""
    passed = sum(result.passed for result in results)
    return Summary(
        name,
        len(results),
        passed,
        passed / len(results),
        *wilson(passed, len(results)),
        milestones=fmean(len(r.milestones) / r.of_milestones if r.of_milestones else r.passed for r in results),
        steps=fmean(result.played.steps for result in results),
        seconds=median(result.played.seconds for result in results),
        collateral=sum(result.collateral for result in results),
        wrong_targets=sum(result.played.wrong_targets for result in results),
        calls=fmean(result.played.calls for result in results),
        tokens=fmean(result.played.tokens for result in results),
        dollars=fmean(result.played.dollars for result in results),
        optimal=fmean(result.optimal for result in results),
        causes=dict(Counter(result.cause for result in results if result.cause).most_common()),
    )


def summaries(results: Iterable[Result]) -> list[Summary]:
    """One per task, in the order of their names, and the total last; empty without results."""
    by_task: dict[str, list[Result]] = {}
    for result in results:
        by_task.setdefault(result.task, []).append(result)
    every = [result for some in by_task.values() for result in some]
    return [summary(task, by_task[task]) for task in sorted(by_task)] + ([summary("total", every)] if every else [])


def table(results: Iterable[Result]) -> str:
    """The report as text, one line per task."""
    rows = [HEAD, *map(_cells, summaries(results))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    rule = "-" * max(map(len, lines))
    return "\n".join([lines[0], rule, *lines[1:-1], rule, lines[-1]]) if len(rows) > 1 else "No results."


def _cells(one: Summary) -> tuple[str, ...]:
    return (
        one.name,
        f"{one.passed}/{one.runs}",
        f"{one.success:4.0%} ({one.low:.0%}-{one.high:.0%})",
        f"{one.milestones:.0%}",
        f"{one.steps:.1f}" + (f" ({one.optimal:.1f})" if one.optimal else ""),
        f"{one.calls:.1f}",
        f"{one.dollars:.4f}",
        f"{one.seconds:.2f}",
        str(one.collateral),
        str(one.wrong_targets),
        ", ".join(f"{count} {cause}" for cause, count in one.causes.items()),
    )


def as_json(results: Iterable[Result]) -> str:
    """The summaries and every single result."""
    results = list(results)
    return json.dumps(
        {"summaries": [asdict(one) for one in summaries(results)], "results": [asdict(one) for one in results]},
        ensure_ascii=False,
        indent=2,
    )
