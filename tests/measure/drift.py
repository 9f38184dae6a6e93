"""Macros replayed on what has drifted since they were recorded: `python -m tests.measure.drift`.

Macros of the demo shop, the virtual phone and a program on X11, recorded from plain words where nothing has changed,
and replayed without a model under each change of `tests/measure/drifts`. The right end is told by their databases and
files. Beside them, on the shop's pages, what Playwright's codegen would have written, and a replayer by pictures.

right: the end state is exactly the right one. stopped: it is not, and nothing else was changed. wrong: anything else.
`--only WORD` takes the macros and changes with that word; `--json FILE` keeps every outcome.
"""

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.measure.drifts.change import UNCHANGED, Change, changes
from tests.measure.drifts.pages import Drifting
from tests.measure.drifts.scenes import Phone, Programs, Scene, Shop, Verdict


@dataclass(frozen=True)
class Result:
    """One replay. seconds: it took. healed: steps that were done on what stood in for their element."""

    macro: str
    change: str
    of: str
    by: str
    outcome: Verdict
    why: str = ""
    seconds: float = 0.0
    healed: int = 0


def replays(scene: Scene, kinds: dict[str, tuple[Change, ...]], only: str) -> Iterator[Result]:
    """Every macro of the scene under every change."""
    for macro in scene.macros():
        wanted = [(of, change) for of, group in kinds.items() for change in group]
        wanted = [each for each in wanted if only in f"{macro} {each[1].name}"]
        if not wanted or not scene.record(macro):
            continue
        for of, change in [("", UNCHANGED), *wanted]:
            for by in scene.replayers:
                began = time.monotonic()
                outcome, why, healed = scene.replay(macro, change, by)
                yield Result(macro, change.name, of, by, outcome, why, round(time.monotonic() - began, 2), healed)


def table(results: Sequence[Result]) -> Iterator[str]:
    """A line for each change, and the sums."""
    replayers = list(dict.fromkeys(result.by for result in results))
    yield f"{'':24}" + "".join(f"{by:>26}" for by in replayers)
    yield f"{'right / stopped / wrong':24}"
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[f"{result.change}{'' if result.of in ('', 'usual') else f' ({result.of})'}"].append(result)
    drifted = [result for result in results if result.of]
    for name, group in (*groups.items(), ("all that drifted", drifted)):
        yield f"{name:24}" + "".join(f"{_told(each for each in group if each.by == by):>26}" for by in replayers)
    healed = sum(result.healed for result in drifted)
    yield f"{healed} steps were healed; {len({result.macro for result in results})} macros"


def _told(results: Iterable[Result]) -> str:
    counts = Counter(result.outcome for result in results)
    total = sum(counts.values())
    share = f" {counts['right'] / total:.2f}" if total else ""
    return f"{counts['right']:3} /{counts['stopped']:3} /{counts['wrong']:3}{share}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Macros on what has drifted.")
    parser.add_argument("--only", default="")
    parser.add_argument("--on", choices=("shop", "phone", "program"), action="append")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    results: list[Result] = []
    drifting = Drifting()
    scenes: dict[str, Callable[..., Scene]] = {"shop": Shop, "phone": Phone, "program": Programs}
    for name in chosen.on or scenes:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            patch = stack.enter_context(pytest.MonkeyPatch.context())
            patch.setenv("JOURNEYMAN_HOME", str(folder / "home"))
            stack.enter_context(drifting.served())
            scene = scenes[name](drifting, folder, patch, stack)
            for result in replays(scene, changes(), chosen.only):
                results.append(result)
                if result.outcome != "right":
                    print(f"  {result.by}, {result.macro}, {result.change}: {result.outcome}: {result.why}", flush=True)
    print("\n".join(table(results)))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(result) for result in results], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
