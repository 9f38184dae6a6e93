"""`python -m tests.measure.pixels_training.shots`: renders pages; keeps their pictures, their text as read, their truth.

A page that is there already is left alone, so that it goes on where it was stopped, and several parts can be made
side by side (--first).
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from perception.geometry import Box
from perception.pixels.lines import parted
from perception.pixels.ocr import Ocr
from perception.pixels.paddle import Paddle
from perception.pixels.raster import raster
from perception.pixels.seen import Line
from perception.screen import Element, Picture
from tests.measure.pixels_training.fetch import FOLDER, KITS
from tests.measure.pixels_training.labels import controls
from tests.measure.pixels_training.pages import page
from tests.measure.pixels_training.screens import chromium, shoot
from tests.measure.serving import served

SHOTS = FOLDER / "shots"


@dataclass(frozen=True, slots=True)
class Shot:
    """A page as a screen: its picture, the lines read off it, and its controls in CSS pixels."""

    seed: int
    picture: Picture
    lines: tuple[Line, ...]
    controls: tuple[Element, ...]


def main() -> None:
    """Make every shot that is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--first", type=int, default=0)
    chosen = parser.parse_args()
    SHOTS.mkdir(parents=True, exist_ok=True)
    engine = Paddle(threads=1)
    with served(KITS) as address, chromium() as browser:
        for seed in range(chosen.first, chosen.first + chosen.pages):
            if not _file(seed).exists() and (taken := shoot(browser, address, page(seed))):
                keep(seed, engine, *taken)


def keep(seed: int, engine: Ocr, picture: Picture, elements: tuple[Element, ...]) -> None:
    """Write one shot; the file that says it is there comes last."""
    pixels = raster(picture).pixels
    lines = parted(engine.read(pixels), pixels)
    told = {
        "scale": picture.scale,
        "lines": [asdict(line) for line in lines],
        "controls": [[e.role, sorted(e.states), asdict(e.box)] for e in controls(elements)],
    }
    _file(seed).with_suffix(".jpg").write_bytes(picture.image)
    _file(seed).write_text(json.dumps(told))


def seeds() -> list[int]:
    """Of all shots that there are."""
    return sorted(int(path.stem) for path in SHOTS.glob("*.json"))


def shot(seed: int) -> Shot:
    """One that was kept."""
    told = json.loads(_file(seed).read_text())
    picture = Picture(_file(seed).with_suffix(".jpg").read_bytes(), str(seed), told["scale"])
    lines = tuple(Line(**line | {"box": Box(**line["box"])}) for line in told["lines"])
    found = tuple(Element(role, "", Box(**box), states=frozenset(states)) for role, states, box in told["controls"])
    return Shot(seed, picture, lines, found)


def _file(seed: int) -> Path:
    return SHOTS / f"{seed:06}.json"


if __name__ == "__main__":
    main()
