"""A press meets the element that was meant, or nothing: pages shift between the look and the press."""

import pytest

from controllers.actions import DoubleTap, SetChecked, Tap
from controllers.errors import ControllerError
from tests.controllers.conftest import Shown

PAGE = """
<div id=room></div>
<button style="display:block;height:40px" onclick="log.push('first')">First</button>
<button style="display:block;height:40px" onclick="log.push('second')" onpointerdown="log.push('down')">Second</button>
<label style="display:block;height:40px"><input type=checkbox onclick="log.push('ticked')">Agree</label>
<script>const log = [];</script>"""
SHIFT = "document.querySelector('#room').style.height = '%dpx'"


@pytest.mark.parametrize("action", [Tap(), DoubleTap()])
def test_a_page_that_shifts_is_not_pressed_in_another_place(show: Shown, action: Tap | DoubleTap) -> None:
    page = show(PAGE)
    page.target.evaluate(SHIFT % 0)
    second = page.find("Second")
    page.target.evaluate(SHIFT % 40)  # now "First" lies where "Second" was
    with pytest.raises(ControllerError, match='button "First" was where "Second" had been'):
        page.target.perform(action, second)
    assert page.target.evaluate("log") == []
    page.target.perform(action, page.find("Second"))
    assert "second" in page.target.evaluate("log")
    assert "first" not in page.target.evaluate("log")


def test_a_tick_is_guarded_and_a_label_counts_as_its_box(show: Shown) -> None:
    page = show(PAGE)
    agree = page.find("Agree")
    page.target.perform(SetChecked(True), agree)
    assert page.target.evaluate("log") == ["ticked"]
    agree = page.find("Agree")
    page.target.evaluate(SHIFT % 40)
    with pytest.raises(ControllerError, match="was not pressed"):
        page.target.perform(SetChecked(False), agree)
    assert page.target.evaluate("log") == ["ticked"]


def test_what_is_meant_in_a_frame_is_not_pressed_outside_of_it(show: Shown) -> None:
    page = show(f"<iframe style='border:0' srcdoc='<button>Inside</button>'></iframe>{PAGE}")
    inside = page.find("Inside")
    page.target.evaluate("document.querySelector('iframe').style.display = 'none'")
    with pytest.raises(ControllerError, match="was not pressed"):
        page.target.perform(Tap(), inside)
    assert page.target.evaluate("log") == []


def test_one_press_after_another_is_let_through(show: Shown) -> None:
    page = show(PAGE)
    page.target.perform(Tap(), page.find("First"))
    page.target.perform(Tap(), page.find("Second"))
    assert page.target.evaluate("log") == ["first", "down", "second"]
