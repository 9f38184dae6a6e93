"""A phone over time: stopped at once, mirrored, taken in hand, lost and back."""

import io
import threading
import time
from collections.abc import Callable

import pytest
from PIL import Image

from controllers.actions import LongPress, SetText, Tap
from controllers.android.errors import PhoneLost
from controllers.android.target import AndroidTarget
from controllers.controller import Found
from controllers.errors import ControllerError, Stopped
from controllers.gestures import Keys, Pointer, Text, Wheel
from tests.controllers.android.holding import Held
from tests.controllers.virtual_phone.adb_server import AdbServer

STOPPED_WITHIN = 2.0  # seconds, of work that takes many; how few they are is measured


def stopped(work: Callable[[], object], target: AndroidTarget, begun: Callable[[], bool]) -> float:
    """Seconds from the interruption of the work to its end."""
    ended: list[float] = []

    def worked() -> None:
        with pytest.raises(Stopped):
            work()
        ended.append(time.monotonic())

    thread = threading.Thread(target=worked)
    thread.start()
    deadline = time.monotonic() + 20
    while not begun() and time.monotonic() < deadline:
        thread.join(0.01)
    began = time.monotonic()
    target.interrupt()
    thread.join(30)
    return ended[0] - began


class TestStop:
    def test_an_act_that_hangs_is_let_go_at_once_and_the_phone_goes_on(self, held: Held) -> None:
        held.open("Contacts")
        heading = held.found("Contacts", "heading")
        assert (
            stopped(
                lambda: held.target.perform(LongPress(8.0), heading),
                held.target,
                lambda: held.phone.witness.count("rpc") > 0,
            )
            < STOPPED_WITHIN
        )
        assert held.target.capture(picture=False).nodes

    def test_whoever_waits_for_quiet_is_stopped(self, held: Held) -> None:
        held.phone.faults.hierarchy_late = 8.0
        held.phone.witness.forget()
        seconds = stopped(lambda: held.target.settled(9.0), held.target, lambda: held.phone.witness.count("rpc") > 0)
        assert seconds < STOPPED_WITHIN

    def test_a_stop_with_nothing_under_way_stops_nothing_later(self, held: Held) -> None:
        held.target.interrupt()
        assert held.target.capture(picture=False).nodes


class TestMirror:
    def test_it_shows_what_changes_and_rests_when_nothing_does(self, held: Held) -> None:
        slot = held.target.frames()
        first = slot.wait(0, 30)
        assert first and Image.open(io.BytesIO(first[1])).size == (1080, 2400)
        held.open("Settings")
        second = slot.wait(first[0], 30)
        assert second and second[1] != first[1]
        while later := slot.wait(second[0], 2.5):  # longer than it looks often after something was done
            second = later
        held.phone.witness.forget()
        assert slot.wait(second[0], 2.0) is None
        asked = sum(details[0] == "takeScreenshot" for details in held.phone.witness.of("rpc"))
        assert asked <= 3
        slot.close()
        assert slot.over and slot.wait(second[0], 5) is None

    def test_stopping_the_run_leaves_it_alone(self, held: Held) -> None:
        slot = held.target.frames()
        assert (first := slot.wait(0, 30))
        held.target.interrupt()
        held.open("Settings")
        assert slot.wait(first[0], 30) and not slot.over
        slot.close()


class TestHand:
    def test_a_click_on_the_mirror_is_a_touch_there(self, held: Held) -> None:
        width, height = held.screen.size
        spot = held.found("Settings").point
        x, y = spot.x / width, spot.y / height
        held.phone.witness.forget()
        held.target.hand(Pointer("move", x, y))
        assert held.phone.witness.count("touch") == 0
        held.target.hand(Pointer("down", x, y))
        held.target.hand(Pointer("up", x, y))
        deadline = time.monotonic() + 20
        while held.screen.place.title != "Settings":
            assert time.monotonic() < deadline

    def test_a_mouse_that_is_drawn_over_the_mirror_is_a_finger_that_scrolls(self, held: Held) -> None:
        held.open("Contacts")
        before = held.names
        held.target.hand(Pointer("down", 0.5, 0.8))
        for place in range(78, 28, -2):
            held.target.hand(Pointer("move", 0.5, place / 100))
        held.target.hand(Pointer("up", 0.5, 0.3))
        held.target.settled(3.0)
        assert held.names != before and held.screen.place.scope == "app:com.example.contacts"

    def test_keys_and_text_go_where_the_caret_is_and_the_clipboard_stays(self, held: Held) -> None:
        held.open("Settings")
        held.target._phone.order("setClipboard", None, "mine")
        held.do(Tap(), "Search settings")
        for gesture in (Text("d"), Text("i"), Text("sπ🙂"), Keys("Backspace")):
            held.target.hand(gesture)
        assert held.element("Search settings").value.startswith("disπ")
        assert held.target._phone.read("getClipboard") == "mine"
        held.do(SetText(""), "Search settings")

    def test_a_wheel_scrolls_and_an_unknown_key_is_told(self, held: Held) -> None:
        held.open("Contacts")
        before = held.names
        held.target.hand(Wheel(0.5, 0.6, dy=400))
        held.target.settled(3.0)
        assert held.names != before
        with pytest.raises(ControllerError, match="has no key"):
            held.target.hand(Keys("Power"))


class TestLost:
    def test_it_comes_back_and_the_act_under_way_was_not_repeated(self, held: Held) -> None:
        held.open("Contacts")
        heading = held.found("Contacts", "heading")
        held.phone.faults.drop = 0.5
        with pytest.raises(PhoneLost) as lost:
            held.target.perform(Tap(), heading)
        assert not lost.value.untouched
        held.target.reconnect()
        assert held.phone.witness.count("tap") == 1
        assert isinstance(held.target.locate(heading.element.locator), Found)

    def test_waiting_for_it_can_be_stopped(self, held: Held, own_adb: AdbServer) -> None:
        own_adb.run("disconnect", held.phone.serial)
        held.phone.faults.offline = True
        seconds = stopped(held.target.reconnect, held.target, lambda: bool(own_adb.state(held.phone.serial)))
        assert seconds < STOPPED_WITHIN
        held.phone.faults.offline = False
        own_adb.run("disconnect", held.phone.serial)
        held.target.reconnect()
        assert held.target.capture(picture=False).nodes
