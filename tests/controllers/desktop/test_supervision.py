"""The person has the last word on their own desktop: nothing is pressed against them, on our windows, or unseen."""

import io
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xcffib.shape
import xcffib.xproto
from PIL import Image

from controllers.actions import LongPress, Open, Switch, Tap, TypeText
from controllers.controller import Missing
from controllers.desktop.own import own_processes
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.windows import Window
from controllers.desktop.x11.link import Link
from controllers.desktop.x11.screen import XScreen
from controllers.errors import ControllerError, Stopped
from controllers.gestures import Keys, Pointer, Text, Wheel
from perception.geometry import Box, Point
from tests.controllers.desktop.conftest import Desk, field, named, until
from tests.controllers.desktop.rig import Rig

Opened = Callable[..., Window]
Draw = Callable[[], None]
AT_ONCE = 2.0
"""Seconds on a machine that has much else to do; tests/measure/stop.py tells how few they are."""


@pytest.fixture
def own_window(on_rig: Rig) -> Iterator[Callable[..., Draw]]:
    """Shows a red window of this very process over everything else; the answer draws it anew.

    through: whether presses go through it to what lies below.
    """
    link = Link(on_rig.environment["DISPLAY"])
    white, red = 0xFFFFFF, 0xFF0000

    def shown(box: Box, through: bool = False) -> Draw:
        number, brush = link.connection.generate_id(), link.connection.generate_id()
        mask = xcffib.xproto.CW.BackPixel | xcffib.xproto.CW.OverrideRedirect
        x, y, width, height = map(round, (box.x, box.y, box.width, box.height))
        link.core.CreateWindow(0, number, link.root, x, y, width, height, 0, 1, 0, mask, [red, 1])
        if through:  # as the overlays of compositors and screen filters
            link.connection(xcffib.shape.key).Rectangles(0, 2, 0, number, 0, 0, 0, [])
        link.core.MapWindow(number)
        link.core.CreateGC(brush, number, xcffib.xproto.GC.Foreground, [white])
        link.sync()

        def draw() -> None:
            square = xcffib.xproto.RECTANGLE.synthetic(0, 0, 20, 20)
            link.core.PolyFillRectangle(number, brush, 1, [square])
            link.sync()

        return draw

    yield shown
    link.close()


