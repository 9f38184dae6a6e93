"""`python -m tests.measure.pixels_training.examples`: renders pages and keeps what the classifier learns from.

One file for every 15 seeds; those that are there are left alone, so that it goes on where it was stopped.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser

from perception.pixels.features import features, setting
from perception.pixels.lines import parted
from perception.pixels.ocr import Ocr
from perception.pixels.paddle import Paddle
from perception.pixels.proposals import proposals
from perception.pixels.raster import Raster
from perception.screen import Element
from tests.measure.pixels_training.fetch import FOLDER
from tests.measure.pixels_training.labels import labels, truth
from tests.measure.pixels_training.pages import page
from tests.measure.pixels_training.screens import chromium, served, shoot

EXAMPLES = FOLDER / "examples"
TOGETHER = 15
NOTHINGS = 0.5  # of the proposals that are nothing are kept: most say the same


def main() -> None:
    """Make every file that is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--first", type=int, default=0, help="the first seed, to make several parts side by side")
    parser.add_argument("--files", type=int, default=10**6, help="make at most so many files now")
    chosen = parser.parse_args()
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    starts = range(chosen.first, chosen.first + chosen.pages, TOGETHER)
    missing = [start for start in starts if not _file(start).exists()][: chosen.files]
    if not missing:
        return
    engine = Paddle()
    with served() as address, chromium() as browser:
        for start in missing:
            keep(start, engine, browser, address)


def keep(start: int, engine: Ocr, browser: Browser, address: str) -> None:
    """The examples of some pages, as one file."""
    shots = ((seed, shoot(browser, address, page(seed))) for seed in range(start, start + TOGETHER))
    told = [examples(seed, engine, *shot) for seed, shot in shots if shot]
    rows, kinds, weights, seeds = (np.concatenate(parts) for parts in zip(*told, strict=True))
    np.savez_compressed(_file(start), rows=rows, kinds=kinds, weights=weights, seeds=seeds)
    print(f"{start + TOGETHER} pages", flush=True)


def examples(seed: int, engine: Ocr, screen: Raster, elements: tuple[Element, ...]) -> tuple[NDArray[Any], ...]:
    """Features, kinds and weights of the proposals on one page, and its seed for each of them."""
    lines = parted(engine.read(screen.pixels), screen.pixels)
    boxes = proposals(screen.pixels, [line.box for line in lines])
    given, weight = labels(boxes, *truth(elements, screen.scale))
    chance = np.random.default_rng(seed).random(len(boxes))
    kept = (weight > 0) & ((given > 0) | (chance < NOTHINGS))
    told = features(screen.pixels, boxes, lines, setting(screen.pixels, lines))
    return told[kept].astype(np.float16), given[kept].astype(np.int8), weight[kept], np.full(kept.sum(), seed, np.int32)


def _file(start: int) -> Path:
    return EXAMPLES / f"{start:06}.npz"


if __name__ == "__main__":
    main()
