"""How long recall takes in a large library, and how many tasks it finds that are put in other words:

python -m tests.measure.recall [--skills 10000] [--embedding FOLDER] [--json FILE]

Two figures for each question, as the machine may be busy: by the clock, and of this process alone.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from controllers.actions import Tap
from perception.locators import described
from perception.screen import Place
from skills.embedding import Embedding
from skills.library import Library
from skills.recall import recalled, same_task
from skills.shortcuts import Parameter, Shortcut, Tip
from skills.steps import Do
from tests.measure.paraphrases import AFTERWARDS, PARAPHRASES, Tasks, found, keep

Times = tuple[float, float]
"""Seconds by the clock, and of this process alone."""

WORDS = (
    "open customers type search street press save invoice order paid shipped label status product price cart checkout "
    "note alarm message calendar event contact phone mail send delete rename archive filter sort export import report "
    "balance city country first last every row table page link button field"
).split()
PLACES = 20
QUESTIONS = 300


def fill(library: Library, skills: int, rng: random.Random) -> None:
    """So many Shortcuts in 20 places, and 12 Tips in each of these."""
    for number in range(skills):
        words = rng.sample(WORDS, 8)
        steps = tuple(Do(" ".join(rng.sample(WORDS, 5)), Tap(), described(word, "button")) for word in words)
        name, scope = f"{' '.join(words[:4])} {number}", f"http://app{number % PLACES}.test"
        task = f'{" ".join(words)} "{{who}}"'
        library.save_shortcut(Shortcut(name, steps, (Parameter("who", "Ada"),), scope=scope, trust="trial", task=task))
    for number in range(PLACES * 12):
        library.save_tip(Tip(" ".join(rng.sample(WORDS, 8)), f"http://app{number % PLACES}.test", "run"))


def timed(library: Library, rng: random.Random, embedding: Embedding | None) -> dict[str, list[Times]]:
    """What each question took. The first one in a place, which reads it for the model, counts apart."""
    clock: dict[str, list[Times]] = {name: [] for name in ("recall", "the same task", "first in a place")}
    for number in range(QUESTIONS):
        task, scope = " ".join(rng.sample(WORDS, 12)), f"http://app{number % PLACES}.test"
        place = Place(scope, f"{scope}/", "App")
        for name, ask in (
            ("recall", lambda task=task, place=place: recalled(library, task, place, embedding=embedding)),
            ("the same task", lambda task=task, scope=scope: same_task(library, task, scope)),
        ):
            began, own = time.perf_counter(), time.process_time()
            ask()
            first = embedding and name == "recall" and number < PLACES
            spent = time.perf_counter() - began, time.process_time() - own
            clock["first in a place" if first else name].append(spent)
    return {name: times for name, times in clock.items() if times}


def by_other_words(tasks: Tasks, embedding: Embedding | None) -> dict[str, dict[str, int]]:
    """How many of these tasks are recalled, which are put otherwise than when they were learned."""
    with tempfile.TemporaryDirectory() as folder, closing(Library(Path(folder) / "library.db")) as library:
        keep(library)
        ways = {"by words": None} | ({"by meaning as well": embedding} if embedding else {})
        return {
            name: {f"among the first {first}": found(library, tasks, way, first) for first in (1, 3)}
            for name, way in ways.items()
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--skills", type=int, default=10_000)
    parser.add_argument("--embedding", type=Path, metavar="FOLDER", help="a model, to find by meaning as well")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rng, told = random.Random(7), dict[str, object]()
    embedding = Embedding(options.embedding) if options.embedding else None
    with tempfile.TemporaryDirectory() as folder, closing(Library(Path(folder) / "library.db")) as library:
        with library.together():
            fill(library, options.skills, rng)
        clock = timed(library, rng, embedding)
    for name, times in clock.items():
        for column, kind in enumerate(("by the clock", "of the process")):
            each = sorted(1000 * pair[column] for pair in times)
            p95 = each[int(len(each) * 0.95)]
            told[f"{name}, {kind}"] = {"median ms": statistics.median(each), "p95 ms": p95}
            print(f"{name:16} {kind:15} median {statistics.median(each):6.1f} ms   p95 {p95:6.1f} ms")
    for tasks in (PARAPHRASES, AFTERWARDS):
        for way, counts in by_other_words(tasks, embedding).items():
            name = f"of {sum(map(len, tasks.values()))} tasks in other words, {way}"
            told[name] = counts
            print(f"{name}: {counts}")
    if options.json:
        options.json.write_text(json.dumps({"skills": options.skills, **told}, indent=1), "utf-8")


if __name__ == "__main__":
    main()
