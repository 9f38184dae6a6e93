"""What practice on the demo shop or the virtual phone teaches, held to the standard of the ancestor's own report:

python -m tests.measure.practice [--suite demo] [--tasks A,B,...] [--seed 1] [--json FILE]

A Shortcut is clean if every step that meets an element names it by words or attributes (no raw coordinates, no path
alone), if none of its steps can be left out, and if it does the task right in other shops with other values.
"""

import argparse
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from app.bench.suites import demo
from app.bench.suites.phone import suite
from app.bench.task import BenchTask
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.events import Learned
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Task
from perception.locators import Looks
from perception.locators import Path as Structure
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Reply, walk
from tests.measure.errands import Errands, phone, problem, shops

SUITES = {"demo": (demo.TASKS, shops), "phone": (suite.TASKS, phone)}
OTHERS = (2, 3, 5, 7, 10, 38)
"""Seeds of the shops in which a Shortcut is tried; in the last two, what is looked for stands on the second page."""


@dataclass
class Found:
    """What one task taught, and what is wrong with it."""

    task: str
    name: str = ""
    steps: int = 0
    parameters: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    redundant: list[str] = field(default_factory=list)
    wrong: str = ""

    @property
    def clean(self) -> bool:
        return not (self.raw or self.redundant or self.wrong)


def learned(task: BenchTask, seed: int, errands: Errands) -> Shortcut | None:
    """What one run of the plain brain has taught for the whole task."""
    with errands.bed(task, seed) as laid, errands.opened(laid.urls) as targets:
        session = Session(targets, laid.urls)
        engine = Engine(session, PlainBrain(), Nobody(), pictures=False)
        events = list(engine.run(Task(laid.text(False), laid.permissions)))
        session.close()
    lessons = [shortcut for event in events if isinstance(event, Learned) for shortcut in event.shortcuts]
    return next((each for each in lessons if each.origin == "learned" and each.task), None)


def judged(task: BenchTask, shortcut: Shortcut, seed: int, errands: Errands) -> Found:
    """Hold it to all three parts of the standard."""
    found = Found(task.id, shortcut.name, len(shortcut.steps), [each.name for each in shortcut.parameters])
    found.raw = [step.words for step in walk(shortcut.steps) if isinstance(step, Do | Read) and is_raw(step)]
    wrong = (problem(shortcut, task, each, errands) for each in (seed, *OTHERS))
    found.wrong = next(filter(None, wrong), "")
    for number, step in enumerate(shortcut.steps if not found.wrong else ()):
        shorter = replace(shortcut, steps=(*shortcut.steps[:number], *shortcut.steps[number + 1 :]))
        if not isinstance(step, Reply) and not any(problem(shorter, task, each, errands) for each in (seed, *OTHERS)):
            found.redundant.append(step.words)
    return found


def is_raw(step: Do | Read) -> bool:
    """Whether nothing but a place or a picture tells the element."""
    return step.target is not None and all(isinstance(part, Structure | Looks) for part in step.target.parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suite", choices=SUITES, default="demo")
    parser.add_argument("--tasks", default="")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found: list[Found] = []
    none: list[str] = []
    (tasks, ready), wanted = SUITES[options.suite], options.tasks.split(",")
    with ready() as errands:
        for task in tasks if not options.tasks else [task for task in tasks if task.id in wanted]:
            shortcut = learned(task, options.seed, errands)
            if shortcut is None:
                none.append(task.id)
                print(f"{task.id:28} nothing learned for the whole task", flush=True)
                continue
            found.append(judged(task, shortcut, options.seed, errands))
            last = found[-1]
            why = "; ".join(filter(None, (", ".join(last.raw), ", ".join(last.redundant), last.wrong)))
            print(f"{task.id:28} {'clean' if last.clean else 'NOT CLEAN: ' + why[:150]}", flush=True)
    clean = sum(each.clean for each in found)
    print(f"{clean} of {len(found)} learned Shortcuts are clean; {len(none)} tasks taught none: {', '.join(none)}")
    if options.json:
        told = {"clean": clean, "learned": len(found), "none": none, "found": [asdict(each) for each in found]}
        options.json.write_text(json.dumps(told, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
