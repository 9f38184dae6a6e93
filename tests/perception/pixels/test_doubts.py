"""What speaks against a proposal being a control lowers its odds, and what looks like one beyond doubt stays one."""

import numpy as np
import pytest

from perception.geometry import Box
from perception.pixels.agreeing import Likely
from perception.pixels.classifier import KINDS
from perception.pixels.doubts import doubted
from perception.pixels.proposals import array
from perception.pixels.seen import Line

HEIGHT = 20.0
PLACE = Box(100, 100, 80, 20)


def judged(text: str, box: Box = PLACE, sure: float = 0.6, kind: str = "button") -> float:
    """How likely the box is a control, where those words stand in the middle of it."""
    lines = [Line(text, Box(box.x + 2, box.y + 1, box.width - 4, min(box.height - 2, 18)))] if text else []
    return 1 - float(doubted(array([box]), lines, HEIGHT, likely(sure, kind))[0, 0])


def likely(*sure: float | str) -> Likely:
    """So surely of that kind, and else nothing: pairs of both, one for each proposal."""
    told = np.full((len(sure) // 2, len(KINDS)), 1e-6, np.float32)
    for row, (share, kind) in zip(told, zip(sure[::2], sure[1::2], strict=True), strict=True):
        row[0], row[KINDS.index(str(kind))] = 1 - float(share), float(share)
    return told


@pytest.mark.parametrize("text", ["€12.50", "Paid", "3 days ago", "Status: sent"])
def test_a_fact_is_hardly_a_button(text: str) -> None:
    assert judged(text) < 0.05
    assert judged(text, sure=0.999) > 0.5


def test_a_count_may_be_one() -> None:
    assert 0.1 < judged("3 folders") < 0.4


def test_orders_and_names_are_judged_by_their_looks() -> None:
    assert judged("Save") == pytest.approx(0.6, abs=0.01)


def test_what_a_field_holds_does_not_speak_against_the_field() -> None:
    assert judged("€12.50", kind="textbox") == pytest.approx(0.6, abs=0.01)


def test_a_sentence_is_no_entry_of_a_list_but_may_be_a_link() -> None:
    said = "Crash when a file with no rows is opened"
    assert judged(said, kind="menuitem") < 0.3
    assert judged(said, kind="link") == pytest.approx(0.6, abs=0.01)


def test_a_sentence_in_a_card_is_no_doubt_about_the_card() -> None:
    card = Box(100, 100, 300, 120)
    assert judged("The minutes are attached, please read them", card, kind="clickable") > 0.55


@pytest.mark.parametrize("box", [Box(100, 100, 40, 90), Box(100, 100, 9, 9)], ids=["bar of a chart", "dot of a list"])
def test_what_holds_no_words_and_is_large_or_tiny_is_hardly_one(box: Box) -> None:
    assert judged("", box) < 0.1
    assert judged("", box, kind="checkbox") == pytest.approx(0.6, abs=0.01)


def test_an_icon_is_judged_by_its_looks() -> None:
    assert judged("", Box(100, 100, 24, 24)) == pytest.approx(0.6, abs=0.01)


def test_a_tab_does_not_stand_alone() -> None:
    assert judged("Notes", kind="tab") < 0.2
    beside = array([PLACE, Box(200, 100, 80, 20)])
    together = doubted(beside, [], HEIGHT, likely(0.6, "tab", 0.6, "tab"))
    assert together[:, 0] == pytest.approx([0.4, 0.4], abs=0.01)
    apart = doubted(array([PLACE, Box(200, 300, 80, 20)]), [], HEIGHT, likely(0.6, "tab", 0.6, "tab"))
    assert (apart[:, 0] > 0.8).all()
