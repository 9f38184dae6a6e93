"""How long it takes from starting `python -m ui` until its window is painted, in an empty home, without a screen.

python -m tests.measure.startup
"""

import os
import subprocess
import sys
import time
from statistics import median
from tempfile import TemporaryDirectory

ROUNDS = 5
AIM = 1.5
OPENED = """
from PySide6.QtWidgets import QApplication
from ui import application
from ui.__main__ import main

def tell(window, words):
    print("painted", flush=True)
    QApplication.exit()

application.take = tell  # what it does once the window is painted
raise SystemExit(main())
"""


def seconds(environment: dict[str, str]) -> float:
    """From the start of the process to the word that the window is painted."""
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", OPENED], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        if process.stdout.readline() != b"painted\n":
            raise SystemExit("The window did not open.")
        return time.monotonic() - began


def main() -> None:
    with TemporaryDirectory() as home:
        environment = os.environ | {"JOURNEYMAN_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        taken = [seconds(environment) for _ in range(ROUNDS)]
    print(f"start to painted    {median(taken):6.2f} s   worst {max(taken):6.2f}   of {ROUNDS}   aimed at {AIM}")
    print(f"load of this machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
