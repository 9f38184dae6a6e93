"""Macros replayed on what has drifted since they were recorded: `python -m tests.measure.drift`.

Macros of the demo shop, the virtual phone and a program on X11, recorded from plain words where nothing has changed,
and replayed without a model under each change of `tests/measure/drifts`. The right end is told by their databases and
files. Beside them, on the shop's pages, what Playwright's codegen would have written, and a replayer by pictures.

`--base-url URL` asks the model of a server that speaks the Messages API once for each step that nothing else mends:
those replays are made again that stopped without (`--json` knows them), and their exchanges are kept beside that file.

right: the end state is exactly the right one. stopped: it is not, and nothing else was changed. wrong: anything else.
`--only WORD` takes the macros, changes and writers of changes with that word, `--by WORD` such replayers. `--json FILE`
keeps every outcome as it comes: the same command goes on where it was cut off.
"""

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from app.brains.choice import brain
from app.macros.healing import Healing
from app.settings import Settings
from app.whole_files import save
from tests.measure.drifts.change import UNCHANGED, Change, changes
from tests.measure.drifts.pages import Drifting
from tests.measure.drifts.replays import Verdict
from tests.measure.drifts.scenes import ADVISED, OURS, Phone, Programs, Scene, Shop


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
    calls: int = 0

    @property
    def key(self) -> "Key":
        return self.macro, self.change, self.by


Key = tuple[str, str, str]
"""Macro, change and replayer of a result."""


def replays(
    scene: Scene, kinds: dict[str, tuple[Change, ...]], only: str, by: str, is_due: Callable[[Key], bool]
) -> Iterator[Result]:
    """Every macro of the scene under every change, where that is due."""
    replayers = [each for each in scene.replayers if by in each]
    for macro in scene.macros():
        changes = [
            (of, change) for of, group in kinds.items() for change in group if only in f"{macro} {change.name} {of}"
        ]
        met = [("", UNCHANGED), *changes] if changes else []
        due = [(of, change, by) for of, change in met for by in replayers]
        due = [each for each in due if is_due((macro, each[1].name, each[2]))]
        if not due or not scene.record(macro):
            continue
        for of, change, by in due:
            began = time.monotonic()
            told = scene.replay(macro, change, by)
            seconds = round(time.monotonic() - began, 2)
            yield Result(macro, change.name, of, by, told.verdict, told.why, seconds, told.healed, told.calls)


def table(results: Sequence[Result]) -> Iterator[str]:
    """A line for each change, and the sums."""
    replayers = list(dict.fromkeys(result.by for result in results))
    if ADVISED in replayers:
        results = [*results, *_as_without(results)]
    yield f"{'':24}" + "".join(f"{by:>26}" for by in replayers)
    yield f"{'right / stopped / wrong':24}"
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[f"{result.change}{'' if result.of in ('', 'usual') else f' ({result.of})'}"].append(result)
    drifted = [result for result in results if result.of]
    for name, group in (*groups.items(), ("all that drifted", drifted)):
        yield f"{name:24}" + "".join(f"{_told(each for each in group if each.by == by):>26}" for by in replayers)
    healed = sum(result.healed for result in drifted if result.by == OURS)
    yield f"{healed} steps were healed without a model; {len({result.macro for result in results})} macros"
    if calls := sum(result.calls for result in drifted):
        yield f"a model was asked {calls} times in {sum(result.calls > 0 for result in drifted)} replays"


def _as_without(results: Sequence[Result]) -> Iterator[Result]:
    """With a model, what is right without one: none is asked there."""
    asked = {(result.macro, result.change) for result in results if result.by == ADVISED}
    for result in results:
        if result.by == OURS and result.outcome == "right" and (result.macro, result.change) not in asked:
            yield replace(result, by=ADVISED, calls=0)


def _told(results: Iterable[Result]) -> str:
    counts = Counter(result.outcome for result in results)
    total = sum(counts.values())
    share = f" {counts['right'] / total:.2f}" if total else ""
    return f"{counts['right']:3} /{counts['stopped']:3} /{counts['wrong']:3}{share}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Macros on what has drifted.")
    parser.add_argument("--only", default="", help="macros, changes and their writers with this word in their names")
    parser.add_argument("--by", default="", help="replayers with this word: journeyman, codegen, pictures")
    parser.add_argument("--on", choices=("shop", "phone", "program"), action="append", help="only there")
    parser.add_argument("--json", type=Path, help="keep every outcome as it comes, and go on from there")
    parser.add_argument("--base-url", default="", help="ask a model there about what stopped without one")
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
            advised = partial(_advised, chosen.base_url, chosen.json)
            scene = scenes[name](drifting, folder, patch, stack, advised)
            is_due = partial(_is_due, {result.key: result for result in results}, bool(chosen.base_url))
            for result in replays(scene, changes(), chosen.only, chosen.by, is_due):
                results.append(result)
                print(f"  {result.macro}, {result.change}, {result.by}: {result.outcome} {result.why}", flush=True)
                if chosen.json:
                    save(chosen.json, json.dumps([asdict(each) for each in results], indent=1))
    print("\n".join(table(results)))


def _is_due(known: Mapping[Key, Result], asking: bool, key: Key) -> bool:
    """Whether the replay is still to be made: with a model, where it stopped without; else where it is not known."""
    macro, change, by = key
    without = known.get((macro, change, OURS))
    if key in known or (by == ADVISED) != asking:
        return False
    return not asking or (without is not None and without.outcome != "right")


@contextmanager
def _advised(base_url: str, kept: Path | None, macro: str, change: str) -> Iterator[Healing]:
    """A model for one replay; what it is asked and says is kept as a cassette."""
    cassette = kept.with_name(f"{kept.stem}-{macro}-{change}.jsonl".replace(" ", "-")) if kept else None
    with brain("claude", replace(Settings(), base_url=base_url), print, cassette) as model:
        yield Healing(model)


def _kept(path: Path | None) -> list[Result]:
    """The outcomes of a run that was cut off."""
    if path is None or not path.exists():
        return []
    return [Result(**told) for told in json.loads(path.read_text("utf-8"))]


if __name__ == "__main__":
    main()
