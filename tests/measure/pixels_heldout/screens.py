"""A screen with its truth, kept as files so that one collection serves many measurements."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from perception.pixels.proposals import Boxes, areas, overlaps
from perception.pixels.raster import Raster, raster
from perception.screen import Element, Picture
from tests.measure.pixels_training.fetch import FOLDER

TWICE = 0.7  # overlap from which two places are one to a person: an entry and the link that fills it
KEPT = FOLDER / "heldout"


@dataclass(frozen=True, slots=True)
class Place:
    """Something true of a screen: a control with its role, or a word; left, top, right, bottom in CSS pixels."""

    said: str
    corners: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture, the controls that show on it, and its words where they are known.

    labels: of ticks, which a press on their words works as well, by HTML's own rules.
    """

    kind: str
    name: str
    picture: Picture
    controls: tuple[Place, ...]
    words: tuple[Place, ...] = ()
    labels: tuple[Place, ...] = ()

    def raster(self) -> Raster:
        return raster(self.picture)


def controls(elements: Iterable[Element], size: tuple[int, int]) -> tuple[Place, ...]:
    """The elements that can be acted on and show, each place once: some trees tell a thing several times."""
    shown = [e for e in elements if e.interactive and e.visibility == "shown" and min(e.box.width, e.box.height) >= 4]
    inside = [e for e in shown if 0 <= e.box.centre.x < size[0] and 0 <= e.box.centre.y < size[1]]
    places = {e.box: Place(e.role, (e.box.x, e.box.y, e.box.right, e.box.bottom)) for e in inside}
    return innermost(tuple(places.values()))


def innermost(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of places that are nearly the same, the smallest: that is what a click there meets."""
    boxes = corners(places, 1.0)
    if not len(boxes):
        return places
    size = areas(boxes)
    outer = (overlaps(boxes, boxes) > TWICE) & (size[:, None] > size)
    return tuple(place for place, is_outer in zip(places, np.any(outer, axis=1).tolist(), strict=True) if not is_outer)


def corners(places: Iterable[Place], scale: float) -> Boxes:
    """The places in pixels of a picture of that scale."""
    return np.asarray([place.corners for place in places], np.float32).reshape(-1, 4) * scale


def keep(screens: Iterable[Screen], folder: Path = KEPT) -> None:
    """Write each as a picture and what is true of it."""
    folder.mkdir(parents=True, exist_ok=True)
    for screen in screens:
        stem = folder / f"{screen.kind}-{screen.name}"
        stem.with_suffix(".image").write_bytes(screen.picture.image)
        places = {"controls": screen.controls, "words": screen.words, "labels": screen.labels}
        told = {what: list(map(asdict, listed)) for what, listed in places.items()}
        stem.with_suffix(".json").write_text(json.dumps({"scale": screen.picture.scale} | told))
        print(stem.name, len(screen.controls), "controls", len(screen.words), "words", flush=True)


def kept(folder: Path = KEPT) -> Iterator[Screen]:
    """All that were collected."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text())
        kind, _, name = path.stem.partition("-")
        picture = Picture(path.with_suffix(".image").read_bytes(), path.stem, told["scale"])
        yield Screen(kind, name, picture, *(_places(told[what]) for what in ("controls", "words", "labels")))


def _places(told: list[dict[str, object]]) -> tuple[Place, ...]:
    return tuple(Place(str(one["said"]), tuple(one["corners"])) for one in told)  # type: ignore[arg-type]
