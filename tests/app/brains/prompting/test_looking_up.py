"""What a model wants to see closer is looked up, or scrolled to where the screen tells only what is in view."""

from typing import Any

import pytest

from app.brains.prompting.choosing import proposal
from app.brains.prompting.looking_up import MOST_LOOKS
from app.brains.prompting.replies import Unfit
from app.events import LookedUp
from app.proposals import Act, LookUp, Move
from controllers.actions import Swipe
from tests.app.brains.prompting.situations import form, halfway, number, situation
from tests.app.brains.prompting.test_choosing import reply
from tests.perception.screens import container, element, screen

SEEN = form()
NAME, BOOK = number("Name", SEEN), number("Book", SEEN)
LOOKS = [LookedUp(f"word {each}", "nowhere") for each in range(MOST_LOOKS)]


def test_looking_closer_is_no_act() -> None:
    assert proposal(reply(("find", 0, " Ada ")), situation(SEEN)) == LookUp("Ada")
    assert proposal(reply(("expand", NAME)), situation(SEEN)) == LookUp(element=NAME)


@pytest.mark.parametrize(
    ("actions", "why"),
    [
        ([("find", 0, "")], "needs words"),
        ([("expand", 999)], "has no 999"),
        ([("find", 0, "Ada"), ("tap", BOOK)], "stand alone"),
    ],
)
def test_a_look_that_cannot_be_had_is_unfit(actions: list[tuple[Any, ...]], why: str) -> None:
    with pytest.raises(Unfit, match=why):
        proposal(reply(*actions), situation(SEEN))


def test_what_is_meant_for_another_window_is_not_looked_up_in_this_one() -> None:
    with pytest.raises(Unfit, match="present window"):
        proposal(reply(("find", 0, "Ada")) | {"on": "calendar"}, situation(SEEN))
    assert proposal(reply(("find", 0, "Ada")) | {"on": "club"}, situation(SEEN)) == LookUp("Ada")


def test_looking_closer_has_an_end() -> None:
    with pytest.raises(Unfit, match="Enough"):
        proposal(reply(("find", 0, "Ada")), situation(SEEN, halfway(*LOOKS)))


def test_what_goes_on_when_scrolled_is_scrolled_however_much_was_looked_up() -> None:
    rows = container("list", "", element("button", "Ada", (0, 40)), states={"scrollable"})
    seen = screen(*rows)
    part = seen.elements[0].number
    found = proposal(reply(("expand", part), say="further down"), situation(seen, halfway(*LOOKS)))
    assert found == Act("further down", "club", (Move("club", Swipe("up"), part),))
