"""`journeyman skills`: the library of macros and other Shortcuts: read, edit, share, trust and run them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar, cast, get_args

import click
import typer

from app.cli import options
from app.cli.heals import accept, heals, reject, summary
from app.cli.macro import replay
from app.cli.proving import manual, test, verify
from app.cli.versions import counted, difference, history, numbered, undo
from app.errors import UserError
from app.home import ensure_home
from app.macros import editing
from app.macros.replaying import known
from app.records import Records
from app.transcript import count
from app.whole_files import save
from app.wire import to_json
from skills.library import Library
from skills.notation.diffing import diff
from skills.notation.nodes import Misread
from skills.notation.pictures import LARGEST, parted
from skills.notation.reading import shortcut as read
from skills.notation.writing import text
from skills.plain_words.nouns import slug
from skills.shortcuts import Shortcut, Trust
from skills.telling import held_back
from skills.trials import in_words

T = TypeVar("T")
app = typer.Typer(help="Read, edit, share, trust and run what is in the library.", no_args_is_help=True)

NOTHING_FOUND = "Nothing that is not disabled shares a word with that; all there is: journeyman skills list"
NOTHING_YET = "Nothing here yet; make a macro of a run: journeyman macro from-episode ID"


@app.command("list")
def list_(
    words: Annotated[str, typer.Argument(help="Only what shares words with these.")] = "",
    as_json: options.Json = False,
) -> None:
    """What is in the library."""
    with Records.open() as records:
        library = records.library
        found = _found(library, words)
        for each in found:
            print(json.dumps(_facts(library, each), ensure_ascii=False) if as_json else _line(library, each))
        for problem in library.unreadable.values():
            options.trouble(str(problem))
    if not found and not library.unreadable and not as_json:
        print(NOTHING_FOUND if words else NOTHING_YET)


@app.command()
def show(
    name: options.Skill,
    version: Annotated[int | None, typer.Option(min=1, help="An earlier version.")] = None,
    as_json: options.Json = False,
) -> None:
    """One skill as text: its parameters, its steps, how each target is found, and what each step is checked by."""
    with Records.open() as records:
        found = known(records.library, name)
        wanted = numbered(records.library, found.name, version) if version else found
        if not as_json:
            print(f"# {_line(records.library, wanted)}")
            if shown := records.library.patches.of(wanted):
                print(f"# A picture is kept of {count(len(shown), 'element')}; the app shows it beside the step.")
            if why := held_back(wanted):
                print(f"# {why}")
            if proposal := records.library.proposals.open(found.name):
                print(f"# {summary(proposal)}")
        told = json.loads(to_json(wanted)) | {"trials": records.library.trials.passed(wanted)} if as_json else {}
    print(json.dumps(told) if as_json else text(wanted), end="\n" if as_json else "")


@app.command()
def edit(
    name: options.Skill,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take the new text from here instead of an editor.")
    ] = None,
) -> None:
    """Change a skill's text, in your editor or from a file; what was there stays as an earlier version."""
    with Records.open() as records:
        old = known(records.library, name)
        kept = editing.kept(records.library, _edited(old, file))
        if kept.version == old.version:
            print("Nothing was changed.")
            return
    print("\n".join(diff(old, kept)))
    print(f'Version {kept.version} is kept; journeyman skills undo "{kept.name}" takes it back.')


@app.command()
def export(
    name: options.Skill,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to; else it is printed.")] = None,
) -> None:
    """Write a skill as a file to share. No secret is in it."""
    with Records.open() as records:
        told = editing.exported(records.library, known(records.library, name))
    if out is None:
        print(told, end="")
        return
    save(out, told)
    print(f"Written: {out.absolute()}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A file that `skills export` wrote, or one of your own.")],
    as_json: options.Json = False,
) -> None:
    """Take a skill in from a file. It cannot run before you have read and trusted it."""
    with Records.open() as records:
        new, pictures = _read(file, editing.imported)
        old = records.library.shortcut(new.name)
        if old and editing.is_here(records.library, new):
            told = f'"{old.name}" is here already, version {old.version}; nothing was changed.'
            print(to_json(old) if as_json else told)
            return
        kept = records.library.save_shortcut(new, pictures)
    if as_json:
        print(to_json(kept))
        return
    print("\n".join(diff(old, kept)))
    print("\n".join(editing.claims(kept)))
    print(f'"{kept.name}", version {kept.version}, is quarantined; once you have read it: '
          f'journeyman skills trust "{kept.name}"')  # fmt: skip
    if old:
        print(f'The version before it may not run meanwhile; journeyman skills undo "{kept.name}" brings it back.')


