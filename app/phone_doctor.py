"""Whether phones can be worked from here, looked at one thing after the other, and repaired where that is easy."""

import os
import shutil
from collections.abc import Callable, Iterator

from app.doctor import CheckResult
from controllers.android import adb
from controllers.android.adb import AdbServer, Listed
from controllers.android.phone import Phone
from controllers.android.text_entry import ADB_KEYBOARD
from controllers.errors import ControllerError

OLDEST_SDK = 26
"""Android 8: older ones tell no hints of fields and have no clipboard that can be trusted."""


def checks(serial: str = "") -> Iterator[CheckResult]:
    """Look at adb, then at every phone that is there, or only at the one with that serial."""
    yield _attempt("adb", lambda: f"adb {_recent()} is used, {adb.program()}.")
    yield _other_adb()
    server = AdbServer()
    result = _attempt("server", lambda: _serving(server))
    yield result
    if not result.ok:
        return
    phones = [phone for phone in server.phones() if serial in ("", phone.serial)]
    if not phones:
        sentence = f"There is no phone {serial}." if serial else "No phone is there."
        yield CheckResult("phone", False, sentence, "Plug one in with USB debugging on, or journeyman phone connect.")
    for phone in phones:
        yield from _phone(phone)


def _phone(listed: Listed) -> Iterator[CheckResult]:
    name = listed.serial
    if not listed.ready:
        yield CheckResult(name, False, listed.advice)
        return
    yield CheckResult(name, True, f"{listed.model or 'The phone'} is connected and allows this computer.")
    phone = Phone(listed.serial)
    try:
        yield _attempt(name, lambda: _android(phone))
        opened = _attempt(name, lambda: _opened(phone))
        yield opened
        if opened.ok:
            for look in (_screen, _unlocked, _keyboard, _touch):
                yield _attempt(name, lambda look=look: look(phone))  # type: ignore[misc]
    finally:
        phone.close()


def _recent() -> int:
    found = adb.version()
    if found < adb.OLDEST:
        raise ControllerError(f"adb {found} is too old to pair over Wi-Fi: unset ADBUTILS_ADB_PATH.")
    return found


def _other_adb() -> CheckResult:
    """Two programs called adb get on as long as their protocol is the same; it has been since 2018."""
    other = shutil.which("adb")
    if other is None or os.path.realpath(other) == os.path.realpath(adb.program()):
        return CheckResult("adb", True, "There is no other adb on the PATH.")
    return CheckResult("adb", True, f"{other} is there, too; Journeyman leaves it alone.")


def _serving(server: AdbServer) -> str:
    server.ensure()
    return f"The adb server runs on port {server.port}."


def _android(phone: Phone) -> str:
    release = phone.shell("getprop", "ro.build.version.release").strip()
    sdk = phone.shell("getprop", "ro.build.version.sdk").strip()
    if sdk.isdigit() and int(sdk) < OLDEST_SDK:
        raise ControllerError(f"Android {release} is too old; Journeyman needs Android 8 or newer.")
    return f"It runs Android {release}."


def _opened(phone: Phone) -> str:
    """Also repairs: a server that does not run is put there and started."""
    phone.open()
    return "uiautomator2's server answers; nothing else holds the screen."


def _screen(phone: Phone) -> str:
    """Also repairs: a dark screen is switched on."""
    if phone.read("deviceInfo").get("screenOn"):
        return "Its screen is on."
    phone.order("wakeUp")
    return "Its screen was off and has been switched on."


def _unlocked(phone: Phone) -> str:
    """Also repairs: a lock screen without a secret is wiped away."""
    if not phone.is_locked():
        return "It is unlocked."
    phone.shell("wm", "dismiss-keyguard")
    if phone.is_locked():
        raise ControllerError("It is locked: unlock it; its code is for you alone to enter.")
    return "It was locked without a secret and has been unlocked."


def _keyboard(phone: Phone) -> str:
    """Also repairs: uiautomator2's own keyboard, which a crashed run left in use, gives way to another."""
    if phone.shell("settings", "get", "secure", "default_input_method").strip() != ADB_KEYBOARD:
        return "Its keyboard is its own."
    others = [name for name in phone.shell("ime", "list", "-s").split() if name != ADB_KEYBOARD]
    if not others:
        raise ControllerError("It types with uiautomator2's keyboard and has no other: choose one in its settings.")
    phone.shell("ime", "set", others[0])
    return f"It typed with uiautomator2's keyboard; now with {others[0]} again."


def _touch(phone: Phone) -> str:
    """Whether touches are let through, tried with a key that means nothing: some makers want a second switch for it."""
    if "INJECT_EVENTS" in phone.shell("input", "keyevent", "0"):
        raise ControllerError(
            'It refuses touches: also switch on "USB debugging (Security settings)" in its developer options.'
        )
    return "It takes touches."


def _attempt(name: str, look: Callable[[], str]) -> CheckResult:
    try:
        return CheckResult(name, True, look())
    except ControllerError as error:
        return CheckResult(name, False, str(error))
