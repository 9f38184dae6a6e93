"""Reading screens from pixels: what is found of what is there, and how long it takes, beside simpler ways.

python -m tests.measure.pixels [--rounds 5] [--screens heldout] [--json FILE]

Screens are those of `tests.measure.pixels_heldout` (collected first, if need be), none of which the classifier
learned from; or those of `tests.measure.pixels_development`, on which what is tuned is tuned; or strange ones: pages
that nobody here wrote, of `tests.measure.strangers`; or those that were collected when all else was settled.
Recall: controls that a click into the middle of some box meets. Precision: boxes whose middle lies in a control, or in
the label of a tick, since a press there works the tick. Times are medians of interleaved rounds.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np

from perception.pixels.classifier import WEIGHTS
from perception.pixels.controls import controls
from perception.pixels.convolution import LAYERS
from perception.pixels.features import setting
from perception.pixels.lines import parted
from perception.pixels.ocr import engine
from perception.pixels.proposals import Boxes, proposals
from perception.pixels.raster import Pixels, Raster
from perception.pixels.reader import Reader
from perception.pixels.seen import Line
from tests.measure.pixels_development import __main__ as developing
from tests.measure.pixels_heldout import __main__ as collecting
from tests.measure.pixels_heldout import later, strange
from tests.measure.pixels_heldout.screens import KEPT, Screen, corners, kept
from tests.measure.pixels_scores import Score, read, score, together

Way = Callable[[Pixels, Sequence[Line]], Boxes]


def ours(pixels: Pixels, lines: Sequence[Line]) -> Boxes:
    """Proposals, ranked by the classifier."""
    boxes = [control.box for control in controls(pixels, lines, setting(pixels, lines))]
    return np.asarray([(b.x, b.y, b.right, b.bottom) for b in boxes], np.float32).reshape(-1, 4)


def plain(pixels: Pixels, lines: Sequence[Line]) -> Boxes:
    """All proposals of OpenCV."""
    return proposals(pixels, [line.box for line in lines])


def text(pixels: Pixels, lines: Sequence[Line]) -> Boxes:
    """Every line of text."""
    return np.asarray([(ln.box.x, ln.box.y, ln.box.right, ln.box.bottom) for ln in lines], np.float32).reshape(-1, 4)


AIMED = frozenset({"browser", "phone", "qt", "gtk"})
"""Kinds of screens for which there is an aim; the tiny pages of MiniWoB++ are told beside them."""
COLLECTIONS: dict[str, tuple[Path, Callable[[], None]]] = {
    "heldout": (KEPT, collecting.main),
    "development": (developing.KEPT, developing.main),
    "strange": (strange.KEPT, strange.main),
    "later": (later.KEPT, later.main),
}
WAYS: dict[str, Way] = {"ours": ours, "OpenCV": plain, "OCR lines": text}


def main() -> None:
    """Print the tables, and write them as JSON where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--screens", choices=COLLECTIONS, default="heldout")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    folder, collect = COLLECTIONS[chosen.screens]
    if not folder.exists():
        collect()
    screens = list(kept(folder))
    told: dict[str, object] = {"found": found(screens), "bytes of the nets": weight()}
    if chosen.screens == "heldout":
        told["milliseconds"] = times(screens, chosen.rounds)
    if chosen.json:
        chosen.json.write_text(json.dumps(told, indent=2))


def found(screens: Sequence[Screen]) -> dict[str, dict[str, dict[str, float]]]:
    """Way -> kind of screen -> ratios; the share of words read stands with the lines."""
    scores: dict[str, dict[str, list[Score]]] = {way: defaultdict(list) for way in WAYS}
    words: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for screen in screens:
        shown = screen.raster()
        lines = parted(engine().read(shown.pixels), shown.pixels)
        true, labels = corners(screen.controls, shown.scale), corners(screen.labels, shown.scale)
        words[screen.kind].append(read(lines, screen.words, shown.scale))
        for name, way in WAYS.items():
            scores[name][screen.kind].append(score(way(shown.pixels, lines), true, labels))
    return {name: _table(name, kinds, words) for name, kinds in scores.items()}


def _table(
    name: str, kinds: dict[str, list[Score]], words: dict[str, list[tuple[int, int]]]
) -> dict[str, dict[str, float]]:
    rows = {kind: together(parts).ratios for kind, parts in kinds.items()}
    if kinds.keys() >= AIMED:
        rows["aimed at"] = together(part for kind in AIMED for part in kinds[kind]).ratios
    rows["all"] = together(part for parts in kinds.values() for part in parts).ratios
    if name == "OCR lines":
        for kind in rows:
            of = {"aimed at": AIMED, "all": words.keys()}.get(kind, {kind})
            pairs = [pair for each in of for pair in words[each]]
            right, all_words = map(sum, zip(*pairs, strict=True))
            rows[kind] |= {"words read": right / all_words} if all_words else {}
    for kind, ratios in rows.items():
        print(f"{name:<10} {kind:<8} " + "  ".join(f"{what} {value:7.3f}" for what, value in ratios.items()))
    return rows


def times(screens: Sequence[Screen], rounds: int) -> dict[str, float]:
    """What a look takes on the shop's pages of 1280x800: the first, of what is unchanged, after a small change."""
    shown = [screen.raster() for screen in screens if screen.name.startswith("shop")]
    spent: dict[str, list[float]] = defaultdict(list)
    Reader().elements(shown[0])
    for _ in range(rounds):
        for screen in shown:
            reader = Reader()
            spent["first full read"].append(_timed(reader, screen))
            spent["unchanged"].append(_timed(reader, screen))
            spent["small change"].append(_timed(reader, _typed_in(screen)))
    medians = {what: median(values) for what, values in spent.items()}
    print("  ".join(f"{what} {value:.1f} ms" for what, value in medians.items()))
    return medians


def _timed(reader: Reader, screen: Raster) -> float:
    began = time.perf_counter()
    reader.elements(screen)
    return 1000 * (time.perf_counter() - began)


def _typed_in(screen: Raster) -> Raster:
    """The same screen with a word from elsewhere on it, as after typing."""
    changed = screen.pixels.copy()
    changed[300:324, 640:720] = screen.pixels[130:154, 30:110]
    return Raster(changed, screen.scale)


def weight() -> int:
    """Of both nets, as they are kept."""
    return WEIGHTS.stat().st_size + LAYERS.stat().st_size


if __name__ == "__main__":
    main()
