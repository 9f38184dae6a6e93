"""Text that is put into a field: it is trusted, comes whole, and is known to have come."""

import pytest

from controllers.actions import Select, SetChecked, SetText, TypeText
from controllers.errors import ControllerError
from tests.controllers.conftest import Shown

FIELD = "<label>Name <input value=old {}></label><script>const log = []</script>"
VALUE = "document.querySelector('input').value"


def test_the_text_comes_as_one_trusted_input(show: Shown) -> None:
    page = show(FIELD.format("oninput='log.push(event.isTrusted, event.data)'"))
    page.do(SetText("Ada Löwe"), "Name")
    assert page.target.evaluate("log") == [True, "Ada Löwe"]


def test_the_page_is_asked_once_before_and_told_once_after_it(show: Shown) -> None:
    kinds = ("beforeinput", "input", "change")
    told = " ".join(f'on{kind}="log.push(event.type, event.inputType || ``)"' for kind in kinds)
    page = show(f"<textarea aria-label=Note {told}>old</textarea><script>const log = []</script>")
    page.do(SetText("new"), "Note")
    assert page.target.evaluate("log") == ["beforeinput", "insertText", "input", "insertText", "change", ""]
    page.do(SetText("one\ntwo"), "Note")
    assert page.target.evaluate("document.querySelector('textarea').value") == "one\ntwo"


def test_what_the_page_makes_of_the_text_is_its_own(show: Shown) -> None:
    page = show(FIELD.format("oninput='log.push(this.value); this.value = ``'"))
    page.do(SetText("tag"), "Name")
    assert page.target.evaluate("log") == ["tag"] and page.target.evaluate(VALUE) == ""


def test_text_that_did_not_come_to_its_field_is_not_told_as_done(show: Shown) -> None:
    page = show(FIELD.format("onbeforeinput='event.preventDefault()' onchange='log.push(1)'"))
    with pytest.raises(ControllerError, match='"Name" did not take the text'):
        page.do(SetText("Ada"), "Name")
    assert page.target.evaluate("log") == [] and page.target.evaluate(VALUE) == "old"


def test_text_goes_into_no_field_that_takes_the_focus_for_itself(show: Shown) -> None:
    page = show(FIELD.format("type=password onbeforeinput='other.focus()'") + "<input id=other>")
    with pytest.raises(ControllerError, match='"Name" did not take the text'):
        page.do(SetText("hunter2"), "Name")
    assert page.target.evaluate("other.value") == ""


def test_a_field_or_list_of_a_page_that_was_replaced_is_not_touched(show: Shown) -> None:
    page = show(FIELD.format("") + "<select aria-label=City><option>Oslo<option>Bergen</select>")
    name, city = page.find("Name"), page.find("City")
    page.target.evaluate("location.reload()")
    page.target.settled(5.0)
    for action, at in ((SetText("Ada"), name), (Select("Bergen"), city)):
        with pytest.raises(ControllerError, match="no longer on the page"):
            page.target.perform(action, at)
    assert page.target.evaluate(f"[{VALUE}, document.querySelector('select').value]") == ["old", "Oslo"]


def test_a_list_that_has_been_disabled_meanwhile_is_left_alone(show: Shown) -> None:
    page = show("<select aria-label=City><option>Oslo<option>Bergen</select>")
    city = page.find("City")
    page.target.evaluate("document.querySelector('select').disabled = true")
    with pytest.raises(ControllerError, match="disabled"):
        page.target.perform(Select("Bergen"), city)
    assert page.target.evaluate("document.querySelector('select').value") == "Oslo"


def test_a_card_number_that_a_field_refuses_is_not_quoted(show: Shown) -> None:
    page = show("<input type=number autocomplete=cc-number aria-label=Card>")
    with pytest.raises(ControllerError) as refusal:
        page.target.perform(SetText("4111 1111 1111 1111"), page.find("Card"))
    assert "what it was given" in str(refusal.value) and "4111" not in str(refusal.value)


@pytest.mark.parametrize("kind", ["text", "password"])
def test_typing_that_loses_the_focus_goes_nowhere_else(show: Shown, kind: str) -> None:
    page = show(FIELD.format(f"type={kind} oninput='other.focus()'") + "<input id=other>")
    if kind == "password":  # comes at once, so the page is too late
        page.do(TypeText("hunter2"), "Name")
    else:
        with pytest.raises(ControllerError, match='"Name" lost the focus while it was typed into'):
            page.do(TypeText("hunter2"), "Name")
    assert page.target.evaluate("other.value") == ""
    page.target.evaluate("other.focus()")
    page.do(TypeText("free"))
    assert page.target.evaluate("other.value") == "free"


def test_typing_that_loses_the_focus_to_a_frame_is_told(show: Shown) -> None:
    page = show(FIELD.format("oninput='document.querySelector(`iframe`).contentWindow.focus()'") + "<iframe></iframe>")
    with pytest.raises(ControllerError, match="lost the focus"):
        page.do(TypeText("Ada"), "Name")


def test_a_code_is_typed_through_its_fields(show: Shown) -> None:
    box = "<input aria-label={} maxlength=1 oninput='this.nextElementSibling?.focus()'>"
    page = show(box.format("One") + box.format("Two"))
    page.do(TypeText("47"), "One")
    assert (page.one("One").value, page.one("Two").value) == ("4", "7")


BOXES = {
    "native": "<label><input type=checkbox id=box onchange='log.push(this.checked)'>News</label>",
    "drawn": """<div role=checkbox id=box tabindex=0 aria-checked=false onclick="log.push('clicked');
        this.ariaChecked = this.ariaChecked !== 'true'">News</div>""",
}
SET = {"native": "box.checked = true", "drawn": "box.ariaChecked = 'true'"}
IS_SET = "box.checked || box.ariaChecked === 'true'"


@pytest.mark.parametrize("kind", BOXES)
@pytest.mark.parametrize("moment", ["before", "pointerover", "pointerup"])
def test_a_box_that_was_ticked_meanwhile_is_not_unticked(show: Shown, kind: str, moment: str) -> None:
    page = show(f"{BOXES[kind]}<script>const log = []; const set = () => {{ {SET[kind]} }}</script>")
    box = page.find("News")
    page.target.evaluate("set()" if moment == "before" else f"box.addEventListener('{moment}', set)")
    page.target.perform(SetChecked(True), box)
    assert page.target.evaluate(f"[{IS_SET}, log]") == [True, []]
    page.target.evaluate(f"box.removeEventListener('{moment}', set)")
    page.do(SetChecked(False), "News")
    assert page.target.evaluate(IS_SET) is False


def test_a_box_that_was_unticked_meanwhile_is_not_told_as_ticked(show: Shown) -> None:
    page = show("<label><input type=checkbox id=box checked>News</label>")
    box = page.find("News")
    page.target.evaluate("box.checked = false")
    with pytest.raises(ControllerError, match="has just changed"):
        page.target.perform(SetChecked(True), box)
