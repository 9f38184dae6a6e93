"""Broken Shortcuts that verification must not accept:

python -m tests.measure.mutants [--count 200] [--tasks 20] [--kept mutants.jsonl] [--json FILE]

Each Shortcut that practice has taught, and that verification accepts, is broken in every way below; a mutant counts as
broken if it leaves anything but the right end, to the last column, in one of two shops that verification does not see.
Some mutants are not broken, such as two fields filled in the other order: they may be accepted. What is done is kept
in a file as it comes; the same command goes on from there.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.bench.grounds import KINDS, shops
from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask
from app.learning.grounds import Ground
from app.learning.practising import Verdict, practised, trials
from app.learning.verifying import verified
from controllers.actions import Open, Select, SetChecked, SetText, Tap, TypeText
from perception.locators import described
from skills.codec import dumps, loads
from skills.flow import renamed
from skills.shortcuts import Shortcut
from skills.steps import Do, Step
from tests.measure.practice import learned

UNSEEN = (11, 12)
SHOP = KINDS[0]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A Shortcut that was broken in the way that `how` says."""

    task: BenchTask
    how: str
    shortcut: Shortcut


def mutants(task: BenchTask, shortcut: Shortcut, others: list[Step]) -> Iterator[Mutant]:
    """Every mutant of it. others: steps of other Shortcuts, to be done beside its own."""
    steps = shortcut.steps
    for how, changed in _changed(steps, others):
        yield Mutant(task, how, replace(shortcut, steps=changed))
    for each in shortcut.parameters:
        fixed = renamed(steps, {each.name: each.example})
        yield Mutant(task, "a value is always the same", replace(shortcut, steps=fixed))
    if len(shortcut.parameters) > 1:
        one, two = (each.name for each in shortcut.parameters[:2])
        swapped = renamed(steps, {one: f"{{{two}}}", two: f"{{{one}}}"})
        yield Mutant(task, "two values are exchanged", replace(shortcut, steps=swapped))


def _changed(steps: tuple[Step, ...], others: list[Step]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    targets = [step.target for step in steps if isinstance(step, Do) and step.target]
    for number, step in enumerate(steps):
        before, after = steps[:number], steps[number + 1 :]
        yield "a step is left out", _unchecked((*before, *after))
        yield "a step is done twice", (*before, step, step, *after)
        if after:
            yield "two steps in the other order", (*before, after[0], step, *after[1:])
        if isinstance(step, Do) and isinstance(step.action, SetText | TypeText | Select):
            entered = Select("Something else") if isinstance(step.action, Select) else SetText("Something else")
            wrong = replace(step, action=entered, check=None)
            yield "something else is entered", (*before, wrong, *after)
        if isinstance(step, Do) and step.target and len(targets) > 1:
            elsewhere = targets[(targets.index(step.target) + 1) % len(targets)]
            yield "another element is met", (*before, replace(step, target=elsewhere, check=None), *after)
        if number == len(steps) - 1:
            yield from (("something is done besides", (*steps, other)) for other in others)
            yield from (("something is done before", (other, *steps)) for other in others)


def _unchecked(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Nothing in it says any more what should have come of a step."""
    return tuple(replace(step, check=None) if isinstance(step, Do) else step for step in steps)


def side_effects() -> list[Step]:
    """What may be done besides the right thing, on whatever page shows it."""
    return [
        Do("add something to the cart", Tap(), described("Add to cart", "button", ordinal=1), optional=True),
        Do("delete something", Tap(), described("Delete", "button", ordinal=1), optional=True),
        Do("take something back", Tap(), described("Remove", "button", ordinal=1), optional=True),
        Do("change a setting", SetChecked(True), described("", "checkbox", ordinal=1), optional=True),
        Do("press the last button", Tap(), described("", "button", ordinal=-1), optional=True),
        Do("go on elsewhere", Open("/products"), optional=True),
    ]


class Kept:
    """What was learned and what became of each mutant, one line of JSON each, in a file that outlives the run."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        self.lines: dict[str, str] = dict(json.loads(line) for line in lines)

    def keep(self, key: str, value: str) -> str:
        self.lines[key] = value
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([key, value]) + "\n")
        return value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--tasks", type=int, default=len(TASKS))
    parser.add_argument("--kept", type=Path, default=Path("mutants.jsonl"))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    kept = Kept(options.kept)
    counted: Counter[tuple[str, str]] = Counter()
    with shops() as ground:
        made = list(_made(options.tasks, ground, kept))
        random.Random(7).shuffle(made)
        began, new = time.monotonic(), 0
        for key, mutant in made:
            if key not in kept.lines:
                kept.keep(key, _told(mutant, ground))
                new += 1
            counted[mutant.how, kept.lines[key].partition(":")[0]] += 1
            broken = sum(n for (_, told), n in counted.items() if told != "not broken")
            pace = f"{(time.monotonic() - began) / new:4.1f} s each" if new else "kept"
            print(
                f"{broken:4} of {options.count}  {pace}  {mutant.task.id:22}{mutant.how:32}{kept.lines[key]}",
                flush=True,
            )
            if broken >= options.count:
                break
    _report(counted, options.json)


def _report(counted: Counter[tuple[str, str]], file: Path | None) -> None:
    for how in sorted({how for how, _ in counted}):
        told = (f"{counted[how, told]:>8} {told}" for told in ("refused", "ACCEPTED", "not broken"))
        print(f"{how:32}" + "".join(told))
    accepted = sum(n for (_, told), n in counted.items() if told == "ACCEPTED")
    broken = sum(n for (_, told), n in counted.items() if told != "not broken")
    print(f"{accepted} of {broken} broken Shortcuts accepted")
    if file:
        told_all = {f"{how}: {told}": n for (how, told), n in counted.items()}
        file.write_text(json.dumps({"accepted": accepted, "broken": broken, **told_all}, indent=1), "utf-8")


def _made(tasks: int, ground: Ground, kept: Kept) -> Iterator[tuple[str, Mutant]]:
    """The mutants of each task's Shortcut, each under what it is kept by."""
    for task in TASKS[:tasks]:
        if task.id not in kept.lines:
            shortcut = proven(task, ground)
            kept.keep(task.id, dumps(shortcut) if shortcut else "")
        if text := kept.lines[task.id]:
            for number, mutant in enumerate(mutants(task, loads(Shortcut, text), side_effects())):
                yield f"{task.id} {number}", mutant


def proven(task: BenchTask, ground: Ground) -> Shortcut | None:
    """What practice has taught for the task, if verification accepts it; what it refuses cannot be broken."""
    shortcut = learned(task, 1, ground)
    verdict = practised(shortcut, SHOP, ground) if shortcut else Verdict("not tried", "nothing learned")
    print(f"{task.id}: {verdict.result} {verdict.why}", flush=True)
    return shortcut if verdict.result == "proven" else None


def _told(mutant: Mutant, ground: Ground) -> str:
    """What became of it; whether an accepted one is broken is looked up in the shops that were not seen."""
    verdict = practised(mutant.shortcut, SHOP, ground)
    if verdict.result != "proven":
        return f"refused: {verdict.why}"
    unseen = verified(mutant.shortcut, trials(mutant.shortcut, mutant.task, UNSEEN, ground))[1]
    return f"ACCEPTED: {unseen}" if unseen else "not broken"


if __name__ == "__main__":
    main()
