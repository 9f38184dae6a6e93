"""How long recall takes in a large library: python -m tests.measure.recall [--skills 10000] [--json FILE]

Two figures for each question, as the machine may be busy: by the clock, and of this process alone.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from controllers.actions import Tap
from perception.locators import described
from perception.screen import Place
from skills.library import Library
from skills.recall import recalled, same_task
from skills.shortcuts import Parameter, Shortcut, Tip
from skills.steps import Do

WORDS = (
    "open customers type search street press save invoice order paid shipped label status product price cart checkout "
    "note alarm message calendar event contact phone mail send delete rename archive filter sort export import report "
    "balance city country first last every row table page link button field"
).split()
PLACES = 20
QUESTIONS = 300


def filled(path: Path, skills: int, rng: random.Random) -> Library:
    """A library of so many Shortcuts in 20 places, and 12 Tips in each of these."""
    library = Library(path)
    for number in range(skills):
        words = rng.sample(WORDS, 8)
        steps = tuple(Do(" ".join(rng.sample(WORDS, 5)), Tap(), described(word, "button")) for word in words)
        name, scope = f"{' '.join(words[:4])} {number}", f"http://app{number % PLACES}.test"
        task = f'{" ".join(words)} "{{who}}"'
        library.save_shortcut(Shortcut(name, steps, (Parameter("who", "Ada"),), scope=scope, trust="trial", task=task))
    for number in range(PLACES * 12):
        library.save_tip(Tip(" ".join(rng.sample(WORDS, 8)), f"http://app{number % PLACES}.test", "run"))
    return library


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--skills", type=int, default=10_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rng, found = random.Random(7), {}
    with tempfile.TemporaryDirectory() as folder:
        library = filled(Path(folder) / "library.db", options.skills, rng)
        clock: dict[str, list[tuple[float, float]]] = {"recall": [], "the same task": []}
        for number in range(QUESTIONS):
            task, scope = " ".join(rng.sample(WORDS, 12)), f"http://app{number % PLACES}.test"
            place = Place(scope, f"{scope}/", "App")
            for name, ask in (
                ("recall", lambda task=task, place=place: recalled(library, task, place)),
                ("the same task", lambda task=task, scope=scope: same_task(library, task, scope)),
            ):
                began, own = time.perf_counter(), time.process_time()
                ask()
                clock[name].append((time.perf_counter() - began, time.process_time() - own))
        library.close()
    for name, times in clock.items():
        for column, kind in enumerate(("by the clock", "of the process")):
            each = sorted(1000 * pair[column] for pair in times)
            p95 = each[int(len(each) * 0.95)]
            found[f"{name}, {kind}"] = {"median ms": statistics.median(each), "p95 ms": p95}
            print(f"{name:15} {kind:15} median {statistics.median(each):6.1f} ms   p95 {p95:6.1f} ms")
    if options.json:
        options.json.write_text(json.dumps({"skills": options.skills, **found}, indent=1), "utf-8")


if __name__ == "__main__":
    main()
