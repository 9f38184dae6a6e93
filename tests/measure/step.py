"""What a step costs beside the page's own time: the demo job, with its journal, on a real browser.

python -m tests.measure.step
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from app.brains.plain import PlainBrain
from app.demo.server import DemoSite
from app.demo.story import story
from app.engine import Engine
from app.records import Records
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Permissions, Task
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from tests.measure.timed import Timed

ROUNDS = 7


def once(browser: Chromium, home: Path, seed: int) -> tuple[float, float]:
    """Milliseconds a step, in all and without the target's own."""
    with DemoSite(seed) as site, Records.open(home) as records:
        job = story(site)
        target = Timed(browser.open("about:blank"))
        session = Session({"shop": target}, {"shop": site.url})
        engine = Engine(session, PlainBrain(), Nobody())
        began = time.monotonic()
        for _ in records.kept(engine.run(Task(job.words, Permissions("scope", job.effects)))):
            pass
        total = time.monotonic() - began
        session.close()
    assert engine.episode.ending == "done", engine.episode.sentence
    steps = len(engine.episode.attempts)
    return 1000 * total / steps, 1000 * (total - target.seconds) / steps


def main() -> None:
    browser = Chromium.launch(find_browser())
    with tempfile.TemporaryDirectory() as folder:
        rounds = [once(browser, Path(folder), seed) for seed in range(1, ROUNDS + 1)]
    browser.close()
    for name, values in zip(("a step in all", "the engine's part"), zip(*rounds, strict=True), strict=True):
        print(f"{name:20}{median(values):8.1f} ms   best {min(values):6.1f}   worst {max(values):6.1f}")


if __name__ == "__main__":
    main()
