"""`journeyman run`: do one task, telling everything as it happens."""

import io
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from app import results
from app.cli import options
from app.cli.exits import exit_code
from app.engine import Engine
from app.errors import UserError
from app.events import Event
from app.records import Records
from app.session import Session
from app.settings import load_settings
from app.supervision import Supervisor
from app.supervisors.console import Console
from app.supervisors.nobody import Nobody
from app.supervisors.remote import Remote
from app.targets import opened
from app.tasks import Task
from app.transcript import Transcript
from app.wire import to_json


def run(
    task: Annotated[str, typer.Argument(help="What to do, in plain words.")],
    on: Annotated[
        list[str],
        typer.Option(
            metavar="[NAME=]WHERE", help="A URL, android or android:SERIAL; give it again for a second target."
        ),
    ],
    brain_name: options.BrainName = None,
    cassette: options.Cassette = None,
    mode: options.ModeName = None,
    allow: options.Allow = None,
    app: options.App = None,
    max_steps: options.MaxSteps = None,
    max_seconds: options.MaxSeconds = None,
    max_dollars: options.MaxDollars = None,
    headed: options.Headed = None,
    profile: options.Profile = None,
    attach: options.Attach = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what was read as .csv or .json.")] = None,
    as_json: options.Json = False,
) -> None:
    """Do a task on web pages and phones, e.g. journeyman run 'click "Orders"' --on http://127.0.0.1:8000"""
    if not task.strip():
        raise UserError("There is nothing to do; say what, for example: 'click \"Orders\"'.")
    if out:
        results.suffix(out)
    settings = load_settings(
        brain=brain_name,
        mode=mode,
        max_steps=max_steps,
        max_seconds=max_seconds,
        max_dollars=max_dollars,
        headed=headed,
        profile=profile,
        attach=attach,
    )
    wanted = Task(task, options.permissions(settings.mode, allow, app), options.limits(settings))
    with (
        Records.open() as records,
        options.brain(settings, cassette) as brain,
        opened(on, settings) as session,
        stopped_by_signals(session),
    ):
        engine = Engine(session, brain, supervisor(session, as_json))
        events = list(shown(records.kept(engine.run(wanted)), as_json))
    if out:
        results.write(out, results.rows(events), engine.episode.answer)
    raise typer.Exit(exit_code(engine.episode.ending or "crashed"))


def supervisor(session: Session, as_json: bool) -> Supervisor:
    """Wishes on standard input with --json, a person at a terminal, else nobody."""
    if as_json:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # a broken line is told like any other
        person = Remote.reading(sys.stdin, session.stop, lambda problem: print(problem, file=sys.stderr, flush=True))
        session.on_stop(person.interrupt)
        return person
    return Console() if sys.stdin.isatty() else Nobody()


def shown(events: Iterator[Event], as_json: bool) -> Iterator[Event]:
    """Print each event as it comes, and pass it on."""
    transcript = Transcript(colours=sys.stdout.isatty())
    for event in events:
        for line in [to_json(event)] if as_json else transcript.feed(event):
            print(line, flush=True)
        yield event


@contextmanager
def stopped_by_signals(session: Session) -> Iterator[None]:
    """Ctrl+C and a polite kill stop the run at once; a second Ctrl+C ends the program."""

    def stop(number: int, frame: FrameType | None) -> None:
        session.stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {kind: signal.signal(kind, stop) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
