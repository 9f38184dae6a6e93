"""`journeyman bench`: a whole suite of tasks, each on a fresh site, judged by the end state."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from app.bench.playing import Player
from app.bench.report import as_json as json_report
from app.bench.report import table
from app.bench.runner import Result, run_suite, runs
from app.bench.scenes import scene
from app.bench.suites.choosing import SUITES, chosen
from app.brains.brain import Brain
from app.brains.oracle import OracleBrain
from app.cli import options
from app.cli.exits import FAILED
from app.settings import Settings, load_settings
from controllers.faults import Faults
from skills.plain_words.parsing import parse


def bench(
    suite: Annotated[str, typer.Argument(help=f"Which suite: {', '.join(SUITES)}.")],
    brain: Annotated[
        str, typer.Option(help="Who plays: plain, claude, cassette, or oracle, who knows the solution.")
    ] = "plain",
    goal: Annotated[bool, typer.Option("--goal", help="Give the goals to be thought over, not the steps.")] = False,
    cassettes: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Record claude to, or play, one cassette for each run.")
    ] = None,
    tasks: Annotated[str, typer.Option(metavar="A,B,...", help="Only these tasks.")] = "",
    seeds: Annotated[int, typer.Option(min=1, help="Play each task with so many seeds.")] = 3,
    first_seed: Annotated[int, typer.Option(help="The first of the seeds.")] = 1,
    jobs: Annotated[int, typer.Option(min=1, max=8, help="Browsers or phones at a time.")] = 1,
    swallow: Annotated[int, typer.Option(min=0, help="Fault: every so many-th click does nothing.")] = 0,
    wrong_page: Annotated[int, typer.Option(min=0, help="Fault: every so many-th click ends on the page before.")] = 0,
    popup: Annotated[int, typer.Option(min=0, help="Fault: every so many-th click opens a pop-up.")] = 0,
    slow: Annotated[float, typer.Option(min=0, help="Fault: every page needs so many seconds more.")] = 0.0,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the JSON report here.")] = None,
    as_json: options.Json = False,
) -> None:
    """Play a suite and print success with its 95 % interval, steps, seconds, and what else changed."""
    wanted = runs(
        chosen(suite, [name.strip() for name in tasks.split(",") if name.strip()]),
        range(first_seed, first_seed + seeds),
    )
    settings = load_settings(brain=brain)
    with ExitStack() as stack:
        bed, stage = scene(stack, suite, settings, Faults(swallow, wrong_page, slow, popup), jobs)
        player = Player(stage, _brains(settings, cassettes), limits=options.limits(settings))
        results = list(_told(run_suite(wanted, player, bed=bed, goal=goal, jobs=jobs), len(wanted)))
    print(json_report(results) if as_json else table(results))
    if out:
        out.write_text(json_report(results) + "\n", "utf-8")
    raise typer.Exit(0 if all(result.passed for result in results) else FAILED)


def _brains(
    settings: Settings, cassettes: Path | None
) -> Callable[[str, tuple[str, ...], str], AbstractContextManager[Brain]]:
    if settings.brain == "oracle":
        return lambda text, targets, run: nullcontext(OracleBrain(parse(text, targets)))
    return lambda text, targets, run: options.brain(settings, cassettes / f"{run}.jsonl" if cassettes else None)


def _told(results: Iterable[Result], total: int) -> Iterator[Result]:
    """Progress on standard error, a line for each failure."""
    for count, result in enumerate(results, 1):
        if result.cause:
            print(f"{result.task} seed {result.seed}: {result.cause}: {result.detail}", file=sys.stderr)
        if sys.stderr.isatty():
            print(f"\r{count}/{total}", end="", file=sys.stderr, flush=True)
        yield result
