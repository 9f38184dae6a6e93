"""`journeyman macro`: make a macro of a run, replay it without a model, and run it over the rows of a file."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from app.brains.plain import PlainBrain
from app.cli import options, rows
from app.cli.exits import FAILED, OK, exit_code
from app.cli.opening import opened
from app.cli.recording import record
from app.cli.run import shown, supervisor
from app.cli.signals import ended_by_signals
from app.errors import UserError
from app.events import Event
from app.macros.batching import Batch, RowResult, summary
from app.macros.healing import Healing
from app.macros.heals import Heals
from app.macros.making import made_of
from app.macros.rehearsal import Rehearsed, rehearsed, scene
from app.macros.replaying import count_use, macro
from app.macros.tables import Row
from app.recording.keeping import told as kept_in_words
from app.records import Records
from app.roles.perceptor import look
from app.session import Session
from app.settings import Settings, load_settings
from app.supervision import Supervisor
from app.supervisors.nobody import Nobody
from app.transcript import count
from app.wire import scene_to_json, to_json
from perception.screen import Observation
from skills.library import Library
from skills.shortcuts import Shortcut
from skills.telling import FOUND_BY

app = typer.Typer(help="Record macros, make them of runs, and replay them without a model.", no_args_is_help=True)
app.command()(record)

Name = Annotated[str, typer.Argument(help="The macro's name, as `skills list` has it.", show_default=False)]
On = Annotated[
    list[str] | None,
    typer.Option(metavar="[NAME=]WHERE", help="Where to replay it, if not where it was made."),
]
Heal = Annotated[
    bool, typer.Option("--heal/--no-heal", help="Do a step on what is certainly its element, though it is changed.")
]
Pace = Annotated[
    float | None,
    typer.Option(min=0, metavar="SECONDS", help="Wait so long before each act, to be followed; 0: go on at once."),
]
Pictures = Annotated[
    bool, typer.Option("--pictures", help="Keep a picture of every step (dry run: of the screen); it takes longer.")
]


@app.command("from-episode")
def from_episode(
    episode: Annotated[str, typer.Argument(help="The run's id or its first letters, as `episodes` lists it.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="What to call it; else as its task.")] = "",
    as_json: options.Json = False,
) -> None:
    """Make a macro of a finished run: the moves that worked, with what may differ next time as parameters."""
    with Records.open() as records:
        made = made_of(episode, name, records)
    if as_json:
        print(to_json(made.shortcut))
        return
    if made.cut:
        print(f"{count(made.cut, 'step')} of the run did nothing for its end: left out.")
    for line in kept_in_words(made.shortcut, made.missing):
        print(line)


@app.command()
def replay(
    name: Name,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter's value.", show_default=False)
    ] = None,
    on: On = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Touch nothing; tell which targets the first screen shows.")
    ] = False,
    mode: options.ModeName = None,
    allow: options.Allow = None,
    app: options.App = None,
    max_steps: options.MaxSteps = None,
    max_seconds: options.MaxSeconds = None,
    eyes: options.EyesName = None,
    headed: options.Headed = None,
    profile: options.Profile = None,
    attach: options.Attach = None,
    brain_name: options.BrainName = None,
    pace: Pace = None,
    heal: Heal = True,
    pictures: Pictures = False,
    as_json: options.Json = False,
) -> None:
    """Replay a macro: every step found again and checked; it stops where something is not as it should be."""
    settings = load_settings(
        mode=mode,
        max_steps=max_steps,
        max_seconds=max_seconds,
        eyes=eyes,
        headed=headed,
        profile=profile,
        attach=attach,
        brain=brain_name,
        pace=pace,
    )
    with ExitStack() as opening:
        records = opening.enter_context(Records.open())
        found = macro(records.library, name)
        values = found.values(_given(set_ or []))
        begins = "nothing there is touched" if dry_run and not as_json else ""
        session = opening.enter_context(opened(_where(on, found.kept), settings, begins))
        opening.enter_context(ended_by_signals(session.stop))
        if dry_run:
            screen = _first(session, settings, picture=pictures)
            if pictures and screen.picture:
                kept = records.pictures.save(screen.picture)
                print(scene_to_json(scene(screen)) if as_json else f"The screen: {kept}")
            _tell(rehearsed(found.shortcut, values, screen), as_json)
            return
        task = found.task(options.permissions(settings.mode, allow, app), settings.limits)
        person = supervisor(session, as_json)
        ways = opening.enter_context(_ways(settings, person, records.library)) if heal else None
        engine = found.engine(
            values, session, person, settings.patience, pictures=pictures, healing=ways, pace=settings.pace
        )
        heals = Heals()
        for event in shown(records.kept(engine.run(task)), as_json):
            heals.take(event)
        count_use(records.library, found.kept, engine.episode.ending)
        _say(heals.kept(found, records.library))
    raise typer.Exit(exit_code(engine.episode.ending or "crashed"))


@app.command()
def batch(
    name: Name,
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A .csv or .json file, - for standard input: a column for each parameter.", show_default=False
        ),
    ] = None,
    clipboard: Annotated[
        bool, typer.Option("--clipboard", help="Take the rows that were copied, as from a spreadsheet.")
    ] = False,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where the results go; .csv or .json.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on: only rows that are not done.")] = False,
    again: Annotated[bool, typer.Option("--again", help="With --resume: also rows that may be done.")] = False,
    on: On = None,
    mode: options.ModeName = None,
    allow: options.Allow = None,
    app: options.App = None,
    eyes: options.EyesName = None,
    headed: options.Headed = None,
    profile: options.Profile = None,
    attach: options.Attach = None,
    brain_name: options.BrainName = None,
    pace: Pace = None,
    heal: Heal = True,
    pictures: Pictures = False,
    as_json: options.Json = False,
) -> None:
    """Replay a macro once for each row of a table; each row's result is kept before the next one begins."""
    settings = load_settings(
        mode=mode, eyes=eyes, headed=headed, profile=profile, attach=attach, brain=brain_name, pace=pace
    )
    permissions = options.permissions(settings.mode, allow, app)
    results: list[RowResult] = []
    with ExitStack() as opening:
        records = opening.enter_context(Records.open())
        found = macro(records.library, name)
        given = rows.fitting(rows.rows(file, clipboard=clipboard), found.kept)
        work = Batch(given, out or rows.results(file, found.kept), resume, again)
        work.earlier()  # what is in the way is told before anything is opened
        begins = f"{count(len(given.rows), 'row')}, each told once it is done"
        session = opening.enter_context(opened(_where(on, found.kept), settings, begins))
        opening.enter_context(ended_by_signals(session.stop))
        ways = opening.enter_context(_ways(settings, Nobody(), records.library)) if heal else None
        healed: list[Heals] = []

        def run(row: Row) -> Iterator[Event]:
            values = found.values(row)
            session.again(from_start=True)
            engine = found.engine(
                values, session, Nobody(), settings.patience, pictures=pictures, healing=ways, pace=settings.pace
            )
            healed.append(Heals())
            with closing(records.kept(engine.run(found.task(permissions, settings.limits)))) as events:
                for event in events:
                    healed[-1].take(event)
                    yield event
            count_use(records.library, found.kept, engine.episode.ending)

        for result in work.results(run):
            results.append(result)
            print(json.dumps(asdict(result), ensure_ascii=False) if as_json else _line(result), flush=True)
        told = next(
            (told for each in reversed(healed) if each.done and (told := each.kept(found, records.library))), ""
        )
    _say(told)
    if not as_json:
        print(f"{summary(results)}; the results are in {work.out}")
    raise typer.Exit(OK if all(result.result == "done" for result in results) else FAILED)


