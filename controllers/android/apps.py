"""Opening apps by the name that a person sees, and addresses; each is open only once it is in front."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from controllers.android.errors import InDoubt
from controllers.android.phone import Front, Phone, components
from controllers.errors import ControllerError
from perception.hierarchy.phone_screen import PhoneScreen
from perception.screen import Element
from perception.wording import words

APPEARS_WITHIN = 8.0
PAUSE = 0.1
PAGES = 10  # of the app drawer
CHOOSERS = ("android", "com.android.intentresolver")  # the packages that ask which app shall open something
GENERIC = {"android", "app", "apps", "mobile", "main", "client", "ui", "activity", "com", "org", "net"}
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?")
QUERY = "cmd package query-activities --brief -a android.intent.action.MAIN -c android.intent.category.LAUNCHER"

See = Callable[[], tuple[Front, PhoneScreen]]


@dataclass(slots=True)
class Apps:
    """The apps of one phone. `see` looks at it. `labels`: package -> the name under its icon, where that was seen."""

    phone: Phone
    see: See
    labels: dict[str, str] = field(default_factory=dict)
    _components: dict[str, str] = field(default_factory=dict)
    _own: dict[str, str] = field(default_factory=dict)
    _icon_touched: str = ""

    def title(self, package: str) -> str:
        """What a person calls the app: the name under its icon, or the name of one that came with the phone.

        Of others the whole package: what that ends in proves nothing, as anybody may call theirs com.evil.bank.
        """
        return self.labels.get(package) or self._preinstalled().get(package, package)

    def touched(self, name: str, on: str) -> None:
        """Something of that name was touched in the package `on`: an icon, on the home screen or where Android asks."""
        self._icon_touched = name if on in (self.phone.facts.home, *CHOOSERS) else ""

    def came(self, package: str) -> None:
        """The package is in front. If it is an app, it is the one whose icon was touched."""
        if self._icon_touched and package != self.phone.facts.home and package in self._launchable():
            self.labels.setdefault(package, self._icon_touched)
            self._icon_touched = ""

    def open(self, what: str) -> None:
        """Open an address, or an app by its visible name or its package; `Booking.com` is an app where one is known so.

        Raises ControllerError when there is none, or it does not come to the front.
        """
        name = what.strip()
        if package := self._package(name):
            self._start(package)
            self._awaited(lambda front: front.package == package, name)
        elif _is_address(name):
            self._view(name)
        else:
            self._from_drawer(name)

    def _launchable(self) -> dict[str, str]:
        """Package -> component of every app that can be started; empty where the phone does not tell."""
        if not self._components:
            self._components = components(self.phone.shell(*QUERY.split()))
        return self._components

    def _package(self, name: str) -> str:
        """The one package that the name surely means, else ""."""
        if name in self._launchable():
            return name
        for titles in (self.labels, self._preinstalled()):
            meant = [package for package, title in titles.items() if words(title) == words(name)]
            if len(meant) == 1 and meant[0] in self._launchable():
                return meant[0]
        return ""

    def _preinstalled(self) -> dict[str, str]:
        """Package -> what it ends in, of the apps that came with the phone: `Contacts` of com.android.contacts."""
        if not self._own:
            listed = self.phone.shell("pm", "list", "packages", "-s").split()
            came = {line.removeprefix("package:") for line in listed}
            self._own = {each: _telling(each).capitalize() for each in self._launchable() if each in came}
        return self._own

    def _start(self, package: str) -> None:
        said = self.phone.shell("am", "start", "-n", f"{package}/{self._components[package]}")
        if "Error" in said:
            self._components = {}
            raise ControllerError(f"{self.title(package)} does not start: {said.strip().splitlines()[-1][:200]}")

    def _view(self, address: str) -> None:
        url = address if "://" in address else f"https://{address}"
        if urlsplit(url).scheme not in ("http", "https"):
            raise ControllerError(f'"{address}" is not opened on a phone; give an address of the web, or an app.')
        said = self.phone.shell("am", "start", "-a", "android.intent.action.VIEW", "-d", url)
        if "Error" in said or "unable to resolve" in said:
            raise ControllerError(f"No app of the phone opens {url}; install a browser.")

    def _from_drawer(self, name: str) -> None:
        """As a person does it: on the home screen, or in the list of all apps, touch what bears the name."""
        before, icon = self._looked_for(name)
        if icon is None:
            raise ControllerError(f'The phone has no app called "{name}"; say its name as it stands under its icon.')
        _, screen = self.see()
        spot = screen.touchable(icon.key) if icon.key in screen.nodes else None
        if spot is None:
            raise ControllerError(f'"{name}" moved while it was looked for; try again.')
        self.touched(icon.name, before.package)
        with suppress(InDoubt):  # whether it came to the front tells
            self.phone.order("click", *self.phone.facts.density.device(spot))
        self.came(self._awaited(lambda front: front.package not in ("", before.package), name).package)

    def _looked_for(self, name: str) -> tuple[Front, Element | None]:
        """The home screen's package and the icon of that name, once it is in view; None where there is none."""
        self.phone.order("pressKey", "home")
        if home := self.phone.facts.home:
            self._awaited(lambda front: front.package == home, "The home screen")
        front, screen = self._at_rest()
        for _ in range(PAGES):
            if icon := _icon(name, screen):
                return front, icon
            self.phone.order("swipe", *_upwards(screen, self.phone), 40)
            earlier = screen
            _, screen = self._at_rest()
            if [e.key for e in earlier.elements] == [e.key for e in screen.elements]:
                break
        return front, _icon(name, screen)

    def _at_rest(self) -> tuple[Front, PhoneScreen]:
        """The screen once two looks show the same."""
        deadline = time.monotonic() + APPEARS_WITHIN
        front, screen = self.see()
        while time.monotonic() < deadline:
            self.phone.pending.pause(PAUSE)
            front, again = self.see()
            if again.elements == screen.elements:
                break
            screen = again
        return front, screen

    def _awaited(self, arrived: Callable[[Front], bool], name: str) -> Front:
        """What is in front, once it is what was asked for. Raises ControllerError when that takes too long."""
        deadline = time.monotonic() + APPEARS_WITHIN
        while not arrived(front := self.phone.front()):
            if time.monotonic() > deadline:
                there = self.title(front.package) if front.package else "nothing that can be told"
                raise ControllerError(f"{name} did not come to the front; {there} is there. Look at the phone.")
            self.phone.pending.pause(PAUSE)
        return front


def _telling(package: str) -> str:
    """The part of a package's name that tells most: `contacts` of com.example.contacts."""
    parts = [part for part in package.lower().split(".") if part not in GENERIC]
    return parts[-1] if parts else package.lower()


def _is_address(text: str) -> bool:
    return "://" in text or _DOMAIN.fullmatch(text) is not None


def _icon(name: str, screen: PhoneScreen) -> Element | None:
    """The icon that bears exactly this name; None where none does or several do."""
    named = [e for e in screen.elements if e.interactive and words(name) in (words(e.name), words(e.label))]
    return named[0] if len(named) == 1 else None


def _upwards(screen: PhoneScreen, phone: Phone) -> tuple[int, int, int, int]:
    """From and to where a finger moves to see what is further down, in device pixels."""
    ratio = phone.facts.density.ratio
    width, height = screen.size[0] * ratio, screen.size[1] * ratio
    return round(width / 2), round(height * 0.75), round(width / 2), round(height * 0.25)
