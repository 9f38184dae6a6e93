"""What a hand on a phone means, however slow the phone is."""

from dataclasses import replace

import pytest

from app.recording.hand import HELD_SECONDS, Hand
from app.recording.recorder import Recorder
from controllers.actions import Action, Hover, LongPress, SetText, Tap
from controllers.fake import FakeController
from controllers.gestures import Pointer
from perception.screen import Capture
from tests.perception.screens import capture, element

HELD = HELD_SECONDS + 0.1


class SlowPhone(FakeController):
    """Takes long to tell what it shows, and knows no pointer that hovers."""

    verbs = FakeController.verbs - {Hover}
    now = 0.0

    def capture(self, *, picture: bool = True) -> Capture:
        self.now += HELD
        return super().capture(picture=picture)


@pytest.mark.parametrize(("held", "meant"), [(0.0, Tap()), (HELD, LongPress())], ids=["pressed", "held"])
def test_a_finger_is_held_for_as_long_as_the_phone_feels_it(
    held: float, meant: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = SlowPhone({"home": capture(element("button", "Notes", (0, 0)))})
    monkeypatch.setattr("app.recording.hand.time.monotonic", lambda: phone.now)
    finger = Hand(phone)
    assert finger.act(Pointer("down", 0, 0)) is None
    phone.now += HELD  # until it was passed on
    finger.passed()
    phone.now += held
    shown = finger.act(Pointer("up", 0, 0))
    assert shown and shown.action == meant


@pytest.mark.parametrize(("target", "meant"), [("desktop", SetText("Ada Lovelace")), ("http://a", Tap())])
def test_a_program_has_the_keys_once_it_was_pressed_and_what_its_field_holds_then_was_typed(
    target: str, meant: Action
) -> None:
    field, notes = element("textbox", "Name", (0, 0), key="f", visibility="covered"), Recorder({"it": target})
    hand = Hand(FakeController({"form": capture(field)}))
    assert hand.act(Pointer("down", 0, 0)) is None
    shown = hand.act(Pointer("up", 0, 0))
    assert shown and shown.keys == ("f",)  # in its middle only it is covered
    assert not list(notes.take("it", shown))
    for typed in ("Ada", "Ada Lovelace"):
        list(notes.rest("it", capture(replace(field, value=typed))))
    list(notes.end())
    assert [deed.action for deed in notes.deeds] == [meant]
