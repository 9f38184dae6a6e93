"""The phone's controller beside stock uiautomator2, on the virtual phone: `python -m tests.measure.phone`.

Capture and ping are medians of interleaved rounds in the same run; the phone's own time is measured inside it. The
mirror is watched while a list moves and while nothing does. `--faults N` injects N faults into taps and counts those
that arrived twice. `--json FILE` keeps the figures.
"""

import argparse
import json
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

import uiautomator2

from controllers.actions import Home, Open, Tap
from controllers.android import phone as android_phone
from controllers.android.errors import PhoneLost
from controllers.android.target import AndroidTarget
from controllers.controller import Found
from perception.locators import described
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.measure.served_phone import ServedPhone

ROUNDS = 15
WATCHED_SECONDS = 8.0
STRIKES = [(name, moment) for name in ("crash", "error", "hang") for moment in ("before", "after")] + [("drop", 0.2)]

Figures = dict[str, float]


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took, and how much of that this process computed, which other work on the machine leaves alone."""
    began, computed = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - computed)


def looks(target: AndroidTarget, stock: uiautomator2.Device) -> Figures:
    """A whole capture and a ping, by either."""

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
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, call in work.items():
            found[name].append(milliseconds(call))
    taken = {f"{name} (ms)": statistics.median(wall for wall, _ in times) for name, times in found.items()}
    computed = {f"{name}, computing (ms)": statistics.median(cpu for _, cpu in times) for name, times in found.items()}
    return taken | computed


def service(target: AndroidTarget, stock: uiautomator2.Device, phone: ServedPhone) -> Figures:
    """What of a capture is the phone's own time."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        phone.ask("taken")
        target.capture()
        ours.append(phone.ask("taken"))
        stock.jsonrpc.takeScreenshot(1, 80)
        stock.dump_hierarchy()
        stock.app_current()
        theirs.append(phone.ask("taken"))
    return {"phone's own, ours (ms)": statistics.median(ours), "phone's own, stock (ms)": statistics.median(theirs)}


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
        figures = looks(target, stock) | service(target, stock, phone) | mirror(target, phone)
        if arguments.faults:
            figures |= strike(target, phone, arguments.faults)
    report(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def report(figures: Figures) -> None:
    ours, theirs = figures["capture, ours (ms)"], figures["capture, stock (ms)"]
    over = ours - figures["phone's own, ours (ms)"], theirs - figures["phone's own, stock (ms)"]
    figures |= {"capture, ours / stock": ours / theirs, "overhead, ours / stock": over[0] / over[1]}
    for name, value in figures.items():
        print(f"{name:<32} {value:9.2f}")


if __name__ == "__main__":
    main()