@app.command()
def trust(
    name: options.Skill,
    level: Annotated[
        str, typer.Option(help="trial: may run; trusted: its words count as yours; revoked: may not run.")
    ] = "trial",
) -> None:
    """Say how far a skill is trusted, once you have read it."""
    if level not in get_args(Trust):
        raise UserError(f"There is no level {level!r}; the levels are {', '.join(get_args(Trust))}.")
    with Records.open() as records:
        kept = records.library.trust(known(records.library, name), cast(Trust, level))
    print(f'"{kept.name}", version {kept.version}: {kept.trust}.')


@app.command()
def disable(name: options.Skill, off: Annotated[bool, typer.Option("--off", help="Let it run again.")] = False) -> None:
    """Keep a skill from running and from being found, without losing anything."""
    with Records.open() as records:
        found = known(records.library, name)
        records.library.set_disabled(found.name, not off)
    print(f'"{found.name}" {"may run again" if off else "is disabled"}.')


@app.command()
def delete(name: options.Skill, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Delete a skill with all its versions; to keep it from running only, disable it."""
    with Records.open() as records:
        found = known(records.library, name)
        what = f'"{found.name}" with {count(len(records.library.history(found.name)), "version")}'
        if not yes and not sys.stdin.isatty():
            raise UserError(f"{what} was not deleted, as nobody is there to ask; add --yes if it is meant.")
        if not yes and not typer.confirm(f"Delete {what} for good?", err=True):
            print("Nothing was deleted.")
            return
        records.library.forget_shortcut(found.name)
    print(f"{what} was deleted.")


app.command()(history)
app.command("diff")(difference)
app.command()(undo)
app.command("run")(replay)
app.command()(test)
app.command()(verify)
app.command()(manual)
app.command()(heals)
app.command()(accept)
app.command()(reject)


def _found(library: Library, words: str) -> list[Shortcut]:
    if not words:
        return library.shortcuts()
    return [each for each in library.search(words, limit=100) if isinstance(each, Shortcut)]


def _facts(library: Library, each: Shortcut) -> dict[str, object]:
    uses = library.uses(each)
    return {
        "name": each.name,
        "version": each.version,
        "description": each.description,
        "scope": each.scope,
        "origin": each.origin,
        "trust": each.trust,
        "trials": library.trials.passed(each),
        "disabled": library.is_disabled(each.name),
        "steps": len(each.steps),
        "parameters": [parameter.name for parameter in each.parameters],
        "worked": uses.worked,
        "failed": uses.failed,
    }


def _line(library: Library, each: Shortcut) -> str:
    disabled = ", disabled" if library.is_disabled(each.name) else ""
    place = each.scope or "anywhere"
    uses, trials = counted(library.uses(each)), in_words(each, library.trials.passed(each))
    trust = ", ".join(filter(None, (each.trust, trials)))
    return f"{each.name}  (version {each.version}, {each.origin}, {trust}{disabled}; {place}; {uses})"


def _edited(old: Shortcut, file: Path | None) -> Shortcut:
    """The new text's Shortcut, of the same origin; a trusted one is on trial again. Raises UserError, with the text
    kept as a draft."""
    if file is None:
        if not sys.stdin.isatty():
            raise UserError("There is no terminal for an editor; give the new text with --file FILE.")
        told = _in_editor(text(old))
        file = ensure_home() / f"{slug(old.name)}.draft.yaml"
        save(file, told)
        new = _read(file, _told)
        file.unlink()
    else:
        new = _read(file, _told)
    return editing.revised(old, new)


def _told(file: str) -> Shortcut:
    return read(parted(file)[0])


def _in_editor(told: str) -> str:
    """What the person makes of the text; the same where they save nothing. Raises UserError."""
    try:
        return click.edit(told, extension=".yaml") or told
    except click.ClickException as problem:
        why = problem.format_message()
        raise UserError(f"{why}. Set EDITOR to an editor that is installed, or use --file FILE.") from None


def _read(file: Path, as_: Callable[[str], T]) -> T:
    """Raises UserError that says what is wrong, and where."""
    try:
        with file.open(encoding="utf-8") as opened:
            return as_(opened.read(LARGEST + 1))
    except OSError as problem:
        raise UserError(f"{file} cannot be read: {problem.strerror}; check its name.") from None
    except UnicodeDecodeError:
        raise UserError(f"{file} is not in UTF-8; save it again in that encoding.") from None
    except Misread as problem:
        raise UserError(f"{file}: {problem}") from None
