"""`python -m tests.measure.pixels_development`: collects the screens into a folder that git ignores."""

from itertools import chain

from tests.measure.pixels_development.tk import tk_screens
from tests.measure.pixels_development.web import FOLDER, web_screens
from tests.measure.pixels_heldout.screens import keep

KEPT = FOLDER / "screens"


def main() -> None:
    """Collect all of them."""
    keep(chain(tk_screens(), web_screens()), KEPT)


if __name__ == "__main__":
    main()
