"""Pages as targets: all of a session's are tabs of one browser."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.errors import UserError
from app.home import ensure_home
from app.settings import Settings
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.controller import Controller

Launch = Callable[[Settings], Chromium]


class Pages:
    """Opens pages in a browser of its own, or in the running one that `attach` names.

    launch: starts the browser in another way than `launched`.
    """

    def __init__(self, settings: Settings, launch: Launch | None = None) -> None:
        self._settings = settings
        self._launch = launch or launched
        self._browser: Chromium | None = None

    def open(self, starts: Mapping[str, str]) -> Mapping[str, Controller]:
        """Blank pages; the session brings them to their addresses."""
        browser = self._browser = self._browser or self._launch(self._settings)
        return {name: browser.open("about:blank") for name in starts}

    def renew(self, starts: Mapping[str, str], lost: Mapping[str, Controller]) -> Mapping[str, Controller]:
        """Pages of a new browser."""
        self.close()
        return self.open(starts)

    def close(self) -> None:
        """Close the browser, if one was started."""
        browser, self._browser = self._browser, None
        if browser:
            browser.close()


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
