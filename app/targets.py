"""Named targets from the command line, opened: pages, phones and the desktop side by side in one session."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from app.providers.android import Phones
from app.providers.browser import Launch, Pages
from app.providers.desktop import Desktop
from app.providers.provider import Provider
from app.session import Session
from app.settings import Settings
from app.target_names import Kind, kind, named
from controllers.controller import Controller
from controllers.errors import ControllerError, TargetLost
from controllers.sighted import Sighted


@contextmanager
def opened(specs: Sequence[str], settings: Settings, launch: Launch | None = None) -> Iterator[Session]:
    """A session on the targets that these `--on` name.

    launch: starts a browser in another way than usual. Raises UserError and ControllerError, each one sentence.
    Everything started is ended on leaving.
    """
    starts = named(specs)
    with ExitStack() as stack:
        providers: dict[Kind, Provider] = {}
        for each in dict.fromkeys(map(kind, starts.values())):
            providers[each] = _provider(each, settings, launch)
            stack.callback(providers[each].close)
        targets: dict[str, Controller] = {}
        for each, provider in providers.items():
            targets |= provider.open(_of(each, starts))

        def renewed() -> Mapping[str, Controller]:
            """The targets that were lost, anew, with those that stood on the same."""
            found: dict[str, Controller] = {}
            for each, provider in providers.items():
                mine = _of(each, starts)
                if any(_is_lost(targets[name]) for name in mine):
                    found |= provider.renew(mine, {name: targets[name] for name in mine})
            targets.update(found)
            return _sighted(found, settings)

        session = Session(_sighted({name: targets[name] for name in starts}, settings), starts, renewed)
        try:
            yield session
        finally:
            session.close()


def _provider(wanted: Kind, settings: Settings, launch: Launch | None) -> Provider:
    match wanted:
        case "browser":
            return Pages(settings, launch)
        case "desktop":
            return Desktop()
        case "android":
            return Phones()


def _sighted(targets: Mapping[str, Controller], settings: Settings) -> dict[str, Controller]:
    """The targets, read from what the settings say."""
    if settings.eyes == "tree":
        return dict(targets)
    return {name: Sighted(target, settings.eyes) for name, target in targets.items()}


def _of(wanted: Kind, starts: Mapping[str, str]) -> dict[str, str]:
    return {name: address for name, address in starts.items() if kind(address) == wanted}


def _is_lost(target: Controller) -> bool:
    try:
        target.capture(picture=False)
    except TargetLost:
        return True
    except ControllerError:  # it refuses, so it is there
        return False
    return False
