"""`python -m tests.measure.pixels_training.shots`: renders pages; keeps their pictures and their truth.

A page that is there already is left alone, so that it goes on where it was stopped, and several parts can be made
side by side (--first).
"""

import argparse

from app.bench.pages import served
from tests.measure.pixels_training.fetch import KITS
from tests.measure.pixels_training.files import SHOTS, Shot, keep, told_in
from tests.measure.pixels_training.pages import page
from tests.measure.pixels_training.screens import Studio, chromium


def main() -> None:
    """Make every shot that is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--first", type=int, default=0)
    chosen = parser.parse_args()
    SHOTS.mkdir(parents=True, exist_ok=True)
    with served(KITS) as address, chromium() as browser:
        studio = Studio(browser, address)
        for seed in range(chosen.first, chosen.first + chosen.pages):
            if not told_in(seed).exists() and (shown := studio.shoot(page(seed))):
                keep(Shot(seed, *shown))


if __name__ == "__main__":
    main()
