"""`journeyman phone virtual` and `phone state`: a phone without a phone, and what is on it."""

import json
import signal
import sqlite3
import threading
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from app.cli import options
from app.cli.leash import input_ended
from app.errors import UserError
from app.home import ensure_home, home
from app.learning.resettable import resettable
from controllers.android.adb import connected
from controllers.errors import ControllerError
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.world.database import Row, copied, tables

LAST = "virtual-phone.txt"
"""Where the data folder says which file keeps the state of the phone that was started last."""
FAULTS = "authorize=SECONDS|never, offline=on, slow=SECONDS, screenshot=black|null, hierarchy=empty, crash=before|after"


def virtual(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where adb connects; 0 takes any free port.")] = 0,
    headed: options.Headed = None,
    apps: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of further apps.")] = None,
    state: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep what is on the phone here.")] = None,
    seed: Annotated[int, typer.Option(help="Which people and things a new phone has.")] = 1,
    language: Annotated[str, typer.Option(help="What a new phone speaks: en or el.")] = "en",
    fault: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help=f"Have this fault: {FAULTS}, ...")
    ] = None,
    connect: Annotated[bool, typer.Option("--connect", help="Have adb know it, too.")] = False,
    leash: Annotated[bool, typer.Option("--leash", help="End with standard input, too.")] = False,
    as_json: options.Json = False,
) -> None:
    """Run a virtual phone until Ctrl+C: adb, uiautomator2 and Journeyman use it as a real one."""
    from controllers.virtual_phone.phone import VirtualPhone  # with the browser's driver, which takes a while

    _checked(apps, state, language)
    if state and state.exists() and (seed, language) != (1, "en"):
        raise UserError(f"{state} keeps a phone already; --seed and --language are for a new one: name another file.")
    faults = Faults()
    for assignment in fault or ():
        faults.set(assignment)
    phone = VirtualPhone(
        port=port, headed=bool(headed), apps=apps, state=state, seed=seed, language=language, faults=faults
    )
    stopped = _until_stopped()
    if leash:
        input_ended(stopped)
    new = apps is None and state is None and language == "en"
    with (
        phone,
        connected(phone.serial) if connect else nullcontext(),
        resettable(f"android:{phone.serial}", "phone", seed) if new else nullcontext(),
    ):
        told = {"serial": phone.serial, "screen": phone.world.url, "state": str(phone.world.database)}
        (ensure_home() / LAST).write_text(told["state"], "utf-8")
        print(json.dumps(told) if as_json else words(told, connect), flush=True)
        while not stopped.wait(1):
            if not phone.alive:
                raise ControllerError("The virtual phone's screen has ended; start the phone again.")


def state(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="What `phone virtual --state` kept; else the last phone's.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Tell what is on a virtual phone: every row of every table of its database."""
    found = _read(file or _last())
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for name, rows in found.items():
        print(f"{name}: {len(rows)}")
        for row in rows:
            print("  " + ", ".join(f"{column}={value}" for column, value in row.items()))


def _read(file: Path) -> dict[str, list[Row]]:
    """Every row of every table. Raises UserError when the file is not a phone's state."""
    if not file.is_file():
        raise UserError(f"There is no file {file}; `journeyman phone virtual` names the state of the phone it runs.")
    try:
        found = tables(copied(file))
    except sqlite3.DatabaseError as error:
        raise UserError(f"{file} is not the state of a phone ({error}); name another file.") from error
    if "settings" not in found:
        raise UserError(f"{file} is the database of something else; name another file.")
    return found


def _last() -> Path:
    """The state of the phone that was started last. Raises UserError when there was none."""
    try:
        return Path((home() / LAST).read_text("utf-8"))
    except OSError as error:
        raise UserError("No virtual phone was started yet; start one by `journeyman phone virtual`.") from error


def words(told: dict[str, str], known: bool) -> str:
    """known: adb is connected to it."""
    way = "adb knows it by:" if known else "Connect to it:  "
    serial = told["serial"] if known else f"adb connect {told['serial']}"
    return (
        f"A virtual phone runs. {way:<15} {serial}\n"
        f"Have it worked:                       journeyman run --on android:{told['serial']} ...\n"
        f"See what is on it:                    journeyman phone state   ({told['state']})\n"
        "Ctrl+C switches it off."
    )


def _checked(apps: Path | None, state: Path | None, language: str) -> None:
    """Raises UserError for what no phone can be made of."""
    if apps and not apps.is_dir():
        raise UserError(f"There is no folder {apps}; name the one that your apps are in.")
    if state and not state.parent.is_dir():
        raise UserError(f"There is no folder {state.parent}; make it, or keep the state elsewhere.")
    if state and state.exists():
        _read(state)
    if language not in ("en", "el"):
        raise UserError(f"The phone does not speak {language!r}; it speaks en and el.")


def _until_stopped() -> threading.Event:
    """Set by Ctrl+C or a request to end."""
    stopped = threading.Event()
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda number, frame: stopped.set())
    return stopped
