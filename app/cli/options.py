"""Options that several commands share, each worded once."""

from pathlib import Path
from typing import Annotated

import typer

from app.brains.choice import BRAINS
from app.errors import UserError
from app.tasks import Limits, Mode, Permissions
from typing import get_args

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text, one event a line.")]
Headed = Annotated[bool | None, typer.Option("--headed/--headless", help="Show the browser window.", show_default=False)]
Profile = Annotated[str | None, typer.Option(metavar="NAME", help="Keep log-ins in a browser profile of this name.")]
Attach = Annotated[str | None, typer.Option(metavar="URL", help="Use the running browser at this debugging address.")]
BrainName = Annotated[str | None, typer.Option("--brain", help=f"Who thinks: {', '.join(BRAINS)}.")]
ModeName = Annotated[
    str | None, typer.Option("--mode", help="When to ask: watch (never act), all, risky, or scope (only --allow).")
]
Allow = Annotated[
    list[str] | None,
    typer.Option(metavar="EFFECT", help="Permit an effect beforehand: submit, upload, delete, pay, send, cancel, ..."),
]
MaxSteps = Annotated[int | None, typer.Option(min=1, help="End after so many steps.")]


def permissions(mode: str, allow: list[str] | None) -> Permissions:
    """The person's permissions. Raises UserError for a mode that does not exist."""
    if mode not in get_args(Mode):
        raise UserError(f"There is no mode {mode!r}; choose one of {', '.join(get_args(Mode))}.")
    return Permissions(mode, frozenset(allow or ()))  # type: ignore[arg-type]


def limits(steps: int) -> Limits:
    return Limits(steps=steps)


def existing(path: Path) -> Path:
    if not path.exists():
        raise UserError(f"There is no file {path}; check the name.")
    return path
