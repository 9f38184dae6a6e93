"""Screens are worked by what their picture shows, where there is no tree to go by."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from controllers.actions import Drag, Press, Scroll, Select, SetChecked, SetText, Tap, TypeText, Upload
from controllers.browser.chromium import Chromium
from controllers.by_hand import ByHand
from controllers.controller import Found, Missing
from controllers.errors import ControllerError, Stopped, Unsupported
from controllers.gestures import Pointer
from controllers.sighted import Sighted
from perception.checks import TextShown
from perception.holding import holds
from perception.locators import described
from perception.numbering import observe
from perception.screen import Capture, Picture, Place
from tests.controllers.sighted.forms import fake, form, found, sighted

DRAWN = Path(__file__).with_name("canvas.html").as_uri()


def test_what_is_seen_is_pressed_in_its_middle_by_hand() -> None:
    controller = fake()
    target = sighted(controller)
    target.perform(Tap(), found(target, "Save"))
    down, up = (gesture for gesture in controller.handled if isinstance(gesture, Pointer))
    assert (down.do, up.do) == ("down", "up")
    assert abs(800 * down.x - 120) < 6 and abs(500 * down.y - 208) < 6
    assert not controller.performed


def test_a_field_is_pressed_emptied_and_typed_into() -> None:
    controller = fake()
    target = sighted(controller)
    target.perform(SetText("Ada"), found(target, "First name"))
    assert controller.handled and controller.performed == [(Press("Control+A"), ""), (TypeText("Ada"), "")]


def test_keys_set_off_nothing_by_the_way() -> None:
    controller = fake()
    target = sighted(controller)
    target.perform(Press("Enter"), found(target, "Save"))
    assert not controller.handled and controller.performed == [(Press("Enter"), "")]


def test_it_is_looked_for_in_a_new_picture_and_never_where_it_was() -> None:
    controller = fake()
    target = sighted(controller)
    before = found(target, "Save")
    controller.screen = "other"
    key = replace(described("Save"), key=before.element.key)
    assert isinstance(target.locate(key), Missing)


def test_what_a_picture_does_not_tell_is_not_done() -> None:
    target = sighted(fake())
    at = found(target, "Save")
    assert Upload not in target.verbs
    with pytest.raises(Unsupported):
        target.perform(Upload(("a.txt",)), at)
    with pytest.raises(ControllerError, match="does not show whether"):
        target.perform(SetChecked(True), at)
    target.perform(Scroll(), at)


def test_nothing_is_typed_where_no_list_comes_up() -> None:
    controller = fake()
    target = sighted(controller)
    with pytest.raises(ControllerError, match='shows "Packed" nowhere'):
        target.perform(Select("Packed"), found(target, "First name"))
    with pytest.raises(ControllerError, match="no list to choose from"):
        target.perform(Select("Packed"), found(target, "Save"))
    assert not controller.performed


def test_a_list_that_takes_no_letters_and_shows_no_such_option_is_told() -> None:
    controller = fake()
    target = sighted(controller)
    field = found(target, "First name")
    with pytest.raises(ControllerError, match='shows "Packed" nowhere'):
        target.perform(Select("Packed"), replace(field, element=replace(field.element, role="combobox")))
    assert [action for action, _ in controller.performed] == [TypeText("Packed"), Press("Tab")]


def test_what_has_changed_since_it_was_found_is_not_pressed() -> None:
    controller = fake()
    target = sighted(controller)
    at = found(target, "Save")
    controller.screen = "other"
    with pytest.raises(ControllerError, match="changed there meanwhile"):
        target.perform(Tap(), at)
    assert not controller.handled


def test_a_text_with_line_breaks_is_not_typed_into_one_line() -> None:
    controller = fake()
    target = sighted(controller)
    with pytest.raises(ControllerError, match="holds one line"):
        target.perform(SetText("x\n"), found(target, "First name"))
    assert not controller.handled and not controller.performed


@pytest.mark.parametrize("action", [Tap(), Drag(50, 0)])
def test_a_stop_comes_before_the_press_and_the_button_never_stays_down(action: Tap | Drag) -> None:
    controller, stopped = fake(), Event()
    hand = ByHand(controller, controller.capture(), controller.capture, stopped)
    at = found(sighted(controller), "Save")

    def stopped_by(gesture: Pointer) -> None:
        controller.handled.append(gesture)
        stopped.set()

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Stopped):
        patch.setattr(controller, "hand", stopped_by)
        hand.perform(action, at)
    assert [gesture.do for gesture in controller.handled if isinstance(gesture, Pointer)] == ["down", "up"]
    with pytest.raises(Stopped):
        hand.perform(action, at)
    assert len(controller.handled) == 2


def test_a_press_that_is_cut_off_is_let_go() -> None:
    controller = fake()
    hand = ByHand(controller, controller.capture(), controller.capture, Event())
    at = found(sighted(controller), "Save")

    def cut_off(gesture: Pointer) -> None:
        controller.handled.append(gesture)
        if gesture.do == "down":
            raise Stopped("Stopped.")

    for action in (Tap(), Drag(50, 0)):
        with pytest.MonkeyPatch.context() as patch, pytest.raises(Stopped):
            patch.setattr(controller, "hand", cut_off)
            hand.perform(action, at)
    assert [gesture.do for gesture in controller.handled if isinstance(gesture, Pointer)] == ["down", "up"] * 2


def test_what_is_found_on_another_page_is_not_what_was_meant() -> None:
    controller = fake()
    target = sighted(controller)
    key = found(target, "Save").element.key
    elsewhere = Capture(Place("http://bank", "http://bank/", "Bank"), (), (800, 500), form())
    controller._screens["form"] = elsewhere
    answer = target.locate(replace(described("Save"), key=key))
    assert isinstance(answer, Missing) and '"Bank" has come to the front' in answer.why
    target.capture()
    assert isinstance(target.locate(replace(described("Save"), key=key)), Found)


def test_a_broken_picture_is_told_in_a_sentence() -> None:
    with pytest.raises(ControllerError, match="no picture that can be read"):
        Sighted(fake(picture=Picture(b"?", "?")), "pixels").capture()


def opened(chromium: Chromium, address: str) -> Sighted:
    target = Sighted(chromium.open(address), "pixels")
    target.settled(2.0)
    target.capture()
    return target


@pytest.mark.parametrize("page", ["native.html", "made_up.html"])
def test_a_list_is_chosen_from_whoever_draws_it(chromium: Chromium, page: str) -> None:
    target = opened(chromium, Path(__file__).with_name(page).as_uri())
    target.perform(Select("Packed"), found(target, "Status"))
    target.settled(2.0)
    assert holds(TextShown("Now Packed"), None, observe(target.capture()))


def test_a_page_drawn_on_a_canvas_is_worked_by_pixels_alone(chromium: Chromium) -> None:
    drawn = opened(chromium, DRAWN)
    drawn.perform(SetText("Ada"), found(drawn, "First name"))
    drawn.perform(SetText("Turku"), found(drawn, "City"))
    drawn.perform(Tap(), found(drawn, "Save"))
    drawn.settled(2.0)
    assert holds(TextShown("Saved Ada of Turku"), None, observe(drawn.capture()))
