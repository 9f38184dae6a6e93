"""A press meets the element that was meant, or nothing: pages shift between the look and the press."""

import asyncio
import time

import pytest
from playwright.async_api import Frame

from controllers.actions import DoubleTap, Press, SetChecked, SetText, Tap, TypeText
from controllers.browser import guarding
from controllers.browser.locating import Guard
from controllers.browser.patience import CALL_SECONDS
from controllers.browser.tabs import Tab
from controllers.controller import Ambiguous, Found, Missing
from controllers.errors import ControllerError, HeldBack
from perception.geometry import Point
from perception.locators import described
from tests.controllers.conftest import Shown
from tests.controllers.worked import Worked, sure

PAGE = """
<div id=room></div>
<button style="display:block;height:40px" onclick="log.push('first')">First</button>
<button style="display:block;height:40px" onclick="log.push('second')" onpointerdown="log.push('down')">Second</button>
<label style="display:block;height:40px"><input type=checkbox onclick="log.push('ticked')">Agree</label>
<script>const log = [];</script>"""
SHRINKING = """
<style>button { width: 80px; float: left } .shrunk { width: 0; padding: 0; border: 0 }</style>
<button id=like onpointermove="this.className = 'shrunk'" onclick="log.push('like')">Like</button>
<button onclick="log.push('share')">Share</button>
<script>const log = [];</script>"""
GROWN = "like.style = 'width: 80px'"
SHIFT = "document.querySelector('#room').style.height = '%dpx'"


@pytest.mark.parametrize("action", [Tap(), DoubleTap()])
def test_a_page_that_shifts_is_not_pressed_in_another_place(show: Shown, action: Tap | DoubleTap) -> None:
    page = show(PAGE)
    page.target.evaluate(SHIFT % 0)
    second = page.find("Second")
    page.target.evaluate(SHIFT % 40)  # now "First" lies where "Second" was
    with pytest.raises(ControllerError, match='button "First" was where "Second" had been') as refusal:
        page.target.perform(action, second)
    # A second press may follow one that was not held back: that may not be made anew.
    assert isinstance(refusal.value, HeldBack) is (action == Tap())
    assert page.target.evaluate("log") == []
    page.target.perform(action, page.find("Second"))
    assert "second" in page.target.evaluate("log")
    assert "first" not in page.target.evaluate("log")


def test_what_gives_way_to_the_pointer_as_it_is_pressed_is_not_told_as_pressed(show: Shown) -> None:
    page = show(SHRINKING)
    with pytest.raises(ControllerError, match='button "Share" was where "Like" had been'):
        page.target.perform(Tap(), page.find("Like"))
    assert page.target.evaluate("log") == []
    page.target.evaluate(GROWN)
    page.target.perform(Tap(), page.find("Like"))
    assert page.target.evaluate("log") == ["like"]


def test_what_is_found_and_pressed_in_one_go_is_guarded_as_well(show: Shown) -> None:
    page = show(SHRINKING)
    with pytest.raises(HeldBack, match='button "Share" was where "Like" had been'):
        page.target.act(Tap(), described("Like"), sure)
    assert page.target.evaluate("log") == []
    page.target.evaluate(GROWN)
    page.target.act(Tap(), described("Like"), sure)
    assert page.target.evaluate("log") == ["like"]


def test_what_is_found_and_is_not_what_was_meant_is_not_touched_and_the_person_may_press(show: Shown) -> None:
    def unsure(found: Found | Ambiguous | Missing) -> Found:
        raise ControllerError("It has become something else.")

    page = show(PAGE)
    first = page.find("First").point
    with pytest.raises(ControllerError, match="something else") as refusal:
        page.target.act(Tap(), described("Second"), unsure)
    assert refusal.value.untouched and page.target.evaluate("log") == []
    press_by_hand(page, first)
    assert page.target.evaluate("log") == ["first"]


def test_a_page_cannot_keep_a_press_that_is_held_back(show: Shown) -> None:
    page = show(PAGE + "<script>Event.prototype.stopImmediatePropagation = () => {}</script>")
    page.target.evaluate(SHIFT % 0)
    second = page.find("Second")
    page.target.evaluate(SHIFT % 40)
    with pytest.raises(HeldBack):
        page.target.perform(Tap(), second)
    assert page.target.evaluate("log") == []


def test_what_is_typed_goes_into_no_other_field(show: Shown) -> None:
    page = show("""<input aria-label=Other><br><input aria-label=Password type=password>
        <div id=over style="position: fixed; inset: 0; display: none"></div>
        <script>onmousemove = () => over.style.display = 'block'</script>""")
    password = page.find("Password")
    page.target.evaluate("document.querySelector('input').focus()")
    with pytest.raises(ControllerError, match="nothing was typed"):
        page.target.perform(TypeText("secret"), password)
    assert page.target.evaluate("document.querySelector('input').value") == ""


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


