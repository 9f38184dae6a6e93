"""Phones as targets: `android:SERIAL`, or `android` for the only one that is there."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from app.errors import UserError
from controllers.android.adb import AdbServer, Listed
from controllers.android.errors import PhoneLost
from controllers.android.target import AndroidTarget
from controllers.controller import Controller
from controllers.errors import ControllerError


class Phones:
    """Opens phones. What is started on them ends when the session closes its targets."""

    def open(self, starts: Mapping[str, str]) -> Mapping[str, Controller]:
        """The phones with these serials. Raises UserError where a serial means none or several; ControllerError."""
        adb = AdbServer()
        adb.ensure()
        serials = {name: chosen(address.partition(":")[2], adb) for name, address in starts.items()}
        if len(set(serials.values())) < len(serials):
            raise UserError("--on names the same phone twice; name each phone once.")
        targets: dict[str, Controller] = {}
        with ExitStack() as undo:
            for name, serial in serials.items():
                targets[name] = AndroidTarget.open(serial)
                undo.callback(targets[name].close)
            undo.pop_all()
        return targets

    def renew(self, starts: Mapping[str, str], lost: Mapping[str, Controller]) -> Mapping[str, Controller]:
        """The same phones, once those that are gone are back; what they showed was not lost with the connection."""
        for target in lost.values():
            assert isinstance(target, AndroidTarget)
            if not _is_there(target):
                target.reconnect()
        return lost

    def close(self) -> None:
        """The adb server stays: it is not ours alone."""


def chosen(serial: str, adb: AdbServer) -> str:
    """The serial of the phone that is meant. Raises UserError that says which there are, ControllerError."""
    if ":" in serial and not any(phone.serial == serial for phone in adb.phones()):
        adb.connect(serial)
    phones = adb.phones()
    wanted = [phone for phone in phones if phone.serial == serial] if serial else _likely(phones)
    if not wanted:
        raise UserError(_nothing(serial, phones))
    if len(wanted) > 1:
        there = " or ".join(f"--on android:{phone.serial}" for phone in wanted)
        raise UserError(f"Several phones are there; say which: {there}.")
    if not wanted[0].ready:
        raise UserError(wanted[0].advice)
    return wanted[0].serial


def _is_there(target: AndroidTarget) -> bool:
    try:
        target.capture(picture=False)
    except PhoneLost:
        return False
    except ControllerError:  # it answers
        pass
    return True


def _likely(phones: Sequence[Listed]) -> list[Listed]:
    """Those that can be worked; where there are none, the others, so that the reason is told."""
    return [phone for phone in phones if phone.ready] or list(phones)


def _nothing(serial: str, phones: Sequence[Listed]) -> str:
    if not serial:
        return "No phone is there: plug one in with USB debugging on, or run journeyman phone connect HOST:PORT."
    there = f"there are {', '.join(phone.serial for phone in phones)}" if phones else "no phone is there"
    return f"There is no phone {serial}; {there}. See journeyman phone list."
