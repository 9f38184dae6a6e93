"""Pages that nobody here wrote, as screens: `tests.measure.strangers` says which, and how they are fetched.

Without those of packages that are learned from (`tests.measure.pixels_training.sites`). Of AdminLTE, an earlier version
is learned from.
"""

from collections.abc import Iterator

from app.bench.pages import served
from tests.measure.pixels_heldout.screens import Screen, keep
from tests.measure.pixels_heldout.web import DESKTOP, shot
from tests.measure.pixels_training.fetch import FOLDER, WITH_PAGES
from tests.measure.pixels_training.screens import chromium
from tests.measure.strangers import available

KEPT = FOLDER / "strange"
LEARNED_FROM = {package.rpartition("@")[0] for package in WITH_PAGES}


def main() -> None:
    """Collect all of them that are on this machine."""
    keep(_screens(), KEPT)


def _screens() -> Iterator[Screen]:
    with chromium() as browser:
        for folder, page in available():
            if folder.name in LEARNED_FROM:
                continue
            name = f"{folder.name}-{page}".replace("/", "_").removesuffix(".html")
            with served(folder) as address:
                yield shot(browser, "strange", name, f"{address}/{page}", DESKTOP, 1.0)
