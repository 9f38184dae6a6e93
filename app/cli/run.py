"""`journeyman run`: do one task, telling everything as it happens."""

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from app import results
from app.cli import options
from app.cli.exits import exit_code
from app.cli.opening import opened
from app.cli.signals import ended_by_signals
from app.engine import Engine
from app.errors import UserError
from app.events import Event, Learned
from app.learning.embedding import lazy_embedding
from app.learning.remembering import Remembering
from app.learning.switch import Switch
from app.records import Records
from app.resuming import cut_off, specs
from app.session import Session
from app.settings import load_settings
from app.supervision import Supervisor
from app.supervisors.console import Console
from app.supervisors.nobody import Nobody
from app.supervisors.remote import Remote
from app.tasks import Task
from app.transcript import Transcript
from app.wire import to_json
from controllers.errors import ControllerError
from skills.database import DatabaseProblem


def run(
    task: Annotated[str, typer.Argument(help="What to do, in plain words.", show_default=False)] = "",
    on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[NAME=]WHERE", help="A URL, android[:SERIAL] or desktop; give it again for a second target."
        ),
    ] = None,
    resume: Annotated[str, typer.Option(metavar="ID", help="Go on with a run that was cut off.")] = "",
    brain_name: options.BrainName = None,
    cassette: options.Cassette = None,
    mode: options.ModeName = None,
    allow: options.Allow = None,
    app: options.App = None,
    max_steps: options.MaxSteps = None,
    max_seconds: options.MaxSeconds = None,
    max_dollars: options.MaxDollars = None,
    eyes: options.EyesName = None,
    headed: options.Headed = None,
    profile: options.Profile = None,
    attach: options.Attach = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what was read as .csv or .json.")] = None,
    as_json: options.Json = False,
) -> None:
    """Do a task on web pages, phones and programs, e.g. journeyman run 'click "Orders"' --on http://127.0.0.1:8000"""
    _check(task, on or [], resume)
    if out:
        results.suffix(out)
    with ExitStack() as opening:
        records = opening.enter_context(Records.open())
        found = opening.enter_context(cut_off(resume, records)) if resume else None
        settings = load_settings(
            brain=brain_name or (found.episode.brain if found else None),
            mode=mode,
            max_steps=max_steps,
            max_seconds=max_seconds,
            max_dollars=max_dollars,
            eyes=eyes,
            headed=headed,
            profile=profile,
            attach=attach,
        )
        wanted = Task(task, options.permissions(settings.mode, allow, app), settings.limits)
        if found:
            old = found.episode.task
            limits = replace(
                old.limits,
                steps=max_steps or old.limits.steps,
                seconds=max_seconds or old.limits.seconds,
                dollars=max_dollars or old.limits.dollars,
            )
            wanted = replace(
                old, limits=limits, permissions=wanted.permissions if mode or allow or app else old.permissions
            )
        brain = opening.enter_context(options.brain(settings, cassette))
        session = opening.enter_context(opened(specs(found) if found else on or [], settings))
        opening.enter_context(ended_by_signals(session.stop))
        named = settings.embedding if brain.model("operator") else ""
        embedding = opening.enter_context(lazy_embedding(named, options.trouble))
        memory = Remembering(records.library, options.trouble, embedding)
        engine = Engine(session, brain, supervisor(session, as_json), memory=memory)
        events = list(shown(records.kept(engine.run(wanted, found)), as_json))
    if out:
        results.write(out, results.rows(events), engine.episode.answer)
    if settings.practise:
        _practise(engine.episode.id, events, as_json)
    raise typer.Exit(exit_code(engine.episode.ending or "crashed"))


def _practise(episode: str, events: Sequence[Event], as_json: bool) -> None:
    """Try what the run has taught, now that its answer is known; Ctrl+C ends that."""
    learned = next((event for event in events if isinstance(event, Learned) and event.shortcuts), None)
    if learned is None:
        return
    switch = Switch()
    try:
        with Records.open() as records, ended_by_signals(switch.stop):
            for _ in shown(records.tried_out(episode, learned, switch), as_json):
                pass
    except (UserError, ControllerError, DatabaseProblem) as problem:
        options.trouble(f"What was learned could not be tried: {problem}")


def _check(task: str, on: list[str], resume: str) -> None:
    """Raises UserError where it is not said what to do, or where."""
    if resume and (task or on):
        raise UserError("--resume goes on with a run as it was; leave the task and --on out.")
    if resume:
        return
    if not task.strip():
        raise UserError("There is nothing to do; say what, for example: 'click \"Orders\"'.")
    if not on:
        raise UserError("It is not said where; add --on with an address, for example --on http://127.0.0.1:8000.")


def supervisor(session: Session, as_json: bool) -> Supervisor:
    """Wishes on standard input with --json, a person at a terminal, else nobody."""
    if as_json:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # for the wire to refuse
        return Remote.reading(sys.stdin, session.stop, lambda problem: print(problem, file=sys.stderr, flush=True))
    return Console() if sys.stdin.isatty() else Nobody()


def shown(events: Iterator[Event], as_json: bool) -> Iterator[Event]:
    """Print each event as it comes, and pass it on."""
    transcript = Transcript(colours=sys.stdout.isatty())
    for event in events:
        for line in [to_json(event)] if as_json else transcript.feed(event):
            print(line, flush=True)
        yield event
