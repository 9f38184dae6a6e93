"""What is kept of the pages that are learned from: shots of them, and the examples made of those.

Nothing here renders pages or needs more than the pictures, so that learning can be done on another machine.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.classifier import Net
from perception.screen import Element, Picture
from tests.measure.pixels_training.fetch import FOLDER
from tests.measure.pixels_training.labels import controls

SHOTS, EXAMPLES = FOLDER / "shots", FOLDER / "examples"
OF_PEOPLE = 700_000  # from this seed on, shots are of pages that people made
ALONE = Path(__file__).with_name("alone.npz")
"""A classifier of the features alone, which learned from 8,248 earlier pages."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page as a screen: its picture, and its controls in CSS pixels."""

    seed: int
    picture: Picture
    controls: tuple[Element, ...]


def keep(shot: Shot) -> None:
    """Write one shot; the file that says it is there comes last."""
    told = {
        "scale": shot.picture.scale,
        "controls": [[e.role, sorted(e.states), asdict(e.box)] for e in controls(shot.controls)],
    }
    told_in(shot.seed).with_suffix(".image").write_bytes(shot.picture.image)
    told_in(shot.seed).write_text(json.dumps(told))


def seeds() -> list[int]:
    """Of all shots that there are."""
    return sorted(int(path.stem) for path in SHOTS.glob("*.json"))


def shot(seed: int) -> Shot:
    """One that was kept."""
    told = json.loads(told_in(seed).read_text())
    picture = Picture(told_in(seed).with_suffix(".image").read_bytes(), str(seed), told["scale"])
    found = tuple(Element(role, "", Box(**box), states=frozenset(states)) for role, states, box in told["controls"])
    return Shot(seed, picture, found)


def told_in(seed: int) -> Path:
    """The file that tells what is true of a shot; its picture lies beside it."""
    return SHOTS / f"{seed:06}.json"


def examples_in(seed: int) -> Path:
    """The file of the examples made of a shot."""
    return EXAMPLES / f"{seed:06}.npz"


def examples(path: Path) -> Iterator[dict[str, NDArray[Any]]]:
    """All that are in such a file."""
    with np.load(path) as kept:
        for index in range(int(kept["count"])):
            yield {name.removesuffix(f"_{index}"): kept[name] for name in kept.files if name.endswith(f"_{index}")}


def write(net: Net, path: Path) -> None:
    """The weights in half precision."""
    parts = {"mean": net.mean, "spread": net.spread}
    parts |= {f"weight{i}": weight for i, weight in enumerate(net.weights)}
    parts |= {f"bias{i}": bias for i, bias in enumerate(net.biases)}
    halves: dict[str, Any] = {name: part.astype(np.float16) for name, part in parts.items()}
    np.savez_compressed(path, **halves)
