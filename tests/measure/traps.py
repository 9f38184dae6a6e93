"""Pages (`pitfalls`) on which the obvious press does nothing good before something was done, with Tips and without:

python -m tests.measure.traps [--json FILE]

First a scripted model falls into each trap, finds out what had to be done first, and does the task; what that has
taught is kept. Then the task is done again by the plain brain, and by a model that presses at once whatever it was
told: without Tips, with them, and with cautions that know no remedy. A task has failed where the page does not say
"Done"; a vain press is one that was made before what it needs.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from app.brains.brain import Brain, Role
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.learning.remembering import Remembering
from app.proposals import Act, Answer, Move
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Permissions, Task
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from perception.checks import TextShown
from skills.library import Library
from tests.app.learning.shop import learn
from tests.app.scripted import ScriptedBrain
from tests.app.stage import on, tap
from tests.controllers.site import Site
from tests.measure.pitfalls.trap import Trap, traps

ALLOWED = Permissions("scope", frozenset({"submit", "send", "delete", "pay"}))
PATIENCE = 0.4
"""Seconds for which anything is waited for; the pages answer at once."""
Tips = Literal["off", "on", "no remedy"]


class Headstrong(ScriptedBrain):
    """A model that presses at once, once more, and does what has to be done first only then."""

    def model(self, role: Role, rung: int = 0) -> str:
        return "headstrong"


def scripted(trap: Trap, presses: int) -> Headstrong:
    """Presses in vain so often, then does first what has to be done first."""
    press = tap(trap.button, TextShown("Done"))
    first = Act(f"first {trap.element}", "page", (Move("page", trap.action, on(trap.element), None),))
    moves = [replace(act, on="page", moves=tuple(replace(m, on="page") for m in act.moves))
             for act in (*[press] * presses, first, press)]  # fmt: skip
    return Headstrong({
        "manager": (Plan(("all of it",)) for _ in range(9)),
        "operator": [Choice(act) for act in moves] + [Choice(Answer("Done"))],
        "learner": (Lessons() for _ in range(9)),
    })  # fmt: skip


@dataclass
class Found:
    """Whether the page says "Done" in the end, and how often it was pressed in vain."""

    done: bool
    vain: int


def played(trap: Trap, brain: Brain, library: Library, address: str, chromium: Chromium, *, teach: bool) -> Found:
    """One run on a fresh page, with what the library remembers."""
    urls = {"page": address}
    with closing(chromium.open("about:blank")) as page:
        session = Session({"page": page}, urls)
        engine = Engine(session, brain, Nobody(), pictures=False, patience=PATIENCE, memory=Remembering(library))
        events = list(engine.run(Task(trap.words, ALLOWED)))
        found = _found(page)
    if teach:
        learn(library, events)
        for shortcut in library.shortcuts():  # only what Tips do is measured
            library.forget_shortcut(shortcut.name)
    return found


def _found(page: BrowserTarget) -> Found:
    screen = page.capture(picture=False)
    done = any(node.text == "Done" or node.name == "Done" for node in screen.nodes)
    return Found(done, int(str(page.evaluate("document.body.dataset.vain || '0'"))))


def rounds(chromium: Chromium, site: Site, home: Path) -> Iterator[tuple[str, Trap, str, Tips, Found]]:
    """Each trap with the module that it is of, once by each brain in each way."""
    brains: dict[str, Callable[[Trap], Brain]] = {
        "plain": lambda trap: PlainBrain(),
        "headstrong": lambda trap: scripted(trap, 2),
    }
    for number, (of, trap) in enumerate((of, trap) for of, group in traps().items() for trap in group):
        site.pages[f"/{number}"] = trap.page
        address = f"{site.address}/{number}"
        for tips in ("off", "on", "no remedy"):
            for name, brain in brains.items():
                with closing(Library(home / f"{number} {tips} {name}.db")) as library:
                    if tips != "off":
                        played(trap, scripted(trap, 1), library, address, chromium, teach=True)
                    if tips == "no remedy":
                        _without_remedies(library)
                    yield of, trap, name, tips, played(trap, brain(trap), library, address, chromium, teach=False)


def _without_remedies(library: Library) -> None:
    for tip in library.tips():
        if tip.guard:
            library.revise_tip(tip, replace(tip, guard=replace(tip.guard, remedy=())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    told: dict[str, dict[str, int]] = {}
    with (
        tempfile.TemporaryDirectory() as home,
        closing(Site()) as site,
        closing(Chromium.launch(find_browser())) as chromium,
    ):
        for of, trap, brain, tips, found in rounds(chromium, site, Path(home)):
            counted = told.setdefault(f"{of}: {brain}, Tips {tips}", {"tasks": 0, "failed": 0, "vain presses": 0})
            counted["tasks"] += 1
            counted["failed"] += not found.done
            counted["vain presses"] += found.vain
            print(f"{trap.button:14}{brain:12}{tips:10}{'done' if found.done else 'FAILED':8}{found.vain}", flush=True)
    for name, counted in told.items():
        print(f"{name:34}" + "".join(f"{value:>6} {what}" for what, value in counted.items()))
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), "utf-8")


if __name__ == "__main__":
    main()
