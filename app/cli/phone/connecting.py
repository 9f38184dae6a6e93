"""`journeyman phone list`, `connect`, `pair` and `doctor`."""

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from app.cli import options
from app.cli.exits import FAILED
from app.cli.leash import input_ended
from app.errors import UserError
from app.phone_doctor import checks
from controllers.android import pairing
from controllers.android.adb import AdbServer, Listed
from controllers.errors import ControllerError

EVERY = 1.0
"""Seconds between two looks at the list that is followed."""
HOW_TO_PAIR = (
    "On the phone: Settings > Developer options > Wireless debugging > Pair device with QR code. Show it this:"
)


def list_(
    follow: Annotated[
        bool, typer.Option("--follow", help="Tell it again, as one JSON list, whenever it changes, until input ends.")
    ] = False,
    as_json: options.Json = False,
) -> None:
    """Tell which phones are there, and whether they can be worked."""
    server = _server()
    if follow:
        _follow(server)
        return
    phones = server.phones()
    for phone in phones:
        words = phone.advice or f"ready; use it with --on android:{phone.serial}"
        print(json.dumps(_told(phone)) if as_json else f"{phone.serial:<24} {phone.model:<24} {words}")
    if not phones:
        print("No phone is there: plug one in with USB debugging on, or journeyman phone connect.", file=sys.stderr)
        raise typer.Exit(FAILED)


def connect(
    address: Annotated[str, typer.Argument(metavar="HOST:PORT", help="As the phone's wireless debugging shows it.")],
    as_json: options.Json = False,
) -> None:
    """Connect to a phone in the network that was paired before, or to a virtual one."""
    if not pairing.PLACE.fullmatch(address):
        raise UserError(f"{address!r} is no HOST:PORT; it stands under Wireless debugging on the phone.")
    serial = pairing.connect(_server(), address)
    print(json.dumps({"serial": serial}) if as_json else f"Connected; use it with --on android:{serial}")


def pair(as_json: options.Json = False) -> None:
    """Pair with a phone over Wi-Fi by a QR code, and connect to it. As JSON: first what the code says."""
    server = _server()
    invited = pairing.invitation()
    with pairing.Announcements() as announced:
        shown = f"{HOW_TO_PAIR}\n\n{_qr(invited.text)}\nWaiting for the phone ..."
        print(json.dumps({"code": invited.text}) if as_json else shown, flush=True)
        serial = pairing.pair(server, invited, announced)
    print(json.dumps({"serial": serial}) if as_json else f"Paired and connected; use it with --on android:{serial}")


def doctor(
    serial: Annotated[str, typer.Argument(metavar="SERIAL", help="Only this phone.")] = "",
    as_json: options.Json = False,
) -> None:
    """Look at all that working a phone needs, repair what can be, and say what to do about the rest."""
    well = True
    for result in checks(serial):
        well = well and result.ok
        line = f"{'ok  ' if result.ok else 'LACK'}  {result.name:<16} {result.sentence} {result.remedy}".rstrip()
        print(json.dumps(asdict(result)) if as_json else line, flush=True)
    raise typer.Exit(0 if well else FAILED)


def _follow(server: AdbServer) -> None:
    """Print the list now and whenever it is another one, or why there is none; adb is asked once a second."""
    ended, before = input_ended(), ""
    while not ended.is_set():
        line = _list_or_problem(server)
        if line != before:
            print(line, flush=True)
        before = line
        ended.wait(EVERY)


def _list_or_problem(server: AdbServer) -> str:
    """The phones as JSON; without any, and with the reason, where adb does not tell them. It is started again then."""
    try:
        server.ensure()
        return json.dumps({"phones": [_told(phone) for phone in server.phones()]})
    except ControllerError as error:
        return json.dumps({"phones": [], "problem": str(error)})


def _told(phone: Listed) -> dict[str, str]:
    return {**asdict(phone), "way": phone.way, "advice": phone.advice}


def _server() -> AdbServer:
    server = AdbServer()
    server.ensure()
    return server


def _qr(text: str) -> str:
    """The code in characters that every terminal has. Raises ControllerError."""
    try:
        import segno
    except ModuleNotFoundError:
        raise ControllerError("Pairing needs the package segno: run python3 make.py setup.") from None
    rows = [bytes(row) for row in segno.make(text, error="l", micro=False).matrix_iter(border=2)]
    rows += [bytes(len(rows[0]))] * (len(rows) % 2)
    blocks = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}  # light on dark, as most terminals are
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(blocks[up, down] for up, down in zip(*two, strict=True)) for two in pairs)
