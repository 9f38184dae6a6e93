"""A field that was seen is filled in the one call that finds it again, if it still is what was seen."""

from functools import partial
from typing import Any

import pytest
from playwright.async_api import CDPSession, Frame

from controllers.actions import Action, Select, SetText, Tap
from controllers.browser.asking import ask
from controllers.controller import Ambiguous, Found, Missing, Performed
from controllers.errors import ControllerError
from perception.screen import Element
from tests.controllers.conftest import Shown
from tests.controllers.worked import Worked, sure

FORM = """<form method=post action=/send><label>Name <input value=old {}></label>
  <label>City <select><option>Oslo<option>Bergen<option disabled>Turku</select></label></form>
  <script>const log = []; const name_ = document.querySelector('input')</script>"""
HELD = "[name_.value, document.querySelector('select').value]"


def seen(page: Worked, name: str) -> Element:
    return next(element for element in page.elements() if element.name == name)


def do(page: Worked, action: Action, element: Element) -> Performed:
    return page.target.act(action, element.locator, partial(is_still, element))


def is_still(element: Element, found: Found | Ambiguous | Missing) -> Found:
    """As the executor judges: raises ControllerError where it has become something else."""
    if not isinstance(found, Found) or found.fingerprint != element.fingerprint or "disabled" in found.element.states:
        raise ControllerError("It has become something else.")
    return found


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The functions that the page is asked."""
    asked: list[str] = []

    async def told(frame: Frame, cdp: CDPSession, function: str, *given: object) -> Any:
        asked.append(function)
        return await ask(frame, cdp, function, *given)

    monkeypatch.setattr("controllers.browser.capture.ask", told)
    return asked


def test_a_field_and_a_list_are_each_done_in_one_call(show: Shown, calls: list[str]) -> None:
    page = show(FORM.format("oninput='log.push(event.isTrusted)'"))
    name, city = seen(page, "Name"), seen(page, "City")
    calls.clear()
    met = do(page, SetText("Ada"), name)
    do(page, Select("Bergen"), city)
    assert len(calls) == 2 and met.point is not None
    assert page.target.evaluate(HELD) == ["Ada", "Bergen"] and page.target.evaluate("log") == [True]


@pytest.mark.parametrize(
    "change",
    [
        "name_.setAttribute('aria-label', 'Coupon')",
        "name_.type = 'search'",
        "name_.form.action = '/elsewhere'",
        "name_.disabled = true",
        "name_.setAttribute('aria-disabled', 'true')",
    ],
)
def test_a_field_that_has_become_something_else_is_not_touched(show: Shown, change: str) -> None:
    page = show(FORM.format("onfocus='log.push(1)'"))
    name = seen(page, "Name")
    page.target.evaluate(change)
    with pytest.raises(ControllerError, match="something else") as refusal:
        do(page, SetText("Ada"), name)
    assert refusal.value.untouched and page.target.evaluate("log") == []


def test_a_covered_field_and_one_that_was_not_what_was_meant_are_not_touched(show: Shown) -> None:
    page = show(FORM.format("") + "<div id=veil style='position: fixed; inset: 0' hidden>Wait</div>")
    name, city = seen(page, "Name"), seen(page, "City")
    with pytest.raises(ControllerError, match="something else"):
        page.target.act(SetText("Ada"), name.locator, partial(is_still, city))
    page.target.evaluate("veil.hidden = false")
    with pytest.raises(ControllerError, match="something else"):
        do(page, SetText("Ada"), name)
    assert page.target.evaluate(HELD) == ["old", "Oslo"]


def test_what_was_not_taken_is_told_and_was_tried(show: Shown) -> None:
    page = show(FORM.format("onbeforeinput='event.preventDefault()'"))
    name, city = seen(page, "Name"), seen(page, "City")
    for action, element, why in (
        (SetText("Ada"), name, '"Name" did not take the text'),
        (Select("Turku"), city, '"Turku" is disabled'),
        (Select("Rome"), city, 'no option "Rome"; it offers Oslo, Bergen, Turku'),
    ):
        with pytest.raises(ControllerError, match=why) as refusal:
            do(page, action, element)
        assert not refusal.value.untouched
    assert page.target.evaluate(HELD) == ["old", "Oslo"]


def test_a_dialog_that_filling_opens_is_answered_before_the_page_goes_on(show: Shown) -> None:
    page = show(FORM.format("oninput='log.push(confirm(`Keep it?`))'"))
    met = do(page, SetText("Ada"), seen(page, "Name"))
    assert met.blocked and "dialog opened: Keep it?" in met.events
    page.target.act(Tap(), seen(page, "OK").locator, sure)
    page.target.settled(5.0)
    assert page.target.evaluate("log") == [True] and page.target.evaluate("name_.value") == "Ada"


def test_a_field_in_a_frame_is_filled_after_all_that_lies_around_it_was_looked_at(show: Shown) -> None:
    page = show("<iframe srcdoc='<input aria-label=Name>'></iframe><div id=veil hidden>Wait</div>")
    name = seen(page, "Name")
    do(page, SetText("Ada"), name)
    page.target.evaluate("veil.style = 'position: fixed; inset: 0'; veil.hidden = false")
    with pytest.raises(ControllerError, match="something else"):
        do(page, SetText("Bo"), name)
    assert page.target.evaluate("frames[0].document.querySelector('input').value") == "Ada"


def test_behind_a_dialog_nothing_is_filled(show: Shown) -> None:
    page = show(FORM.format("") + "<button onclick='setTimeout(() => confirm(`Sure?`))'>Ask</button>")
    name = seen(page, "Name")
    page.target.act(Tap(), seen(page, "Ask").locator, sure)
    while not page.target.capture(picture=False).blocked:
        page.target.settled(5.0)
    with pytest.raises(ControllerError, match="something else"):
        do(page, SetText("Ada"), name)
    page.target.act(Tap(), seen(page, "Cancel").locator, sure)
    assert page.target.evaluate("name_.value") == "old"
