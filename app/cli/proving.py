"""`journeyman skills test`, `verify` and `manual`: what is still good, what is proven, what is known of a place."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.bench.grounds import KINDS
from app.cli import options
from app.cli.exits import FAILED
from app.errors import UserError
from app.learning.manual import manual as compiled
from app.learning.manual import take as taken
from app.learning.practising import take, verdicts
from app.macros.replaying import count_use, known, macro
from app.records import Records
from app.settings import Settings, load_settings
from app.supervisors.nobody import Nobody
from app.targets import opened
from app.tasks import Permissions
from controllers.errors import ControllerError
from skills.library import Library
from skills.notation.nodes import LARGEST
from skills.shortcuts import Case, Shortcut


@dataclass(frozen=True, slots=True)
class Tested:
    """What came of a Shortcut on one of its cases; not tried: it may not run, or does what was not permitted."""

    skill: str
    arguments: dict[str, str]
    result: Literal["good", "broken", "not tried"]
    why: str = ""


def test(
    name: Annotated[str, typer.Argument(help="Only this one.", show_default=False)] = "",
    on: Annotated[
        list[str] | None, typer.Option(metavar="[NAME=]WHERE", help="Where to try them, if not where they were made.")
    ] = None,
    mode: options.ModeName = None,
    allow: options.Allow = None,
    headed: options.Headed = None,
    profile: options.Profile = None,
    attach: options.Attach = None,
    as_json: options.Json = False,
) -> None:
    """Run every skill again on what it has worked on, for real, and tell which are still good."""
    settings = load_settings(mode=mode, headed=headed, profile=profile, attach=attach)
    permissions = options.permissions(settings.mode, allow)
    results: list[Tested] = []
    with Records.open() as records:
        skills = [known(records.library, name)] if name else records.library.shortcuts()
        for skill in skills:
            own = [case for case in records.library.cases(skill.name) if not case.on_trial]
            for case in own or _shown(skill):
                results.append(_tested(records, skill, case, on, settings, permissions))
                told = json.dumps(asdict(results[-1]), ensure_ascii=False) if as_json else _line(results[-1])
                print(told, flush=True)
    if not results and not as_json:
        print("Nothing here yet that could be tried.")
    if any(each.result == "broken" for each in results):
        raise typer.Exit(FAILED)


def verify(
    name: Annotated[str, typer.Argument(help="Only this one.", show_default=False)] = "",
    as_json: options.Json = False,
) -> None:
    """Try what was learned on a demo shop or virtual phone in new ones, with other values; yours is not touched."""
    broken = False
    with Records.open() as records:
        library = records.library
        for skill, verdict in verdicts(library, [known(library, name)] if name else library.shortcuts(), KINDS):
            take(library, skill, verdict)
            broken |= verdict.result == "broken"
            facts = {"skill": skill.name, "result": verdict.result, "why": verdict.why, "trials": len(verdict.trials)}
            why = f": {verdict.why}" if verdict.why else f" by {len(verdict.trials)} trials"
            told = json.dumps(facts, ensure_ascii=False) if as_json else f"{skill.name} ... {verdict.result}{why}"
            print(told, flush=True)
    if broken:
        raise typer.Exit(FAILED)


def manual(
    place: Annotated[str, typer.Argument(help="An address, app or program; without it, the places are listed.")] = "",
    take_: Annotated[
        Path | None,
        typer.Option("--take", metavar="FILE", help="Keep what you have changed in it, as rules of yours."),
    ] = None,
) -> None:
    """The manual of a place: what was learned there, as Markdown that you may edit and have taken back in."""
    with Records.open() as records:
        if not place:
            print("\n".join(_places(records.library)) or "Nothing was learned yet.")
            return
        if take_ is None:
            print(compiled(records.library, place), end="")
            if place not in _places(records.library):
                told = f"Nothing was learned at {place} yet; journeyman skills manual lists the places."
                print(told, file=sys.stderr)
            return
        added, dropped = taken(records.library, place, _read(take_))
    print(f"{len(added)} new rules of yours, {len(dropped)} tips retired.")


def _tested(
    records: Records, skill: Shortcut, case: Case, on: list[str] | None, settings: Settings, permissions: Permissions
) -> Tested:
    given = dict(case.arguments)
    try:
        found = macro(records.library, skill.name)
        values = found.values(given)
        where = on or [f"{name}={address}" for name, address in skill.targets]
        if not where:
            raise UserError("it does not say where it begins; add --on with an address.")
        with ExitStack() as opening:
            session = opening.enter_context(opened(where, settings))
            engine = found.engine(values, session, Nobody(), settings.patience, pictures=False)
            for _ in records.kept(engine.run(found.task(permissions, settings.limits))):
                pass
    except (UserError, ControllerError) as problem:
        return Tested(skill.name, given, "not tried", str(problem))
    episode = engine.episode
    count_use(records.library, skill, episode.ending)
    if episode.ending == "done":
        return Tested(skill.name, given, "good")
    return Tested(skill.name, given, "not tried" if episode.ending == "refused" else "broken", episode.sentence)


def _shown(skill: Shortcut) -> Iterator[Case]:
    """What it was made with, where nothing else is known."""
    if all(each.default is not None or each.example or each.type == "secret" for each in skill.parameters):
        named = (each for each in skill.parameters if each.type != "secret" and each.default is None)
        yield Case(skill.name, tuple((each.name, each.example) for each in named))


def _line(tested: Tested) -> str:
    given = ", ".join(f"{name}={value}" for name, value in tested.arguments.items()) or "its own values"
    why = f": {tested.why}" if tested.why else ""
    return f"{tested.skill} [{given}] ... {tested.result}{why}"


def _places(library: Library) -> list[str]:
    scopes = {each.scope for each in library.shortcuts()} | {each.scope for each in library.tips()}
    return sorted(scopes - {""})


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as opened_file:
            text = opened_file.read(LARGEST + 1)
    except OSError as problem:
        raise UserError(f"{file} cannot be read: {problem.strerror}; check its name.") from None
    except UnicodeDecodeError:
        raise UserError(f"{file} is not in UTF-8; save it again in that encoding.") from None
    if len(text) > LARGEST or not text.lstrip().startswith("# "):
        raise UserError(f"{file} is no manual; write one with journeyman skills manual PLACE > FILE, and edit that.")
    return text
