"""Broken Shortcuts that verification must not accept:

python -m tests.measure.mutants [--count 200] [--tasks A,B,...] [--how loop] [--kept mutants.jsonl] [--json FILE]

Each Shortcut that practice has taught, and that verification accepts, is broken in every way below; a mutant counts as
broken if it leaves anything but the right end, to the last column, in one of two shops that verification does not see:
there the suite says what is to be there, in trials the task's own words do. Some mutants are not broken, such as two
fields filled in the other order: they may be accepted. What is done is kept in a file as it comes; the same command
goes on from there.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask
from app.learning.practising import Verdict, practised
from app.learning.verifying import Left
from skills.codec import dumps, loads
from skills.shortcuts import Shortcut
from tests.measure.breaking import Mutant, mutants, side_effects
from tests.measure.errands import Errands, problem, shops
from tests.measure.practice import learned

UNSEEN = (11, 12)
SEED = 1
FOLLOWED: dict[str, dict[tuple[int, str], Left]] = {}
"""What the words of each task have left behind, which no mutant changes."""


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
    parser.add_argument("--tasks", default="", help="Only those of these tasks.")
    parser.add_argument("--how", default="", help="Only those that are broken in a way with this word.")
    parser.add_argument("--kept", type=Path, default=Path("mutants.jsonl"))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    kept = Kept(options.kept)
    counted: Counter[tuple[str, str]] = Counter()
    wanted = [task for task in TASKS if not options.tasks or task.id in options.tasks.split(",")]
    with shops() as errands:
        made = list(_made(wanted, errands, kept))
        made = [(key, mutant) for key, mutant in made if options.how in mutant.how]
        random.Random(7).shuffle(made)
        began, new = time.monotonic(), 0
        for key, mutant in made:
            if key not in kept.lines:
                kept.keep(key, _told(mutant, errands))
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


def _made(tasks: list[BenchTask], errands: Errands, kept: Kept) -> Iterator[tuple[str, Mutant]]:
    """The mutants of each task's Shortcut, each under what it is kept by."""
    for task in tasks:
        if task.id not in kept.lines:
            shortcut = proven(task, errands)
            kept.keep(task.id, dumps(shortcut) if shortcut else "")
        if text := kept.lines[task.id]:
            for number, mutant in enumerate(mutants(task, loads(Shortcut, text), side_effects())):
                yield f"{task.id} {number}", mutant


def proven(task: BenchTask, errands: Errands) -> Shortcut | None:
    """What practice has taught for the task, if verification accepts it; what it refuses cannot be broken."""
    shortcut = learned(task, SEED, errands)
    on = replace(shortcut, ground=f"shop {SEED}") if shortcut else None
    verdict = practised(on, errands.ground(task)) if on else Verdict("not tried", "nothing learned")
    print(f"{task.id}: {verdict.result} {verdict.why}", flush=True)
    return on if verdict.result == "proven" else None


def _told(mutant: Mutant, errands: Errands) -> str:
    """What became of it; whether an accepted one is broken is looked up in the shops that were not seen."""
    followed = FOLLOWED.setdefault(mutant.task.id, {})
    verdict = practised(mutant.shortcut, errands.ground(mutant.task), followed=followed)
    if verdict.result != "proven":
        return f"refused: {verdict.why}"
    found = (problem(mutant.shortcut, mutant.task, seed, errands) for seed in UNSEEN)
    unseen = next(filter(None, found), "")
    return f"ACCEPTED: {unseen}" if unseen else "not broken"


if __name__ == "__main__":
    main()
