"""`python -m tests.measure.pixels_heldout [KIND ...]`: collects the held-out screens into a folder that git ignores."""

import sys
from collections.abc import Callable, Iterator, Sequence

from tests.measure.pixels_heldout.gtk import gtk_screens
from tests.measure.pixels_heldout.qt import qt_screens
from tests.measure.pixels_heldout.screens import Screen, keep
from tests.measure.pixels_heldout.web import browser_screens, phone_screens

SOURCES: dict[str, Callable[[], Iterator[Screen]]] = {
    "browser": browser_screens,
    "phone": phone_screens,
    "qt": qt_screens,
    "gtk": gtk_screens,
}


def main(kinds: Sequence[str] = ()) -> None:
    """Collect these, or all."""
    for kind in kinds or SOURCES:
        keep(SOURCES[kind]())


if __name__ == "__main__":
    main(sys.argv[1:])