def test_the_guard_of_a_press_is_lifted_before_the_next_one_is_set(
    show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    let_through, set_guard = guarding.let_through, guarding._arm

    async def lift_late(tab: Tab) -> None:
        await tab.page.evaluate("new Promise(requestAnimationFrame)")
        order.append("lifted")
        await let_through(tab)

    async def arm(tab: Tab, frame: Frame, number: int, guard: Guard) -> None:
        if number:
            order.append("armed")
        await set_guard(tab, frame, number, guard)

    monkeypatch.setattr(guarding, "let_through", lift_late)
    monkeypatch.setattr(guarding, "_arm", arm)
    page = show(PAGE)
    first = page.find("First")
    page.target.perform(Tap(), first)
    page.target.perform(Tap(), first)
    assert order[:3] == ["armed", "lifted", "armed"]


def test_the_second_press_of_two_is_judged_as_well(show: Shown) -> None:
    page = show(
        "<button onclick='this.outerHTML = `<button onclick=log.push(1)>Delete</button>`'>Edit</button>"
        "<script>const log = [];</script>"
    )
    with pytest.raises(ControllerError, match='button "Delete" was where "Edit" had been'):
        page.target.perform(DoubleTap(), page.find("Edit"))
    assert page.target.evaluate("log") == []


def test_a_page_that_is_slow_to_take_the_pointer_is_guarded_as_long_as_a_call_may_last(show: Shown) -> None:
    slow = """onpointermove="const end = performance.now() + 300; while (performance.now() < end);
    this.style.marginTop = '60px'; this.onpointermove = null" """
    page = show(f"<div {slow}><button>Meant</button></div>")
    with pytest.raises(ControllerError, match="had been"):
        page.target.perform(Tap(), page.find("Meant"))
    assert guarding.PRESS_SECONDS >= CALL_SECONDS


def test_a_frame_that_came_after_the_look_is_not_pressed(show: Shown) -> None:
    page = show(f"{PAGE}")
    first = page.find("First")
    page.target.evaluate("""document.body.insertAdjacentHTML('beforeend', `<iframe style="position:fixed;inset:0;
    width:900px;height:700px" srcdoc="<body onpointerdown='parent.log.push(0)' style='height:600px'>"></iframe>`); 0""")
    assert page.target.settled(1.0)
    with pytest.raises(ControllerError, match="had been"):
        page.target.perform(Tap(), first)
    assert page.target.evaluate("log") == []


def test_a_page_cannot_tell_what_was_pressed(show: Shown) -> None:
    page = show(f"<body onmousedown='__journeymanPressed(JSON.stringify([``, `layer`]))'>{PAGE}")
    page.target.perform(Tap(), page.find("First"))
    assert page.target.evaluate("log") == ["first"]


def test_a_page_cannot_tell_that_a_press_which_went_astray_met_what_was_meant(show: Shown) -> None:
    page = show(f"""{PAGE}<script>const told = __journeymanPressed;
        globalThis.__journeymanPressed = (report) => told(JSON.stringify([JSON.parse(report)[0], '']));
    </script>""")
    page.target.evaluate(SHIFT % 0)
    second = page.find("Second")
    page.target.evaluate(SHIFT % 40)
    with pytest.raises(HeldBack, match='button "First" was where "Second" had been'):
        page.target.perform(Tap(), second)
    assert page.target.evaluate("log") == []


def test_a_tab_that_came_to_the_front_is_looked_at_first(show_apart: Shown) -> None:
    page = show_apart("<button style='position:fixed;top:100px;left:100px'>Save</button><input aria-label=Name>")
    save, name = page.find("Save"), page.find("Name")
    page.target.evaluate("open('about:blank'); 0")
    until_tabs(page, 2)
    assert isinstance(missing := page.target.locate(save.element.locator), Missing) and "Another tab" in missing.why
    for action, at in ((Tap(), save), (Press("Enter"), None)):
        with pytest.raises(ControllerError, match="Another tab has come to the front"):
            page.target.perform(action, at)
    with pytest.raises(AssertionError, match="Another tab"):
        page.target.act(SetText("Ada"), name.element.locator, sure)
    page.target.capture(picture=False)
    page.target.perform(Press("Enter"), None)


def press_by_hand(page: Worked, point: Point) -> None:
    """As in the browser's own window, of which the target does not hear."""
    tab = page.target._tabs.current

    async def press() -> None:
        assert tab.easing
        await tab.easing
        await tab.page.mouse.click(point.x, point.y)

    asyncio.run_coroutine_threadsafe(press(), page.target._thread.loop).result(5.0)


def until_tabs(page: Worked, count: int) -> None:
    """The popup has joined; a mirror hears of it, too, and needs no look that would count as one."""
    tabs = page.target._tabs
    deadline = time.monotonic() + 20.0
    while len(tabs.all) < count:
        assert time.monotonic() < deadline
        page.target.settled(0.05)
