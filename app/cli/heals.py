"""`journeyman skills heals`, `accept` and `reject`: what replays have healed, with pictures, and the word on it."""

import json
from typing import Annotated

import typer

from app.cli import options
from app.macros.heals import accepted, opened, rejected
from app.macros.replaying import known
from app.records import Records
from app.transcript import count, moment
from skills.notation.diffing import diff
from skills.proposals import Kept


def heals(
    name: Annotated[str, typer.Argument(help="Only those of this skill.", show_default=False)] = "",
    as_json: options.Json = False,
) -> None:
    """What replays have healed: which element stood in for which, why, and pictures of it; newest first."""
    with Records.open() as records:
        kept = records.library.proposals.of(known(records.library, name).name if name else "")
        for each in kept:
            print(json.dumps(_facts(each)) if as_json else "\n".join(_told(each, records)))
    if not kept and not as_json:
        print("Nothing was healed yet.")


def accept(name: options.Skill) -> None:
    """Make the healed version that waits for your word the newest one."""
    with Records.open() as records:
        old = known(records.library, name)
        live = accepted(records.library, name)
    print("\n".join(diff(old, live)))
    print(f'Version {live.version} is healed; journeyman skills undo "{live.name}" takes it back.')


def reject(name: options.Skill) -> None:
    """Turn the healed version down that waits for your word; nothing is changed."""
    with Records.open() as records:
        proposal = opened(records.library, name)
        rejected(records.library, name)
    print(f'Turned down; "{proposal.proposed.shortcut.name}" stays as it is.')


def summary(kept: Kept) -> str:
    """What became of a proposal, in one line."""
    state = f"live as version {kept.became}" if kept.became else kept.state
    steps = f"{count(len(kept.proposed.mends), 'step')} of version {kept.proposed.shortcut.version}"
    return f"{moment(kept.saved)}  {steps} healed in run {kept.proposed.run}: {state}"


def _told(kept: Kept, records: Records) -> list[str]:
    lines = [f'"{kept.proposed.shortcut.name}"  {summary(kept)}']
    for mend in kept.proposed.mends:
        lines.append(f"  {mend}; R{mend.risk}")
        for title, digest in (("before", mend.before), ("after", mend.after)):
            if path := records.pictures.find(digest) if digest else None:
                lines.append(f"    {title}: {path}")
    return lines


def _facts(kept: Kept) -> dict[str, object]:
    mends = [
        {"step": m.step.words, "was": m.was, "found": m.found, "how": m.how, "why": m.why, "risk": m.risk,
         "before": m.before, "after": m.after} for m in kept.proposed.mends
    ]  # fmt: skip
    shortcut = kept.proposed.shortcut
    return {"name": shortcut.name, "version": shortcut.version, "run": kept.proposed.run, "saved": kept.saved,
            "state": kept.state, "became": kept.became, "mends": mends}  # fmt: skip