def in_background(work: Callable[[], Any]) -> Callable[[], BaseException | None]:
    """Work in a thread; the answer waits for it and gives what it raised."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except (ControllerError, Stopped) as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()

    def ended() -> BaseException | None:
        thread.join(30)
        assert not thread.is_alive()
        return raised[0] if raised else None

    return ended


def test_our_own_windows_are_neither_seen_nor_pressed(desk: Desk, opened: Opened, own_window: Any) -> None:
    opened("galculator")
    seven = desk.found("7")
    own_window(seven.box)
    seen = desk.target.capture()
    assert named(seen, "7").visibility == "covered"
    assert seen.picture is not None
    with Image.open(io.BytesIO(seen.picture.image)) as image:
        red, green, blue = image.getpixel((round(seven.point.x), round(seven.point.y)))  # type: ignore[misc]
    assert max(red, green, blue) - min(red, green, blue) < 16  # grey, not red
    assert isinstance(desk.target.locate(seven.element.locator), Missing)
    with pytest.raises(ControllerError, match="Something else lies there"):
        desk.target.perform(Tap(), seven)
    width, height = seen.size
    with pytest.raises(ControllerError, match="own window"):
        desk.target.hand(Pointer("down", seven.point.x / width, seven.point.y / height))


def test_what_lets_presses_through_covers_nothing(desk: Desk, opened: Opened, own_window: Any) -> None:
    opened("galculator")
    own_window(Box(0, 0, 1280, 800), through=True)
    desk.do(Tap(), "7")
    desk.holds("7")


def test_the_app_or_terminal_that_we_were_started_from_is_ours_too(opened: Opened, screen: XScreen) -> None:
    window = opened("galculator")
    ancestor = Window(1, os.getppid(), "the app", window.box, window.outer)
    assert own_processes([window, ancestor]) == {os.getpid(), os.getppid()}
    assert own_processes([window]) == {os.getpid()}


def test_windows_are_switched_by_title_or_program(desk: Desk, opened: Opened) -> None:
    opened("mousepad", "--disable-server")
    opened("galculator")
    desk.do(Switch("Mousepad"))
    seen = desk.target.capture()
    assert (seen.place.scope, [tab.current for tab in seen.tabs]) == ("Mousepad", [True, False])
    opened("mousepad", "--disable-server")
    with pytest.raises(ControllerError, match="Several windows fit"):
        desk.target.perform(Switch("Untitled"), None)
    with pytest.raises(ControllerError, match='No window fits "Firefox"; open: '):
        desk.target.perform(Switch("Firefox"), None)


def test_a_minimised_window_is_known_and_comes_back(desk: Desk, opened: Opened, on_rig: Rig) -> None:
    window = opened("galculator")
    minimise(on_rig, window)
    seen = desk.shows(lambda seen: seen.place.scope == "desktop")
    assert [(tab.title, tab.current) for tab in seen.tabs] == [("galculator", False)]
    assert seen.nodes == ()
    desk.do(Switch("galculator"))
    desk.do(Tap(), "7")
    desk.holds("7")


def minimise(rig: Rig, window: Window) -> None:
    link = Link(rig.environment["DISPLAY"])
    iconic = xcffib.xproto.ClientMessageData.synthetic([3, 0, 0, 0, 0], "I" * 5)
    event = xcffib.xproto.ClientMessageEvent.synthetic(32, window.number, link.atom("WM_CHANGE_STATE"), iconic)
    mask = xcffib.xproto.EventMask.SubstructureRedirect | xcffib.xproto.EventMask.SubstructureNotify
    link.core.SendEvent(False, link.root, mask, event.pack())
    link.sync()
    link.close()


def test_programs_that_do_not_exist_or_fail_are_told(desk: Desk, on_rig: Rig) -> None:
    entry = "[Desktop Entry]\nType=Application\nName=Broken\nExec=false\n"
    menu = Path(on_rig.environment["HOME"], ".local/share/applications")
    menu.mkdir(parents=True, exist_ok=True)
    menu.joinpath("broken.desktop").write_text(entry)
    with pytest.raises(ControllerError, match="did you mean Galculator"):
        desk.target.perform(Open("Galkulator"), None)
    with pytest.raises(ControllerError, match="Broken ended at once"):
        desk.target.perform(Open("broken"), None)


def test_nothing_is_pressed_while_a_question_is_open(desk: Desk, opened: Opened, tmp_path: Path) -> None:
    opened("galculator")
    seven = desk.found("7")
    with Truce(tmp_path / "asking.lock").asking():
        pressed = in_background(lambda: desk.target.perform(Tap(), seven))
        assert not threading.Event().wait(0.4)
        assert field(desk.target.capture()).value == "0"
    assert pressed() is None
    desk.holds("7")


def test_a_stop_ends_the_wait_for_an_answer_and_a_long_press(desk: Desk, opened: Opened, tmp_path: Path) -> None:
    opened("galculator")
    seven = desk.found("7")
    with Truce(tmp_path / "asking.lock").asking():
        waiting = in_background(lambda: desk.target.perform(Tap(), seven))
        assert stopped_within(desk.target, waiting) < AT_ONCE
    holding = in_background(lambda: desk.target.perform(LongPress(60.0), seven))
    assert stopped_within(desk.target, holding) < AT_ONCE


def stopped_within(target: DesktopTarget, ended: Callable[[], BaseException | None]) -> float:
    """Seconds from a stop to its end. Stops again until it is heard, for the work may just be beginning."""
    raised: list[BaseException | None] = []
    began = time.monotonic()
    waiter = threading.Thread(target=lambda: raised.append(ended()))
    waiter.start()
    while waiter.is_alive():
        began = time.monotonic() if not raised else began
        target.interrupt()
        waiter.join(0.1)
    assert isinstance(raised[0], Stopped)
    return time.monotonic() - began


def test_the_pointer_in_a_corner_stops_everything(desk: Desk, opened: Opened, screen: XScreen) -> None:
    opened("galculator")
    seven = desk.found("7")
    screen.move(Point(0, 0))
    with pytest.raises(Stopped, match="corner"):
        desk.target.perform(Tap(), seven)
    screen.move(Point(640, 700))
    desk.do(Tap(), "7")
    desk.holds("7")


def test_nothing_is_typed_while_the_person_holds_a_modifier(desk: Desk, opened: Opened, screen: XScreen) -> None:
    opened("mousepad", "--disable-server")
    desk.target.capture()
    screen.hold("Control", down=True)
    try:
        with pytest.raises(ControllerError, match="You are holding Control"):
            desk.target.perform(TypeText("q"), None)
    finally:
        screen.hold("Control", down=False)
    desk.do(TypeText("q"))
    desk.holds("q")


def test_an_endless_animation_is_not_waited_for(desk: Desk, own_window: Any) -> None:
    draw = own_window(Box(10, 10, 100, 100))
    done = threading.Event()

    def animate() -> None:
        while not done.wait(0.01):
            draw()

    thread = threading.Thread(target=animate)
    thread.start()
    began = time.monotonic()
    assert desk.target.settled(20.0)
    assert time.monotonic() - began < 10.0
    done.set()
    thread.join()


def test_the_mirror_shows_changes_and_is_silent_while_nothing_changes(desk: Desk, opened: Opened) -> None:
    opened("galculator")
    desk.target.settled(4.0)
    mirror = desk.target.frames()
    first = mirror.wait(0, 5)
    assert first is not None
    serial, image = first
    while later := mirror.wait(serial, 0.5):  # until its caret and shadows have come to rest
        serial, image = later
    desk.do(Tap(), "7")
    changed = mirror.wait(serial, 5)
    assert changed is not None and changed[1] != image
    mirror.close()
    assert mirror.over and mirror.wait(changed[0] + 99, 5) is None


def test_the_person_can_use_the_mirror_as_a_screen(desk: Desk, opened: Opened) -> None:
    window = opened("mousepad", "--disable-server")
    desk.found("", "textbox")
    width, height = desk.target.capture().size
    x, y = window.box.centre.x / width, window.box.centre.y / height
    for do in ("move", "down", "up"):
        desk.target.hand(Pointer(do, x, y))
    desk.target.hand(Text("héllo"))
    desk.target.hand(Keys("Control+a"))
    desk.target.hand(Keys("Backspace"))
    desk.target.hand(Text("x"))
    desk.target.hand(Wheel(x, y, dy=106))
    desk.holds("x")


def test_closing_twice_and_stopping_afterwards_are_harmless(desk: Desk) -> None:
    mirror = desk.target.frames()
    desk.target.close()
    desk.target.close()
    desk.target.interrupt()
    until(lambda: mirror.over, desk.screen)
