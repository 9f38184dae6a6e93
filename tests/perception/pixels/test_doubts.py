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


def test_a_heading_is_hardly_one_but_a_panel_with_a_heading_in_it_may_be() -> None:
    large = Box(100, 100, 200, 32)
    lines = [Line("Orders", Box(100, 102, 190, 29))]
    heading, panel = doubted(array([large, Box(90, 90, 400, 90)]), lines, HEIGHT, likely(0.6, "link", 0.6, "clickable"))
    assert 1 - heading[0] < 0.15
    assert 1 - panel[0] == pytest.approx(0.6, abs=0.01)


@pytest.mark.parametrize("box", [Box(100, 100, 40, 90), Box(100, 100, 9, 9)], ids=["bar of a chart", "dot of a list"])
def test_what_holds_no_words_and_is_large_or_tiny_is_hardly_one(box: Box) -> None:
    assert judged("", box) < 0.1
    assert judged("", box, kind="checkbox") == pytest.approx(0.6, abs=0.01)


def test_an_icon_is_judged_by_its_looks() -> None:
    assert judged("", Box(100, 100, 24, 24)) == pytest.approx(0.6, abs=0.01)


def test_what_is_said_elsewhere_speaks_against_nothing() -> None:
    fact = Line("€12.50", Box(100, 400, 60, 18))
    icon = doubted(array([Box(100, 100, 24, 24)]), [fact], HEIGHT, likely(0.6, "button"))
    assert 1 - icon[0, 0] == pytest.approx(0.6, abs=0.01)


def test_a_word_within_a_line_is_not_without_words() -> None:
    line = Line("See the rules of the house", Box(100, 100, 260, 52))
    word = doubted(array([Box(180, 100, 50, 50)]), [line], HEIGHT, likely(0.6, "link"))
    assert 1 - word[0, 0] == pytest.approx(0.6, abs=0.01)
