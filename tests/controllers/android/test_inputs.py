"""Whether a phone was touched is told by its input dispatcher, and never guessed."""

import time

import pytest

from controllers.actions import Tap
from controllers.android.inputs import felt
from controllers.android.phone import Phone
from controllers.controller import Found
from controllers.errors import ControllerError, DeadlineExceeded
from tests.controllers.android.holding import Held

SINCE_11 = """INPUT MANAGER (dumpsys input)
Input Dispatcher State:
  RecentQueue: length=2
    MotionEvent, age={}ms
    KeyEvent, age=90000ms
  PendingEvent: <none>
  InboundQueue: <empty>
"""
BEFORE_11 = """  RecentQueue: length=1
    MotionEvent(deviceId=-1, source=0x00001002, action=DOWN, pointers=[0: (540.0, 1200.0)]), age={}.5ms
  InboundQueue: <empty>
"""
WAITING = """  RecentQueue: <empty>
  PendingEvent: <none>
  InboundQueue: length=1
    MotionEvent, age={}ms
"""


class Telling(Phone):
    """A phone whose shell says this."""

    def __init__(self, said: str | ControllerError) -> None:
        super().__init__("R58M")
        self._said = said

    def shell(self, *words: str, seconds: float = 5.0) -> str:
        if isinstance(self._said, ControllerError):
            raise self._said
        return self._said


@pytest.mark.parametrize("said", [SINCE_11, BEFORE_11, WAITING])
def test_every_kind_of_android_tells_it(said: str) -> None:
    a_minute_ago = time.monotonic() - 60
    assert felt(Telling(said.format(30_000)), a_minute_ago) is True
    assert felt(Telling(said.format(80_000)), a_minute_ago) is False


def test_a_phone_that_nobody_ever_touched_says_so() -> None:
    assert felt(Telling("  RecentQueue: <empty>\n  InboundQueue: <empty>\n"), 0.0) is False


@pytest.mark.parametrize(
    "said", ["", "Can't find service: input", "  RecentQueue: length=3\n    Motion\n", DeadlineExceeded("Too late.")]
)
def test_what_is_not_understood_is_not_guessed_from(said: str | ControllerError) -> None:
    assert felt(Telling(said), 0.0) is None


def test_a_tap_is_felt_and_one_that_the_server_refused_is_told_as_none(held: Held) -> None:
    heading = held.found("Settings")
    began = time.monotonic()
    assert held.target.felt(began) is False
    held.phone.faults.error = "before"
    with pytest.raises(ControllerError, match="The screen was not touched"):
        held.target.perform(Tap(), heading)
    assert held.target.felt(began) is False
    held.phone.faults.error = "after"
    assert "did not say whether" in held.target.perform(Tap(), heading).events[0]
    assert held.target.felt(began) is True
    assert held.phone.witness.count("tap") == 1


def test_a_hung_server_may_still_touch_it(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent and not answered may come later, so that nothing is concluded from a screen that felt nothing."""
    monkeypatch.setattr("controllers.android.phone.ORDER_SECONDS", 0.3)
    at = held.found("Settings")
    assert isinstance(at, Found)
    held.phone.faults.hang = "before"
    assert "did not say whether" in held.target.perform(Tap(), at).events[0]
