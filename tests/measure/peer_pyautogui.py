"""pyautogui as a peer in measurements; runs in a Python of its own, where that is installed.

Takes a line each: `shot`, `click X Y` with its default pause, or `quick X Y` without; answers milliseconds.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what it needs prints, too
    import pyautogui

    pause = pyautogui.PAUSE
    works: dict[str, Callable[..., Any]] = {
        "shot": pyautogui.screenshot,
        "click": lambda x, y: pyautogui.click(int(x), int(y)),
        "quick": lambda x, y: pyautogui.click(int(x), int(y)),
    }
    for line in sys.stdin:
        what, *where = line.split()
        pyautogui.PAUSE = 0 if what == "quick" else pause
        began = time.perf_counter()
        works[what](*where)
        print(1000 * (time.perf_counter() - began), file=answers, flush=True)


if __name__ == "__main__":
    main()
