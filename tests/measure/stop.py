"""How long after Stop something still moves: runs on the demo shop, stopped at random moments.

python -m tests.measure.stop
"""

import random
import threading
import time
from statistics import median

from app.brains.plain import PlainBrain
from app.demo.server import DemoSite
from app.demo.story import story
from app.engine import Engine
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Permissions, Task
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from tests.measure.timed import Timed

ROUNDS = 40
LONGEST = 4.0
"""Seconds into a run at which it may be stopped at the latest."""


def once(browser: Chromium, chance: random.Random) -> tuple[float, float]:
    """Milliseconds from Stop to the end of the last input, and to the end of the run."""
    with DemoSite(1) as site:
        job = story(site)
        target = Timed(browser.open("about:blank"))
        session = Session({"shop": target}, {"shop": site.url})
        engine = Engine(session, PlainBrain(), Nobody(), pictures=False)
        stopped: list[float] = []

        def stop() -> None:
            stopped.append(time.monotonic())
            session.stop()

        timer = threading.Timer(chance.uniform(0.1, LONGEST), stop)
        timer.start()
        for _ in engine.run(Task(job.words, Permissions("scope", job.effects))):
            pass
        ended = time.monotonic()
        timer.join()
        target.close()
    last = max((end for _, end in target.inputs), default=0.0)
    return 1000 * max(0.0, last - stopped[0]), 1000 * max(0.0, ended - stopped[0])


def main() -> None:
    browser, chance = Chromium.launch(find_browser()), random.Random(1)
    rounds = [once(browser, chance) for _ in range(ROUNDS)]
    browser.close()
    for name, values in zip(("stop to last input", "stop to end of run"), zip(*rounds, strict=True), strict=True):
        print(f"{name:20}{median(values):8.1f} ms   worst {max(values):8.1f}   of {ROUNDS}")


if __name__ == "__main__":
    main()