@contextmanager
def _ways(settings: Settings, person: Supervisor, library: Library) -> Iterator[Healing]:
    """How far a replay may go for a step whose element is changed: to a model where one is set, to who is there."""
    ways = Healing(None, not isinstance(person, Nobody), library.patches.find)
    if settings.brain == PlainBrain.name:
        yield ways
        return
    with options.brain(settings) as brain:
        yield replace(ways, brain=brain)


def _say(told: str) -> None:
    """What was healed is never silent; on standard error, for --json promises events only."""
    if told:
        print(told, file=sys.stderr, flush=True)


def _given(pairs: list[str]) -> dict[str, str]:
    """Raises UserError for what is no NAME=VALUE, and for a name said twice."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or name in given:
            raise UserError(f"--set {pair!r}: say each parameter once, as --set NAME=VALUE.")
        given[name] = value
    return given


def _where(on: list[str] | None, shortcut: Shortcut) -> list[str]:
    """The targets that are named, or those it was made on."""
    where = on or [f"{name}={address}" for name, address in shortcut.targets]
    if not where:
        raise UserError(f'"{shortcut.name}" does not say where it begins; add --on with an address.')
    return where


def _first(session: Session, settings: Settings, *, picture: bool) -> Observation:
    """The screen at which the replay would begin."""
    session.open()
    target = session.target(session.names[0])
    target.settled(settings.patience)
    return look(target, None, picture=picture)


def _tell(steps: list[Rehearsed], as_json: bool) -> None:
    """What is not here is explained once: most of it stands on later screens."""
    for number, step in enumerate(steps, 1):
        if as_json:
            print(json.dumps({"step": number, **asdict(step)}, ensure_ascii=False))
        else:
            again = step.verdict == "not here" and any(each.verdict == "not here" for each in steps[: number - 1])
            by = f" (by its {FOUND_BY[step.by]})" if step.by else ""
            detail = f": {step.target}{by}" if step.target and not again else ""
            print(f"{number:>3}  {step.words} ... {step.verdict}{detail}")
    if not as_json and any(step.verdict == "not here" for step in steps):
        print("What is not here may stand on a later screen: only the first one was looked at.")


def _line(result: RowResult) -> str:
    why = f": {result.why}" if result.why else ""
    return f"row {result.row}: {result.result}{why}" + (f"  (run {result.run})" if result.run else "")
