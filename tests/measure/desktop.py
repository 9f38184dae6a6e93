"""What the desktop costs: a picture, a press, whether anything changed, a window's elements; and presses that miss.

python -m tests.measure.desktop [--peer .peers/bin/python] [--clicks 500] [--json FILE]

On screens of its own. Medians of interleaved rounds; the ratio in the same run counts, absolute
times inform. `--peer` is a Python that has pyautogui installed.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from controllers.actions import Tap
from controllers.controller import Found
from controllers.desktop.reading import View, masked
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from perception.geometry import Point
from perception.locators import described
from tests.controllers.desktop.rig import Rig

ROUNDS = 15
MONITORS = ((1280, 800), (1024, 768))
SMALLEST, BIGGEST = 4, 40  # pixels of a target's side


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


@contextmanager
def talking(rig: Rig, *command: str) -> Iterator[tuple[Callable[[str], str], Callable[[], str], int]]:
    """A program on the rig: ask it a line, hear a further one, and its process id."""
    pipe = subprocess.PIPE
    environment = rig.environment | {"PYTHONPATH": ".", "XDG_SESSION_TYPE": "x11", "XAUTHORITY": "/dev/null"}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, text=True) as program:
        assert program.stdin and program.stdout
        said = program.stdout

        def ask(line: str) -> str:
            print(line, file=program.stdin, flush=True)
            return said.readline().strip()

        yield ask, lambda: said.readline().strip(), program.pid
        program.stdin.close()


def missed(rig: Rig, screen: XScreen, clicks: int) -> int:
    """How many of so many presses on small windows, anywhere on both monitors, did not arrive."""
    dice = random.Random(1)
    width, height = screen.size
    missing = 0
    with talking(rig, sys.executable, "-m", "tests.measure.pressed") as (ask, hear, pid):
        for _ in range(clicks):
            side = dice.randint(SMALLEST, BIGGEST)
            x, y = dice.randrange(0, width - side), dice.randrange(0, height - side)
            assert ask(f"{x} {y} {side} {side}") == "there"
            screen.windows()
            if screen.press_on(Point(x + side / 2, y + side / 2), pid, "left"):
                screen.button("left", down=False)
                missing += hear() != "pressed"
            else:
                missing += 1
    return missing


def compared(rig: Rig, screen: XScreen, target: DesktopTarget, peer: str) -> dict[str, list[float]]:
    """Milliseconds of each thing, round for round."""
    watch = screen.watch()
    pid = next(window.pid for window in screen.windows() if window.title == "galculator")
    middle = next(window.box.centre for window in screen.windows() if window.pid == pid)

    def click() -> None:
        assert screen.press_on(middle, pid, "left")
        screen.button("left", down=False)

    seven = target.locate(described("7", "button"))
    assert isinstance(seven, Found)

    works: dict[str, Callable[[], float]] = {
        "picture, raw": lambda: timed(screen.shot),
        "picture, as JPEG": lambda: timed(lambda: masked(screen.shot(), View((), frozenset(), None))),
        "did anything change?": lambda: timed(watch.changed),
        "windows and their owners": lambda: timed(screen.windows),
        "press": lambda: timed(click),
        "press on an element, met as its program says": lambda: timed(lambda: target.perform(Tap(), seven)),
        "look at a calculator": lambda: timed(lambda: target.capture(picture=False)),
    }
    with ExitStack() as stack:
        if peer:
            ask, _, _ = stack.enter_context(talking(rig, peer, str(Path(__file__).with_name("peer_pyautogui.py"))))
            where = f"{middle.x:.0f} {middle.y:.0f}"
            works["picture, pyautogui"] = lambda: float(ask("shot"))
            works["press, pyautogui"] = lambda: float(ask(f"click {where}"))
            works["press, pyautogui without its pause"] = lambda: float(ask(f"quick {where}"))
        rounds = [{name: work() for name, work in works.items()} for _ in range(ROUNDS)]
    watch.close()
    return {name: [each[name] for each in rounds] for name in works}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="What the desktop costs, beside pyautogui.")
    parser.add_argument("--peer", default="", help="a Python that has pyautogui installed")
    parser.add_argument("--clicks", type=int, default=500)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        results = measured(Path(folder), patch, chosen)
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=1))


def measured(folder: Path, patch: pytest.MonkeyPatch, chosen: argparse.Namespace) -> dict[str, object]:
    """Presses on two monitors, then times on the first of them alone."""
    with Rig(folder, MONITORS) as rig:
        screen = XScreen(rig.environment["DISPLAY"])
        misses = missed(rig, screen, chosen.clicks)
        print(f"monitors {[(m.x, m.width) for m in screen.monitors()]}: {misses} of {chosen.clicks} presses missed")
        screen.close()
    with Rig(folder, MONITORS[:1]) as rig:
        for name, value in rig.environment.items():
            patch.setenv(name, value)
        rig.run("galculator")
        screen = XScreen()
        target = DesktopTarget(screen, Truce(folder / "asking.lock"))
        while target.capture(picture=False).place.title != "galculator":
            target.settled(0.5)
        times = compared(rig, screen, target, chosen.peer)
        for name, each in times.items():
            print(f"{name:46}{statistics.median(each):8.2f} ms   best {min(each):7.2f}")
        target.close()
    return {"missed": misses, "clicks": chosen.clicks, "milliseconds": times}


if __name__ == "__main__":
    main()
