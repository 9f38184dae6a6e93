"""Which brain a name stands for."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import get_args

from app.brains.brain import Brain, Role
from app.brains.cassette import Player, Recorder
from app.brains.claude import ClaudeBrain
from app.brains.model import Model
from app.brains.plain import PlainBrain
from app.brains.voting import Voting
from app.errors import UserError
from app.keys import ANTHROPIC, VARIABLE, key, server
from app.settings import Settings

BRAINS = ("plain", "claude", "cassette")


@contextmanager
def brain(name: str, settings: Settings, told: Callable[[str], None], cassette: Path | None = None) -> Iterator[Brain]:
    """The brain of that name, for as long as it is needed. Raises UserError when it cannot be had.

    `told` hears at once of every retry, repair and fall-back. `cassette` is where claude records to, and what
    cassette plays.
    """
    if name == "plain":
        yield PlainBrain()
        return
    with closing(_model(name, settings, told, cassette)) as model:
        yield _thinking(model, settings, told)


def _thinking(model: Model, settings: Settings, told: Callable[[str], None]) -> Brain:
    effort, ladders = settings.effort or None, models(settings)
    brain = ClaudeBrain(model, ladders, effort, told, shown=settings.pictures, small=settings.small)
    return Voting(brain, told) if settings.small else brain


def models(settings: Settings) -> dict[Role, tuple[str, ...]]:
    """The models of each role, from cheap to dear. Raises UserError where one is not named."""
    return {role: ladder(getattr(settings, f"{role}_model") or settings.model) for role in get_args(Role)}


def ladder(setting: str) -> tuple[str, ...]:
    """The models that a setting names, from cheap to dear. Raises UserError."""
    names = tuple(name.strip() for name in setting.split(","))
    if not all(names):
        raise UserError(f"{setting!r} names no model in one of its places; part the models by single commas.")
    return names


def _model(name: str, settings: Settings, told: Callable[[str], None], cassette: Path | None) -> Model:
    match name:
        case "claude":
            live = _live(settings, told)
            return _recorded(live, cassette) if cassette else live
        case "cassette" if cassette:
            return Player(cassette, told)
        case "cassette":
            raise UserError("The cassette brain plays a file: say which with --cassette FILE.")
    raise UserError(f"There is no brain called {name!r}; choose one of {', '.join(BRAINS)}.")


def _recorded(live: Model, cassette: Path) -> Model:
    try:
        return Recorder(live, cassette)
    except UserError:
        live.close()
        raise


def _live(settings: Settings, told: Callable[[str], None]) -> Model:
    """The model behind the network. A server of the person's own may need no key."""
    found = key(settings.base_url)
    if found is None and server(settings.base_url) == ANTHROPIC:
        raise UserError(
            f"The claude brain needs a key: run journeyman key set or set {VARIABLE}, "
            "or set base_url to a server of your own."
        )
    try:
        from app.brains.messages.client import MessagesModel
    except ImportError:
        raise UserError("The package anthropic is not installed: run python3 make.py setup.") from None
    return MessagesModel(found, settings.base_url or None, told)
