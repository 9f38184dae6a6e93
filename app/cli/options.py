"""Options that several commands share, each worded once."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from app.brains import choice
from app.brains.brain import Brain
from app.errors import UserError
from app.policy.deeds import EFFECTS
from app.settings import Settings
from app.tasks import Mode, Permissions

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text, an object a line.")]
Skill = Annotated[str, typer.Argument(help="Its name; upper and lower case are alike.", show_default=False)]
Headed = Annotated[
    bool | None, typer.Option("--headed/--headless", help="Show the browser window.", show_default=False)
]
Profile = Annotated[str | None, typer.Option(metavar="NAME", help="Keep log-ins in a browser profile of this name.")]
Attach = Annotated[str | None, typer.Option(metavar="URL", help="Use the running browser at this debugging address.")]
EyesName = Annotated[
    str | None, typer.Option("--eyes", help="What screens are read from: tree, pixels, or auto (both if need be).")
]
BrainName = Annotated[str | None, typer.Option("--brain", help=f"Who thinks: {', '.join(choice.BRAINS)}.")]
Cassette = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Where claude's replies are recorded; what the brain cassette plays."),
]
ModeName = Annotated[
    str | None, typer.Option("--mode", help="When to ask: watch (never act), all, risky, or scope (only --allow).")
]
Allow = Annotated[
    list[str] | None,
    typer.Option(metavar="EFFECT", help=f"Permit an effect beforehand, each by its own --allow: {', '.join(EFFECTS)}."),
]
App = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="An app of a phone that may be worked, besides those that the task names."),
]
MaxSteps = Annotated[int | None, typer.Option(min=1, help="End after so many steps.")]
MaxDollars = Annotated[float | None, typer.Option(min=0.01, help="End after the brain has cost so many US dollars.")]
MaxSeconds = Annotated[float | None, typer.Option(min=1, help="End after so many seconds.")]


def brain(settings: Settings, cassette: Path | None = None) -> AbstractContextManager[Brain]:
    """The brain that the settings name; every retry, repair and fall-back is told on standard error."""
    return choice.brain(settings.brain, settings, trouble, cassette)


def trouble(told: str) -> None:
    """What went another way than it should have, at once and beside what the command prints."""
    print(told, file=sys.stderr, flush=True)


def permissions(mode: Mode, allow: list[str] | None, apps: list[str] | None = None) -> Permissions:
    """The person's permissions. Raises UserError for an effect that does not exist."""
    if unknown := [effect for effect in allow or () if effect not in EFFECTS]:
        raise UserError(f"There is no effect {unknown[0]!r}; each by its own --allow: {', '.join(EFFECTS)}.")
    return Permissions(mode, frozenset(allow or ()), apps=frozenset(apps or ()))
