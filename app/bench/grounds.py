"""Where a Shortcut can be tried without harm: the places of the suites, new or set back before every trial."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from urllib.parse import urlsplit

from app.bench.beds import shop
from app.bench.phones import VirtualPhones
from app.bench.playing import Browsers
from app.bench.suites import demo
from app.bench.suites.phone import suite
from app.learning.grounds import Ground, Kind
from app.learning.verifying import Opened
from controllers.android.adb import AdbServer
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.errors import ControllerError
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.world.database import ASSETS
from controllers.virtual_phone.world.packages import SYSTEM as SHELL
from controllers.virtual_phone.world.packages import installed
from perception.hierarchy.phone_screen import SCOPE
from perception.locators import Attribute, Locator
from perception.locators import Path as Structure
from skills.shortcuts import Shortcut
from skills.steps import Step, walk

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SYSTEM = (SHELL, "android")
"""Packages of what Android itself shows."""


@contextmanager
def browser() -> Iterator[Opened]:
    """Opens pages in a browser of its own, which forgets all between two trials."""
    chromium = Chromium.launch(find_browser())
    try:
        yield Browsers([chromium])
    finally:
        chromium.close()


@contextmanager
def shops() -> Iterator[Ground]:
    """A new demo shop for every trial."""
    with browser() as opened:
        yield Ground(shop, opened)


@contextmanager
def phone() -> Iterator[Ground]:
    """A virtual phone, set back before every trial."""
    with VirtualPhone() as switched_on:
        phones = VirtualPhones([switched_on])
        try:
            yield Ground(phones.bed, phones.stage)
        finally:
            with suppress(ControllerError):  # adb has forgotten it already
                AdbServer().disconnect(switched_on.serial)


def _is_for_a_shop(shortcut: Shortcut) -> bool:
    return urlsplit(shortcut.scope).hostname in LOOPBACK


def _is_for_the_phone(shortcut: Shortcut) -> bool:
    """Whether all that it touches stands in the virtual phone's own apps; every phone has a home screen."""
    touched = {package for step in walk(shortcut.steps) for package in _packages_of(step)}
    return shortcut.scope.startswith(SCOPE) and bool(touched) and touched <= _installed()


def _packages_of(step: Step) -> Iterator[str]:
    target = getattr(step, "target", None)
    for part in target.parts if isinstance(target, Locator) else ():
        match part:
            case Attribute(_, text) | Structure(text):
                yield re.split("[:/]", text)[0]


@cache
def _installed() -> frozenset[str]:
    return frozenset({*SYSTEM, *(each.package for each in installed(ASSETS / "apps"))})


KINDS = (
    Kind(demo.TASKS, _is_for_a_shop, shops),
    Kind(suite.TASKS, _is_for_the_phone, phone),
)
"""All kinds that there are."""
