"""Named targets from the command line: `--on URL` or `--on NAME=URL`, opened in one browser."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.errors import UserError
from app.home import ensure_home
from app.session import Session
from app.settings import Settings
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.controller import Controller

Launch = Callable[[Settings], Chromium]


def named(specs: Sequence[str]) -> dict[str, str]:
    """Target names with their addresses. Raises UserError for a name said twice or an empty address."""
    targets: dict[str, str] = {}
    for count, spec in enumerate(specs, 1):
        match = re.match(r"([A-Za-z][\w-]*)=(.*)", spec)
        name, address = match.groups() if match else ("page" if count == 1 else f"page{count}", spec)
        if not address.strip():
            raise UserError(f"--on {spec!r} names no address; write --on URL or --on NAME=URL.")
        if name in targets:
            raise UserError(f"--on names {name!r} twice; give each target its own name.")
        targets[name] = address.strip()
    return targets


@contextmanager
def opened(specs: Sequence[str], settings: Settings, launch: Launch | None = None) -> Iterator[Session]:
    """A session on these targets, with a browser of its own or the running one that `attach` names.

    launch: starts the browser in another way than `launched`. Raises UserError and ControllerError, each one
    sentence. Everything started is ended on leaving.
    """
    starts = named(specs)
    with ExitStack() as browser:

        def targets() -> dict[str, Controller]:
            browser.close()
            chromium = (launch or launched)(settings)
            browser.callback(chromium.close)
            return {name: chromium.open("about:blank") for name in starts}

        session = Session(targets(), starts, targets)
        try:
            yield session
        finally:
            session.close()


@contextmanager
def browsing(settings: Settings) -> Iterator[Chromium]:
    """The browser that the settings ask for."""
    chromium = launched(settings)
    try:
        yield chromium
    finally:
        chromium.close()


def launched(settings: Settings) -> Chromium:
    """The same, to be closed by the caller. Raises UserError and ControllerError."""
    if settings.attach and settings.profile:
        raise UserError("A running browser has its own profile; leave --profile out, or leave --attach out.")
    if settings.attach:
        return Chromium.attach(settings.attach)
    profile = ensure_home() / "profiles" / _plain(settings.profile) if settings.profile else None
    return Chromium.launch(find_browser(settings.browser or None), settings.headed, profile, downloads())


def downloads() -> Path:
    """Where files from pages are put."""
    folder = ensure_home() / "downloads"
    folder.mkdir(exist_ok=True)
    return folder


def _plain(profile: str) -> str:
    """A profile's name, fit to name a folder. Raises UserError."""
    if not re.fullmatch(r"[\w-]+", profile):
        raise UserError(f"{profile!r} cannot name a profile; use letters, digits, - and _ only.")
    return profile
