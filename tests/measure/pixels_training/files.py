"""Where the examples are kept, a file a page with two of them; read without anything that renders pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.measure.pixels_training.fetch import FOLDER

EXAMPLES = FOLDER / "examples"


def file(seed: int) -> Path:
    """Where the examples of that page are."""
    return EXAMPLES / f"{seed:06}.npz"


def parts(path: Path) -> Iterator[dict[str, NDArray[Any]]]:
    """Both examples in a file."""
    with np.load(path) as kept:
        for index in "01":
            yield {name[:-1]: kept[name] for name in kept.files if name.endswith(index)}
