"""Macros replayed on what has drifted since they were recorded: `python -m tests.measure.drift`.

Macros of the demo shop, the virtual phone and a program on X11, recorded from plain words where nothing has changed,
and replayed without a model under each change of `tests/measure/drifts`. The right end is told by their databases and
files. Beside them, on the shop's pages, what Playwright's codegen would have written, and a replayer by pictures.

right: the end state is exactly the right one. stopped: it is not, and nothing else was changed. wrong: anything else.
`--only WORD` takes the macros and changes with that word, `--by WORD` such replayers. `--json FILE` keeps every outcome
as it comes: the same command goes on where it was cut off.
"""

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from app.whole_files import save
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


Key = tuple[str, str, str]
"""Macro, change and replayer of a result."""


def replays(
    scene: Scene, kinds: dict[str, tuple[Change, ...]], only: str, by: str, known: Set[Key]
) -> Iterator[Result]:
    """Every macro of the scene under every change, but for what is known already."""
    replayers = [each for each in scene.replayers if by in each]
    for macro in scene.macros():
        changes = [(of, change) for of, group in kinds.items() for change in group if only in f"{macro} {change.name}"]
        met = [("", UNCHANGED), *changes] if changes else []
        due = [(of, change, by) for of, change in met for by in replayers]
        due = [each for each in due if (macro, each[1].name, each[2]) not in known]
        if not due or not scene.record(macro):
            continue
        for of, change, by in due:
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
    parser.add_argument("--only", default="", help="macros and changes with this word in their names")
    parser.add_argument("--by", default="", help="replayers with this word: journeyman, codegen, pictures")
    parser.add_argument("--on", choices=("shop", "phone", "program"), action="append", help="only there")
    parser.add_argument("--json", type=Path, help="keep every outcome as it comes, and go on from there")
    chosen = parser.parse_args()
    results = _kept(chosen.json)
    drifting = Drifting()
    scenes: dict[str, Callable[..., Scene]] = {"shop": Shop, "phone": Phone, "program": Programs}
    for name in chosen.on or scenes:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            patch = stack.enter_context(pytest.MonkeyPatch.context())
            patch.setenv("JOURNEYMAN_HOME", str(folder / "home"))
            stack.enter_context(drifting.served())
            scene = scenes[name](drifting, folder, patch, stack)
            known = {(result.macro, result.change, result.by) for result in results}
            for result in replays(scene, changes(), chosen.only, chosen.by, known):
                results.append(result)
                print(f"  {result.macro}, {result.change}, {result.by}: {result.outcome} {result.why}", flush=True)
                if chosen.json:
                    save(chosen.json, json.dumps([asdict(each) for each in results], indent=1))
    print("\n".join(table(results)))


def _kept(path: Path | None) -> list[Result]:
    """The outcomes of a run that was cut off."""
    if path is None or not path.exists():
        return []
    return [Result(**told) for told in json.loads(path.read_text("utf-8"))]


if __name__ == "__main__":
    main()
