"""What counts for a macro: how it went, not what a person said of it."""

import pytest

from app.events import Ending
from app.macros.replaying import count_use
from controllers.actions import Tap
from skills.library import Library
from skills.shortcuts import Shortcut, Uses
from skills.steps import Do


@pytest.mark.parametrize(
    ("ending", "uses"),
    [("done", Uses(1, 0)), ("failed", Uses(0, 1)), ("asked", Uses(0, 1)), ("refused", Uses()), ("stopped", Uses())],
)
def test_a_replay_that_a_person_refused_or_stopped_is_no_failure(library: Library, ending: Ending, uses: Uses) -> None:
    kept = library.save_shortcut(Shortcut("Save", (Do("press Save", Tap()),)))
    count_use(library, kept, ending)
    assert library.uses(kept) == uses
