"""What a bench came to, as a table for people and as JSON for machines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from app.bench.figures import Summary, caught, curve, summaries
from app.bench.runner import Caught, Result

HEAD = ("task", "passed", "success (95 %)", "milestones", "steps (least)", "calls", "tokens", "dollars", "seconds",
        "collateral", "wrong", "failures")  # fmt: skip


def ordered(results: Iterable[Result]) -> list[Result]:
    """By task, seed and turn, in whatever order they came."""
    return sorted(results, key=lambda result: (result.task, result.seed, result.turn))


def table(results: Sequence[Result]) -> str:
    """The report as text: one line per task, then what goes for all of them."""
    found = summaries(results)
    if not found:
        return "No results."
    rows = [HEAD, *map(_cells, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    rule = "-" * max(map(len, lines))
    return "\n".join([lines[0], rule, *lines[1:-1], rule, lines[-1], *told(results, found[-1])])


def told(results: Sequence[Result], total: Summary) -> Iterator[str]:
    """What goes for all runs, a sentence each."""
    if len(total.again) > 1:
        chances = ", ".join(f"{chance:.0%}" for chance in total.again)
        yield f"The same task done in each of 1, 2, ... {len(total.again)} plays: {chances}"
    if any(result.of_milestones for result in results):
        yield f"Milestones after each tenth of the acts: {', '.join(f'{part:.0%}' for part in curve(results))}"
    for role in total.roles:
        cost = f"{role.tokens:.0f} tokens, {role.dollars:.4f} dollars, {role.seconds:.1f} s"
        yield f"Each run, the {role.role}: {role.calls:.1f} calls, {cost}"
    yield from noticed(caught(results))
    for result in results:
        yield from (f"Misjudged in {result.run}: {move}" for move in result.played.misjudged)


def noticed(found: Caught) -> Iterator[str]:
    """How what was made to go wrong fared."""
    if found.faults:
        yield f"Moves that went wrong: {found.caught} of {found.faults} noticed ({found.caught / found.faults:.1%})"
    if found.stale:
        yield f"Screens first seen as they were before the move: {found.stale}"
    if found.sound:
        yield f"Moves that went well: {found.alarms} of {found.sound} doubted ({found.alarms / found.sound:.1%})"
    if found.early:
        yield f'"Done" said too early: {found.refused} of {found.early} refused ({found.refused / found.early:.0%})'
    if found.garbled:
        rate = found.recovered / found.garbled
        yield f"Questions with a spoilt reply: {found.recovered} of {found.garbled} understood in the end ({rate:.1%})"
    if found.loops:
        yield f"Loops: {found.broken} of {found.loops} noticed within 3 steps ({found.broken / found.loops:.0%})"


def as_json(results: Iterable[Result]) -> str:
    """The summaries and every single result."""
    results = list(results)
    report = {
        "summaries": [asdict(one) for one in summaries(results)],
        "curve": curve(results),
        "caught": asdict(caught(results)),
        "results": [asdict(one) for one in results],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _cells(one: Summary) -> tuple[str, ...]:
    return (
        one.name,
        f"{one.passed}/{one.runs}",
        f"{one.success:4.0%} ({one.low:.0%}-{one.high:.0%})",
        f"{one.milestones:.0%}",
        f"{one.steps:.1f}" + (f" ({one.optimal:.1f})" if one.optimal else ""),
        f"{one.calls:.1f}",
        f"{one.tokens:.0f}",
        f"{one.dollars:.4f}",
        f"{one.seconds:.2f}",
        str(one.collateral),
        str(one.wrong_targets),
        ", ".join(f"{count} {cause}" for cause, count in one.causes.items()),
    )
