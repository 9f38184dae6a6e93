"""`journeyman skills history`, `diff` and `undo`: the versions of a skill, how they differ, and the way back."""

import json
from typing import Annotated

import typer

from app.cli import options
from app.cli.exits import FAILED
from app.cli.heals import summary
from app.errors import UserError
from app.macros.replaying import known
from app.records import Records
from app.transcript import moment
from skills.library import Library
from skills.notation.diffing import diff
from skills.shortcuts import Shortcut, Uses


def history(name: options.Skill, as_json: options.Json = False) -> None:
    """All versions of a skill, newest first, with how each has done."""
    with Records.open() as records:
        found = known(records.library, name)
        versions = records.library.history(found.name)
        proposals = records.library.proposals.of(found.name)
    healed = {each.became: each.proposed.run for each in proposals if each.became}
    for proposal in proposals if not as_json else []:
        if proposal.state == "proposed":
            print(f"  -  {summary(proposal)}")
    for each in versions:
        kept = each.shortcut
        facts = {"version": kept.version, "saved": each.saved, "origin": kept.origin, "trust": kept.trust,
                 "worked": each.uses.worked, "failed": each.uses.failed, "restores": each.restores,
                 "healed in": healed.get(kept.version, "")}  # fmt: skip
        back = f", as version {each.restores} was" if each.restores else ""
        back += f", healed in run {healed[kept.version]}" if kept.version in healed else ""
        line = f"{kept.version:>3}  {moment(each.saved)}  {kept.origin}, {kept.trust}; {counted(each.uses)}{back}"
        print(json.dumps(facts) if as_json else line)


def difference(
    name: options.Skill,
    old: Annotated[
        int | None, typer.Argument(min=1, help="A version; else the one before.", show_default=False)
    ] = None,
    new: Annotated[int | None, typer.Argument(min=1, help="Another; else the newest.", show_default=False)] = None,
    as_json: options.Json = False,
) -> None:
    """What two versions of a skill differ in, line by line; without numbers, a heal that waits for your word against
    what it would change, or else the newest version against the one before it."""
    with Records.open() as records:
        found = known(records.library, name)
        before, after, run = _pair(records.library, found, old, new)
    lines = list(diff(before, after, f"healed in run {run}" if run else ""))
    if as_json:
        facts = {"name": found.name, "old": before.version, "new": None if run else after.version, "healed in": run}
        print(json.dumps(facts | {"lines": lines}, ensure_ascii=False))
        return
    print("\n".join(lines) or f"Version {before.version} and version {after.version} say the same.")


def undo(name: options.Skill) -> None:
    """Bring back the version before the newest; again, the one before that. Nothing is lost."""
    with Records.open() as records:
        old = known(records.library, name)
        kept = records.library.undo(old.name)
    if kept is None:
        print(f'"{old.name}" has no earlier version.')
        raise typer.Exit(FAILED)
    print("\n".join(diff(old, kept)))
    print(f"Version {kept.version} is as it was before; {kept.trust}.")


def _pair(library: Library, found: Shortcut, old: int | None, new: int | None) -> tuple[Shortcut, Shortcut, str]:
    """The two that are compared, and the run that has healed the second where it only waits for the person's word.

    Raises UserError, and ends the command where there is but one version.
    """
    if old:
        return numbered(library, found.name, old), numbered(library, found.name, new) if new else found, ""
    if kept := library.proposals.open(found.name):
        healed = kept.proposed
        return numbered(library, found.name, healed.shortcut.version), healed.shortcut, healed.run
    if found.version == 1:
        options.trouble(f'"{found.name}" has no earlier version.')
        raise typer.Exit(FAILED)
    return numbered(library, found.name, found.version - 1), found, ""


def numbered(library: Library, name: str, version: int) -> Shortcut:
    """That version. Raises UserError where there is none."""
    if found := library.shortcut(name, version):
        return found
    raise UserError(f'"{name}" has no version {version}; see: journeyman skills history "{name}"')


def counted(uses: Uses) -> str:
    """How often it has worked, in words."""
    total = uses.worked + uses.failed
    return f"worked {uses.worked} of {total} times" if total else "never run"
