"""What lies in the way of a move is told by its number."""

import pytest

from app.events import Acted
from app.proposals import Answer
from controllers.controller import Missing
from perception.locators import Locator
from tests.app.stage import OPEN_ORDER, play, shop


@pytest.mark.parametrize(
    ("by", "told"),
    [("button:Delete:100:40", "It is covered. Its number is 3."), ("f1:99", "It is covered."), ("", "It is covered.")],
)
def test_a_control_that_covers_what_was_meant_is_told_by_its_number(by: str, told: str) -> None:
    covered = shop()

    def missing(locator: Locator) -> Missing:
        return Missing(why="It is covered.", by=by)

    covered.locate = missing  # type: ignore[method-assign]
    stage = play(OPEN_ORDER, Answer("done"), controller=covered)
    assert {acted.error for acted in stage.of(Acted)} == {told}
