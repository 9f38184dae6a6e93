"""How long the window takes: from the start of its process until it was painted for the first time.

python -m tests.measure.startup [platform]   e.g. offscreen, or xcb on a display (xvfb-run)
"""

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

ROUNDS = 7
WINDOW = """
import sys, time
from ui import application

class Timed(application.MainWindow):
    def __init__(self, sessions):
        super().__init__(sessions)
        self.painted.connect(self.tell)

    def tell(self):
        print(time.time(), flush=True)
        application.QApplication.exit(0)

application.MainWindow = Timed
sys.exit(application.run([]))
"""


def once(platform: str) -> float:
    """Seconds."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": platform, "JOURNEYMAN_HOME": home}
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-c", WINDOW], env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    return float(done.stdout.split()[0]) - began


def main() -> None:
    platform = sys.argv[1] if len(sys.argv) > 1 else "offscreen"
    seconds = [once(platform) for _ in range(ROUNDS)]
    print(f"window painted ({platform}): {median(seconds):.2f} s   worst {max(seconds):.2f}   of {ROUNDS}")


if __name__ == "__main__":
    main()
