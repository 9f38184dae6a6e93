"""Whole tasks by pictures alone, plain brain: `python -m tests.measure.by_pixels [CASE ...] [--json FILE]`.

The demo's job in the shop and a page drawn on a canvas, by the command line; an editor and a calculator, decided by the
file on disk; a program without a tree; and tasks on a virtual phone that tells no hierarchy,
decided by its database. Prints what each ended with and how long it took.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pytest

from app.bench.phones import VirtualPhones
from app.bench.playing import Player
from app.bench.runner import Run, play_one
from app.bench.suites.phone.suite import TASKS
from app.bench.task import BenchTask
from app.bench.witness import Watched
from app.brains.plain import PlainBrain
from app.demo.phone_story import SEEN
from app.engine import Engine
from app.providers.android import Phones
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Permissions, Task
from controllers.android.adb import connected
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from controllers.sighted import Sighted
from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.desktop.rig import Rig

CANVAS = Path(__file__).parents[1] / "controllers" / "sighted" / "canvas.html"
ON_CANVAS = (
    'type "Ada" in "First name", type "Turku" in City, click Save, wait until "Saved Ada of Turku" is shown, '
    'answer with "saved"'
)
TWO_PROGRAMS = (
    'open the app Galculator, type "7*6", press Enter, wait until "42" is shown, open the app Mousepad, '
    'type "7 times 6 is 42", press Ctrl+S, wait until "Save As" is shown, type "{file}", press Enter, '
    'wait until "result.txt" is shown'
)
TREELESS = 'wait until "sqrt" is shown, click "7", click "5", wait until "75" is shown'
ON_PHONE = {
    "follow-topic": "",
    "save-best-italian": SEEN,
    "alarm-off": """open the app Clock
click the switch in the row of "$time"
wait until "$time" is shown""",
    "who-wrote-it": """open the app News
type "Octopus" in "Search news"
click "Octopus opens a jar, then closes it"
read the link below "closes it again" as author
answer with the author""",
    "code-from-message": """open the app Messages
click "Harbour Bank"
wait until "Your sign-in code is:" is shown
read the button above "09:38" as code
answer with the code""",
}
"""Tasks of the suite, told by what their pictures show where their own words name what does not show."""
WRITTEN_SECONDS = 5.0
ANYTHING = frozenset({"unknown"})
"""A picture does not tell what a press sets off."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of a task: whether the end state is right, the run's last words, and seconds."""

    right: bool
    told: str
    seconds: float


def demo() -> Ended:
    ended = _journeyman("demo", "--eyes", "pixels")
    proven = "Your new address" in ended.told and ended.told.count("->  Shipped") >= 1
    return replace(ended, right=ended.right and proven, told=_closing(ended.told))


def canvas() -> Ended:
    options = (
        "--on",
        CANVAS.as_uri(),
        "--eyes",
        "pixels",
        "--mode",
        "scope",
        "--allow",
        "unknown",
        "--allow",
        "submit",
    )
    ended = _journeyman("run", ON_CANVAS, *options)
    return replace(ended, told=_closing(ended.told))


def two_programs() -> Ended:
    with _desktop() as (folder, _):
        file = folder / "result.txt"
        ended = _on_the_desktop(TWO_PROGRAMS.format(file=file), folder)
        written = _written(file)
        return replace(ended, right=written == "7 times 6 is 42", told=f"{ended.told} on disk: {written!r}")


def _written(file: Path) -> str:
    """What the editor has written: it tells the file's name in its title a moment before that is done."""
    deadline = time.monotonic() + WRITTEN_SECONDS
    while time.monotonic() < deadline:
        if file.exists() and (written := file.read_text()):
            return written
    return "nothing"


def treeless() -> Ended:
    with _desktop() as (folder, rig):
        rig.run("galculator", NO_AT_BRIDGE="1")
        return _on_the_desktop(TREELESS, folder, "Galculator")


def _phone_task(task: BenchTask) -> Ended:
    """The phone tells no hierarchy at all; its database decides."""
    with VirtualPhone() as phone, connected(phone.serial):
        phone.faults.hierarchy = "empty"

        @contextmanager
        def stage(urls: Mapping[str, str]) -> Iterator[Mapping[str, Watched]]:
            yield {name: Watched(Sighted(target, "pixels")) for name, target in Phones().open(urls).items()}

        player = Player(stage, lambda *_: nullcontext(PlainBrain()))
        may = replace(task, effects=task.effects | ANYTHING, words=ON_PHONE[task.id] or task.words)
        result = play_one(Run(may, 1), player, bed=VirtualPhones([phone]).bed)
        told = f"{result.cause} {result.detail}".strip() or result.played.ending
        return Ended(result.passed, told, result.played.seconds)


def _journeyman(*words: str) -> Ended:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "app.cli", *words]
        ran = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"JOURNEYMAN_HOME": home})
    return Ended(ran.returncode == 0, ran.stdout + ran.stderr, time.monotonic() - began)


def _closing(told: str) -> str:
    """The line that says how it ended, with what was said just before."""
    lines = told.splitlines()
    index = next((i for i, line in enumerate(lines) if line.startswith(("Done", "Failed", "Needs", "Refused"))), -1)
    return " ".join(lines[max(0, index - 1) : index + 1 or None])


@contextmanager
def _desktop() -> Iterator[tuple[Path, Rig]]:
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)  # programs that end write to it
    with folder as home, pytest.MonkeyPatch.context() as patch, Rig(Path(home)) as rig:
        for name, value in (rig.environment | {"JOURNEYMAN_HOME": str(Path(home) / "journeyman")}).items():
            patch.setenv(name, value)
        yield Path(home), rig


def _on_the_desktop(words: str, folder: Path, *programs: str) -> Ended:
    target = Sighted(DesktopTarget(XScreen(), Truce(folder / "asking.lock")), "pixels")
    session = Session({"desktop": target})
    engine = Engine(session, PlainBrain(), Nobody())
    began = time.monotonic()
    for _ in engine.run(Task(words, Permissions(effects=ANYTHING, scopes=frozenset(programs)))):
        pass
    session.close()
    episode = engine.episode
    return Ended(episode.ending == "done", f"{episode.ending}: {episode.sentence}", time.monotonic() - began)


CASES: dict[str, Callable[[], Ended]] = {
    "demo": demo,
    "canvas": canvas,
    "two programs": two_programs,
    "a program without tree": treeless,
} | {f"phone: {task.id}": lambda task=task: _phone_task(task) for task in TASKS if task.id in ON_PHONE}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", help=f"Some of: {', '.join(CASES)}.")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    told = {}
    for name in chosen.cases or CASES:
        ended = CASES[name]()
        told[name] = asdict(ended)
        print(f"{'right' if ended.right else 'WRONG':<6}{ended.seconds:7.1f} s  {name:<28} {ended.told}", flush=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
