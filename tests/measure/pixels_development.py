"""Pages of the training's generator that the classifier did not learn from: thresholds and ideas are tried on these.

Render some first: `python -m tests.measure.pixels_training.shots --first 600 --pages 100` (1600, 2600, ... give more).
"""

from collections.abc import Iterator

from tests.measure.pixels_heldout.screens import Place, Screen
from tests.measure.pixels_training.shots import seeds, shot

UNSEEN = 600  # of each thousand seeds; those before were learned from


def development() -> Iterator[Screen]:
    """All that were rendered; what stands in them is known to the walk, their words are not."""
    for seed in seeds():
        if seed % 1000 >= UNSEEN:
            taken = shot(seed)
            boxes = ((e.role, e.box) for e in taken.controls)
            places = tuple(Place(role, (b.x, b.y, b.right, b.bottom)) for role, b in boxes)
            yield Screen("page", str(seed), taken.picture, places)
