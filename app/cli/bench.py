"""`journeyman bench`: a whole suite of tasks, each run on a fresh bed, judged by the end state."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app import whole_files
from app.bench import web_report
from app.bench.faults.mishaps import NAMES, Rates
from app.bench.playing import Player
from app.bench.progress import Progress, progress
from app.bench.report import as_json as json_report
from app.bench.report import ordered, table
from app.bench.runner import Result, Run, run_suite, runs, within
from app.bench.scenes import scene
from app.bench.suites.choosing import SUITES, chosen
from app.brains.brain import Brain
from app.brains.oracle import OracleBrain
from app.cli import options
from app.cli.exits import FAILED
from app.errors import UserError
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
    tasks: Annotated[str, typer.Option(metavar="A,B,...", help="Only these tasks; miniwob: dev for 42 of them.")] = "",
    seeds: Annotated[int, typer.Option(min=1, help="Play each task with so many seeds.")] = 3,
    first_seed: Annotated[int, typer.Option("--first-seed", "--seed", help="The first of the seeds.")] = 1,
    repeat: Annotated[int, typer.Option(min=1, help="Play each task with each seed so many times.")] = 1,
    jobs: Annotated[int, typer.Option(min=1, max=8, help="Browsers or phones at a time.")] = 1,
    max_dollars: Annotated[
        float | None, typer.Option(min=0.01, help="Begin no other run once all have cost so much.")
    ] = None,
    fault: Annotated[
        list[str] | None, typer.Option(metavar="NAME=RATE", help=f"What goes wrong how often: {', '.join(NAMES)}.")
    ] = None,
    swallow: Annotated[int, typer.Option(min=0, help="Fault: every so many-th click does nothing.")] = 0,
    wrong_page: Annotated[int, typer.Option(min=0, help="Fault: every so many-th click ends on the page before.")] = 0,
    popup: Annotated[int, typer.Option(min=0, help="Fault: every so many-th click opens a pop-up.")] = 0,
    slow: Annotated[float, typer.Option(min=0, help="Fault: every page needs so many seconds more.")] = 0.0,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the JSON report here.")] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write a report to look at, with the runs that failed.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Play a suite and print success with its 95 % interval, steps, costs, and what else changed.

    Results are kept as they come: the same command goes on where it was cut off.
    """
    wanted = runs(chosen(suite, _names(tasks)), range(first_seed, first_seed + seeds), repeat)
    settings = load_settings(brain=brain)
    rates, faults = Rates.of(fault or ()), Faults(swallow, wrong_page, slow, popup)
    command = {"suite": suite, "goal": goal, "runs": [run.name for run in wanted], "cassettes": cassettes,
               "settings": asdict(settings), "rates": asdict(rates), "faults": asdict(faults)}  # fmt: skip
    with progress(command) as kept, ExitStack() as stack:
        results = kept.results()
        left = _left(wanted, results)
        if left:
            bed, stage = scene(stack, suite, settings, faults, jobs)
            limits = settings.limits
            player = Player(stage, _brains(settings, cassettes), limits=limits, keep=kept.keep, rates=rates)
            coming = run_suite(left, player, bed=bed, goal=goal, jobs=jobs, stop=player.stop)
            with closing(coming) as played, _telling_a_stop(kept, len(wanted)):
                results += within(max_dollars, results, _told(played, kept, len(results), len(wanted)))
        results = ordered(results)
        complete = not _left(wanted, results)
        if html:
            web_report.write(html, f"journeyman bench {suite}", " ".join(sys.argv[1:]), results, kept.events)
        if out:
            whole_files.save(out, json_report(results) + "\n")
        if complete:
            kept.forget()
    print(json_report(results) if as_json else table(results))
    if not complete:
        print("The money was spent before all was played: give more, and the same command goes on.", file=sys.stderr)
    raise typer.Exit(0 if complete and all(result.passed for result in results) else FAILED)


def _names(tasks: str) -> list[str]:
    return [name.strip() for name in tasks.split(",") if name.strip()]


def _left(wanted: Sequence[Run], results: Iterable[Result]) -> list[Run]:
    done = {result.run for result in results}
    return [run for run in wanted if run.name not in done]


@contextmanager
def _telling_a_stop(kept: Progress, wanted: int) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        print(f"Stopped with {len(kept.results())} of {wanted} runs played; the same command goes on.", file=sys.stderr)
        raise


def _brains(
    settings: Settings, cassettes: Path | None
) -> Callable[[str, tuple[str, ...], str], AbstractContextManager[Brain]]:
    if settings.brain == "oracle":
        return lambda text, targets, run: nullcontext(OracleBrain(parse(text, targets)))
    if settings.brain == "cassette" and not cassettes:
        raise UserError("The cassette brain plays files, one for each run: say where they are with --cassettes DIR.")
    return lambda text, targets, run: options.brain(settings, cassettes / f"{run}.jsonl" if cassettes else None)


def _told(results: Iterable[Result], kept: Progress, done: int, total: int) -> Iterator[Result]:
    """Each result written down, and told on standard error: progress, and a line for each failure."""
    for count, result in enumerate(results, done + 1):
        kept.add(result)
        if result.cause:
            print(f"{result.run}: {result.cause}: {result.detail}", file=sys.stderr)
        if sys.stderr.isatty():
            print(f"\r{count}/{total}", end="", file=sys.stderr, flush=True)
        yield result
