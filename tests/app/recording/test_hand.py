"""What a hand on a phone means, however slow the phone is."""

import pytest

from app.recording.hand import HELD_SECONDS, Hand
from controllers.actions import Action, Hover, LongPress, Tap
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
