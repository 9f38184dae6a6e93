"""The phone's controller beside stock uiautomator2, on the virtual phone: `python -m tests.measure.phone`.

Capture and ping are medians of interleaved rounds in the same run; the phone's own time is measured inside it, and what
is above that is taken in each round. The mirror is watched while a list moves and while nothing does. `--faults N`
injects N faults into taps and counts those that arrived twice. `--json FILE` keeps the figures.
"""

import argparse
import json
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from unittest import mock

import uiautomator2

from controllers.actions import Home, Open, Tap
from controllers.android import phone as android_phone
from controllers.android.errors import PhoneLost
from controllers.android.target import AndroidTarget
from controllers.controller import Found
from controllers.errors import ControllerError, Stopped
from perception.locators import described
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.measure.served_phone import ServedPhone

ROUNDS = 15
STOPS = 20
WATCHED_SECONDS = 8.0
STRIKES = [(name, moment) for name in ("crash", "dead", "error", "hang") for moment in ("before", "after")] + [
    ("drop", 0.2)
]

Figures = dict[str, float]


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took, and how much of that this process computed, which other work on the machine leaves alone."""
    began, computed = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - computed)


def looks(target: AndroidTarget, stock: uiautomator2.Device, phone: ServedPhone) -> Figures:
    """A whole capture and a ping, by either, and what of it is not the phone's own work."""

    def by_stock() -> None:
        stock.jsonrpc.takeScreenshot(1, 80)
        stock.dump_hierarchy()
        stock.app_current()

    work = {
        "capture, ours": target.capture,
        "capture, stock": by_stock,
        "ping, ours": target._phone.link.ping,
        "ping, stock": stock._check_alive,
    }
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, call in work.items():
            phone.ask("taken")
            wall, computed = milliseconds(call)
            over = wall - phone.ask("taken")
            for kind, value in {"": wall, ", computing": computed, ", above the phone's own": over}.items():
                found.setdefault(f"{name}{kind} (ms)", []).append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def stops(target: AndroidTarget, phone: ServedPhone) -> Figures:
    """From Stop to the end of what was under way on a phone that does not answer."""
    taken = []
    phone.ask("fault", "hierarchy_late", "9")
    for _ in range(STOPS):
        ended: list[float] = []
        thread = threading.Thread(target=_until_stopped, args=(target, ended))
        phone.ask("forget")
        thread.start()
        while not phone.ask("count", "rpc"):
            pass
        began = time.perf_counter()
        target.interrupt()
        thread.join()
        taken.append(1000 * (ended[0] - began))
    phone.ask("fault", "hierarchy_late", "0")
    return {"from Stop to the end, median (ms)": statistics.median(taken), "the same, worst (ms)": max(taken)}


def _until_stopped(target: AndroidTarget, ended: list[float]) -> None:
    with suppress(Stopped):
        target.settled(60)
    ended.append(time.perf_counter())


def mirror(target: AndroidTarget, phone: ServedPhone) -> Figures:
    """Frames a second while a list moves, requests a second while nothing does, and the share of a core it takes."""
    target.perform(Open("Contacts"), None)
    target.settled(3.0)
    slot = target.frames()
    clock = time.pthread_getcpuclockid(slot._thread.ident or 0)
    moving = threading.Event()
    hand = threading.Thread(target=_move, args=(target, moving))
    hand.start()
    spent, began, frames, last = time.clock_gettime(clock), time.monotonic(), 0, 0
    while (left := began + WATCHED_SECONDS - time.monotonic()) > 0:
        if frame := slot.wait(last, left):
            frames, last = frames + 1, frame[0]
    cpu = time.clock_gettime(clock) - spent
    moving.set()
    hand.join()
    while slot.wait(last, 3.0):  # until it is still
        last = slot.newest(0)[0]  # type: ignore[index]
    phone.ask("forget")
    threading.Event().wait(WATCHED_SECONDS)
    asked = phone.ask("count", "rpc", "takeScreenshot")
    slot.close()
    return {
        "frames/s while it moves": frames / WATCHED_SECONDS,
        "requests/s while it is still": asked / WATCHED_SECONDS,
        "share of a core (%)": 100 * cpu / WATCHED_SECONDS,
    }


def _move(target: AndroidTarget, until: threading.Event) -> None:
    """A finger that goes up and down, by a way of its own."""
    from controllers.android.pending import Pending

    link = target._phone.another_link(Pending())
    while not until.is_set():
        link.order("swipe", 540, 1700, 540, 700, 100)
        link.order("swipe", 540, 700, 540, 1700, 100)
    link.close()


def strike(target: AndroidTarget, phone: ServedPhone, count: int) -> Figures:
    """So many faults in taps: how many arrived twice, and how many failures were told as plain success."""
    dice, twice, silent, wrong = random.Random(1), 0, 0, 0
    with mock.patch.object(android_phone, "ORDER_SECONDS", 0.4):
        for _ in range(count):
            name, moment = dice.choice(STRIKES)
            at = _heading(target)
            phone.ask("forget")
            phone.ask("fault", name, str(moment))
            told = True
            try:
                told = bool(target.perform(Tap(), at).events)
            except PhoneLost:
                target.reconnect()
            except ControllerError:  # it says that nothing was touched
                pass
            taps = phone.ask("count", "tap")
            twice += taps > 1
            wrong += taps != (0 if moment == "before" else 1)
            silent += not told
    return {"faults": count, "taps that arrived twice": twice, "taps lost or made up": wrong, "told as nothing": silent}


def _heading(target: AndroidTarget) -> Found:
    """What is tapped; a connection that was lost is only noticed now and then."""
    try:
        at = target.locate(described("Contacts", "heading"))
    except PhoneLost:
        target.reconnect()
        return _heading(target)
    assert isinstance(at, Found)
    return at


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.measure.phone", description=main.__doc__)
    parser.add_argument("--faults", type=int, default=0, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        phone = stack.enter_context(ServedPhone())
        adb = stack.enter_context(AdbServer(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        stack.enter_context(mock.patch.dict("os.environ", ANDROID_ADB_SERVER_PORT=str(adb.port)))
        device = adb.connected(phone.serial)
        target = AndroidTarget.open(phone.serial)
        stack.callback(target.close)
        stock = uiautomator2.connect(device)
        target.perform(Home(), None)
        target.settled(3.0)
        figures = looks(target, stock, phone) | stops(target, phone) | mirror(target, phone)
        if arguments.faults:
            figures |= strike(target, phone, arguments.faults)
    report(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def report(figures: Figures) -> None:
    for kind in ("", ", above the phone's own"):
        ours, theirs = (figures[f"capture, {whose}{kind} (ms)"] for whose in ("ours", "stock"))
        figures[f"capture{kind}, ours / stock"] = ours / theirs
    for name, value in figures.items():
        print(f"{name:<46} {value:9.2f}")


if __name__ == "__main__":
    main()
