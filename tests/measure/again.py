"""A task of the demo shop done twice, the second time by what the first has taught:

python -m tests.measure.again [--rounds 5] [--latency 3] [--kinds plain,model] [--tasks find-phone,...] [--first]
    [--json FILE]

First and second runs take turns, each pair in a shop and with a library of its own, on pages without the bench's
witness, which asks each page what a click has met. With a model, its replies come from the cassettes of the tests; each
call takes `--latency` seconds, as cassettes keep no times. `--kinds plain` leaves the model out. With
`--first`, what is timed goes before all else on the machine (Linux, as root).
"""

import argparse
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.bench.beds import OnDatabase, prepared
from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask
from app.brains import choice
from app.brains.brain import Brain, Prompt, Reply, Role
from app.brains.plain import PlainBrain
from app.demo import database
from app.demo.server import DemoSite
from app.engine import Engine
from app.learning.grounds import Opened
from app.learning.remembering import Remembering
from app.records import Records
from app.session import Session
from app.settings import load_settings
from app.supervisors.nobody import Nobody
from app.tasks import Task
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.controller import Controller
from tests.measure.priority import before_all_else

CASSETTES = Path("tests/app/brains/cassettes")
T = TypeVar("T")


class Delayed:
    """A brain whose model takes its time."""

    def __init__(self, brain: Brain, seconds: float) -> None:
        self._brain, self._seconds, self.calls = brain, seconds, 0
        self.name = brain.name

    def model(self, role: Role, rung: int = 0) -> str:
        return self._brain.model(role, rung)

    def interrupt(self) -> None:
        self._brain.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        self.calls += 1
        threading.Event().wait(self._seconds)  # as long as a real call takes
        return self._brain.ask(prompt, reply)


@contextmanager
def pages() -> Iterator[Opened]:
    """Opens pages as a person's run has them, in a browser that forgets all between two runs."""
    chromium = Chromium.launch(find_browser())

    @contextmanager
    def opened(urls: Mapping[str, str]) -> Iterator[Mapping[str, Controller]]:
        chromium.forget()
        yield {name: chromium.open("about:blank") for name in urls}

    try:
        yield opened
    finally:
        chromium.close()


def twice(
    task: BenchTask, goal: bool, opened: Opened, brain: Callable[[], Brain], first: bool
) -> list[tuple[float, int, bool]]:
    """Seconds, calls, and whether it was right, of the first run and of the second in a shop set back."""
    found, port = [], 0
    with tempfile.TemporaryDirectory() as home, Records.open(Path(home)) as records:
        for _ in range(2):
            with DemoSite(1, port) as site:
                urls = {name: site.url + path for name, path in task.targets.items()}
                laid = OnDatabase(prepared(task, site.database), urls, partial(database.opened, site.database))
                with before_all_else(first):
                    found.append(_run(laid, goal, opened, brain(), records))
                port = int(site.url.rpartition(":")[2])  # what was learned in a place is used in that place
    return found


def _run(laid: OnDatabase, goal: bool, opened: Opened, brain: Brain, records: Records) -> tuple[float, int, bool]:
    with opened(laid.urls) as targets:
        session = Session(targets, laid.urls)
        engine = Engine(session, brain, Nobody(), pictures=False, memory=Remembering(records.library))
        began = time.monotonic()
        for _ in records.kept(engine.run(Task(laid.text(goal), laid.permissions))):
            pass
        seconds = time.monotonic() - began
        session.close()
    right = engine.episode.ending == "done" and laid.score(engine.episode.answer, ()).passed
    return seconds, getattr(brain, "calls", 0), right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--latency", type=float, default=3.0)
    parser.add_argument("--tasks", default="find-phone,edit-email")
    parser.add_argument("--kinds", default="plain,model")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--first", action="store_true", help="before all else on the machine")
    options = parser.parse_args()
    told = {}
    with pages() as opened:
        for task in [task for task in TASKS if task.id in options.tasks.split(",")]:
            for kind in options.kinds.split(","):
                pairs = [_pair(task, kind, opened, options.latency, options.first) for _ in range(options.rounds)]
                first, second = (statistics.median(pair[n][0] for pair in pairs) for n in (0, 1))
                calls = [max(pair[n][1] for pair in pairs) for n in (0, 1)]
                right = sum(run[2] for pair in pairs for run in pair)
                told[f"{task.id} {kind}"] = {"first s": first, "second s": second, "calls": calls, "right": right}
                print(f"{task.id:20}{kind:7}{first:6.1f} s, then {second:5.1f} s: {first / second:4.1f} times as fast; "
                      f"{calls[0]} calls, then {calls[1]}; {right} of {2 * len(pairs)} right", flush=True)  # fmt: skip
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), "utf-8")


def _pair(task: BenchTask, kind: str, opened: Opened, latency: float, first: bool) -> list[tuple[float, int, bool]]:
    if kind == "plain":
        return twice(task, False, opened, PlainBrain, first)
    settings = load_settings(brain="cassette")
    with choice.brain("cassette", settings, lambda told: None, CASSETTES / f"{task.id}-1.jsonl") as thinking:
        return twice(task, True, opened, lambda: Delayed(thinking, latency), first)


if __name__ == "__main__":
    main()
