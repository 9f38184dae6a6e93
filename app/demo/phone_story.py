"""The task that `journeyman demo phone` shows."""

from dataclasses import replace

from app.bench.suites.phone.places import BEST_ITALIAN, DINNER
from app.bench.task import BenchTask

SEEN = """open the app Maps
type "Italian" in "Search here"
click "$place"
click "Save"
wait until "Saved" is shown"""


def phone_story(*, seen: bool) -> BenchTask:
    """A dinner across two apps; `seen`, from pictures alone, a shorter task in words that stand on the screen."""
    return replace(BEST_ITALIAN, words=SEEN) if seen else DINNER
