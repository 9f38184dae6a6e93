"""`python -m tests.measure.pixels_training.examples`: from shots to what is learned from, a file a shot.

Every page is learned from several times: as it was shown, and varied in size and colours. Of each the picture is kept as
the convolutional net sees it, and of every proposal its box there, its features and what it is.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import Pool

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.classifier import KINDS
from perception.pixels.convolution import reduced, reduction
from perception.pixels.features import features, setting
from perception.pixels.lines import parted
from perception.pixels.ocr import Ocr
from perception.pixels.opencv import cv2
from perception.pixels.paddle import Paddle
from perception.pixels.proposals import Boxes, proposals
from perception.pixels.raster import Pixels, raster
from perception.pixels.seen import Line
from perception.screen import Element
from tests.measure.pixels_training.files import EXAMPLES, OF_PEOPLE, Shot, examples_in, seeds, shot
from tests.measure.pixels_training.labels import corners, kind, labels

VARIED, OFTEN = 1, 2  # times; pages that people made, of which there are few
ZOOM, SMALL_ZOOM, INVERTED = (0.75, 1.5), (0.9, 2.2), 0.4
SMALL = 700  # pixels; narrower pages are read enlarged as well
QUALITY = 95  # of the pictures, as JPEG


@dataclass(frozen=True, slots=True)
class Seen:
    """The pixels of a page, its lines and its controls (left, top, right, bottom) in them."""

    pixels: Pixels
    lines: tuple[Line, ...]
    true: Boxes


def main() -> None:
    """Work out those that are missing, a core a shot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cores", type=int, default=os.cpu_count())
    chosen = parser.parse_args()
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    missing = [seed for seed in seeds() if not examples_in(seed).exists()]
    with Pool(chosen.cores, initializer=cv2.setNumThreads, initargs=(1,)) as pool:
        for _ in pool.imap_unordered(_of_seed, missing, chunksize=4):
            pass


def _of_seed(seed: int) -> None:
    keep(shot(seed))


@cache
def _engine() -> Ocr:
    return Paddle(threads=1)


def keep(taken: Shot) -> None:
    """Write the examples of one shot."""
    screen = raster(taken.picture)
    lines = tuple(parted(_engine().read(screen.pixels), screen.pixels))
    plain = Seen(screen.pixels, lines, corners(taken.controls, screen.scale))
    chance = np.random.default_rng(taken.seed)
    times = OFTEN if taken.seed >= OF_PEOPLE else VARIED
    shown = [plain, *(varied(plain, chance) for _ in range(times))]
    arrays = {
        f"{name}_{index}": part
        for index, seen in enumerate(shown)
        for name, part in example(seen, taken.controls).items()
    }
    unfinished = examples_in(taken.seed).with_suffix(".unfinished.npz")
    np.savez(unfinished, count=len(shown), **arrays)  # type: ignore[arg-type]
    unfinished.rename(examples_in(taken.seed))


def varied(seen: Seen, chance: np.random.Generator) -> Seen:
    """The same page larger or smaller, in other colours, and often with light and dark exchanged."""
    by = chance.uniform(*(SMALL_ZOOM if seen.pixels.shape[1] < SMALL else ZOOM))
    pixels = cv2.resize(seen.pixels, None, fx=by, fy=by, interpolation=cv2.INTER_AREA if by < 1 else cv2.INTER_CUBIC)
    pixels = pixels[:, :, chance.permutation(3)]
    if chance.random() < INVERTED:
        pixels = 255 - pixels
    lines = tuple(replace(line, box=_times(line.box, by)) for line in seen.lines)
    return Seen(np.ascontiguousarray(pixels), lines, seen.true * np.float32(by))


def example(seen: Seen, shown: Sequence[Element]) -> dict[str, NDArray[np.generic]]:
    """The picture as it is seen, and its proposals and controls in pixels of that."""
    usual = setting(seen.pixels, seen.lines)
    boxes = proposals(seen.pixels, [line.box for line in seen.lines])
    given, weight = labels(boxes, seen.true, shown)
    scale = reduction(usual.height)
    packed = cv2.imencode(".jpg", reduced(seen.pixels, scale), [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
    return {
        "picture": packed,
        "boxes": boxes * np.float32(scale),
        "told": features(seen.pixels, boxes, seen.lines, usual).astype(np.float16),
        "kinds": given.astype(np.uint8),
        "weights": weight,
        "true": seen.true * np.float32(scale),
        "true_kinds": np.asarray([KINDS.index(kind(element)) for element in shown], np.uint8),
    }


def _times(box: Box, by: float) -> Box:
    return Box(box.x * by, box.y * by, box.width * by, box.height * by)


if __name__ == "__main__":
    main()
