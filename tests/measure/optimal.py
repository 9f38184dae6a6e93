"""The fewest acts in which each phone task was ever done: `python -m tests.measure.optimal REPORT ... [--keep]`.

Reads reports of `journeyman bench phone --out REPORT`, of any brain, and compares the passed runs with what the tasks
themselves call optimal. Fewer acts prove a task's figure wrong; more, in every run, leave it unproven. `--keep` writes
down what was found, where it is less than was known (tests/app/bench/fewest_acts.json).
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.bench.suites.phone.suite import TASKS

KNOWN = Path(__file__).parents[1] / "app" / "bench" / "fewest_acts.json"


def fewest(reports: Iterable[Path]) -> dict[str, int]:
    """Task -> the fewest acts of a run that did it and nothing else."""
    found: dict[str, int] = {}
    for result in (each for report in reports for each in json.loads(report.read_text("utf-8"))["results"]):
        if result["passed"] and result["played"]["acts"]:
            task, acts = result["task"], result["played"]["acts"]
            found[task] = min(acts, found.get(task, acts))
    return found


def known() -> dict[str, int]:
    """What was found before."""
    return dict(json.loads(KNOWN.read_text("utf-8"))) if KNOWN.exists() else {}


def lowered(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """The lower figure of each task."""
    both = sorted({*one, *other})
    return {task: min(each[task] for each in (one, other) if task in each) for task in both}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args()
    found = lowered(fewest(chosen.reports), known())
    wrong = [task.id for task in TASKS if found.get(task.id) != task.optimal]
    for task in TASKS:
        print(f"{task.id:28} told {task.optimal:3}  done in {found.get(task.id, '-'):>3}{'  !' * (task.id in wrong)}")
    if chosen.keep:
        KNOWN.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
