"""`python -m tests.measure.pixels_training.sites`: shots of pages that people made, of packages that hold some.

They are administrations, examples of charts and of parts, documentation; whatever a generator does not think of. Of
each there are several shots: in other sizes, scrolled, and now and then in another type.
"""

import argparse
from pathlib import Path
from random import Random

from app.bench.pages import served
from tests.measure.pixels_training.fetch import SITES
from tests.measure.pixels_training.files import OF_PEOPLE, SHOTS, Shot, keep, told_in
from tests.measure.pixels_training.labels import controls
from tests.measure.pixels_training.screens import Studio, Taken, chromium

SMALLEST = 2000  # bytes; what is smaller is a part of a page
ASIDE = ("/spec/", "/coverage/", "/browserify/", "/partials/", "/domhelper/", "/ionicons/", "/@ionic/", "/@stencil/")
SIZES = ((1280, 800), (1280, 800), (1440, 900), (1024, 768), (900, 700), (640, 480), (500, 320), (412, 915))
SCALES = (1.0, 1.0, 1.0, 1.25, 1.5)
TYPES = ("sans-serif", "serif", "Roboto", "Inter", "Cantarell", "monospace", "DejaVu Sans", "Open Sans")
FEWEST = 3  # controls; a page with fewer was not shown as it was meant


def main() -> None:
    """Make every shot that is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=4, help="shots of each page")
    parser.add_argument("--folder", type=Path, default=SITES, help="where pages are looked for")
    parser.add_argument("--first", type=int, default=OF_PEOPLE)
    chosen = parser.parse_args()
    SHOTS.mkdir(parents=True, exist_ok=True)
    found = pages(chosen.folder)
    with served(chosen.folder) as address, chromium() as browser:
        studio = Studio(browser, address)
        for seed in range(chosen.first, chosen.first + chosen.rounds * len(found)):
            if not told_in(seed).exists() and (shown := _taken(studio, found, seed)):
                keep(Shot(seed, *shown))


def pages(folder: Path) -> list[str]:
    """The paths of all pages below the folder, mixed, the same each time."""
    found = [path for path in folder.rglob("*.html") if path.stat().st_size >= SMALLEST]
    paths = sorted(str(path.relative_to(folder)) for path in found)
    kept = [path for path in paths if not any(part in f"/{path}" for part in ASIDE)]
    Random(1).shuffle(kept)
    return kept


def _taken(studio: Studio, found: list[str], seed: int) -> Taken | None:
    """One shot, where that shows a page."""
    rng = Random(seed)
    round_, at = divmod(seed % 100_000, len(found))
    size = rng.choice(SIZES)
    scale = 2.625 if size[0] < size[1] else rng.choice(SCALES)
    taken = studio.visit(found[at], size, scale, rng.random() if round_ else 0.0, _look(rng) if round_ else "")
    return taken if taken and len(controls(taken[1])) >= FEWEST else None


def _look(rng: Random) -> str:
    """Nothing, or another type for all words."""
    if rng.random() < 0.5:
        return ""
    return f"body, body p, body a, body td, body button {{ font-family: {rng.choice(TYPES)!r} }}"


if __name__ == "__main__":
    main()
