"""The screen of Windows and macOS, with a stand-in for pyautogui: what it is told to do, and what is refused."""

import importlib
import io
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from controllers.desktop.reading import View, masked
from controllers.desktop.screen import Screen
from controllers.desktop.windows import Window, front
from controllers.errors import ControllerError, Stopped
from perception.geometry import Box, Point
from tests.controllers.desktop.rig import Rig


class Told:
    """Notes every call as `name(arguments)`."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.windows = [
            SimpleNamespace(title=title, left=left, top=0, width=100, height=50)
            for title, left in (("A", 0), ("B", 200))
        ]

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **named: self.calls.append(f"{name}{(*given, *named.values())}")

    def position(self) -> SimpleNamespace:
        return SimpleNamespace(x=3, y=4)

    def getAllWindows(self) -> list[SimpleNamespace]:
        return self.windows

    def getActiveWindow(self) -> SimpleNamespace:
        return self.windows[1]


@pytest.fixture
def told(on_rig: Rig, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told()
    monkeypatch.setitem(sys.modules, "pyautogui", told)
    return told


@pytest.fixture
def portable(told: Told) -> Iterator[Screen]:
    module = importlib.reload(importlib.import_module("controllers.desktop.portable"))
    screen: Screen = module.PortableScreen()
    yield screen
    screen.close()


def test_pauses_are_off_and_input_is_passed_on(portable: Screen, told: Told) -> None:
    assert (told.PAUSE, told.FAILSAFE) == (0, False)
    assert portable.press_on(Point(10.4, 20.6), 0, "left")
    portable.button("left", down=False)
    portable.turn("down", 2)
    portable.chord(("Control", "ArrowLeft"))
    portable.type("a\n")
    assert told.calls == [
        "moveTo(10, 21)", "mouseDown('left',)", "mouseUp('left',)", "scroll(-240,)", "hotkey('ctrl', 'left')",
        "write('a\\n',)",
    ]  # fmt: skip


def test_letters_that_would_be_dropped_are_refused(portable: Screen, told: Told) -> None:
    with pytest.raises(ControllerError, match='"ü" cannot be typed'):
        portable.type("über")
    assert told.calls == []


def test_windows_and_pointer_are_known(portable: Screen) -> None:
    worked = front(portable.windows())
    assert worked is not None and (worked.title, worked.box) == ("B", Box(200, 0, 100, 50))
    assert portable.pointer() == Point(3, 4)


def test_the_picture_is_taken_and_changes_are_looked_for(portable: Screen) -> None:
    assert portable.size == (1280, 800) and list(portable.monitors()) == [Box(0, 0, 1280, 800)]
    assert len(portable.shot().pixels) == 4 * 1280 * 800
    watch = portable.watch()
    assert not watch.changed() and not watch.wait(0.01) and watch.quiet(0.01, 1.0)
    watch.interrupt()
    with pytest.raises(Stopped):
        watch.quiet(1.0, 5.0)
    watch.again()
    assert watch.quiet(0.01, 1.0)


class Camera:
    """mss on a notebook with twice the pixels, and a second monitor to the left of it."""

    monitors = (
        {"left": -400, "top": -100, "width": 1000, "height": 500},
        {"left": 0, "top": 0, "width": 600, "height": 400},
        {"left": -400, "top": -100, "width": 400, "height": 300},
    )

    def grab(self, area: dict[str, int]) -> SimpleNamespace:
        size = 2 * area["width"], 2 * area["height"]
        return SimpleNamespace(raw=b"\xff" * (4 * size[0] * size[1]), width=size[0], height=size[1])

    def close(self) -> None: ...


@pytest.fixture
def dense(portable: Screen, monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setattr(portable, "_camera", Camera())
    return portable


def test_places_are_counted_from_the_top_left_of_all_monitors(dense: Screen, told: Told) -> None:
    assert list(dense.monitors()) == [Box(400, 100, 600, 400), Box(0, 0, 400, 300)]
    assert dense.pointer() == Point(403, 104)
    assert [window.box.x for window in dense.windows()] == [600, 400]
    dense.move(Point(403, 104))
    assert told.calls == ["moveTo(3, 4)"]


def test_a_picture_with_more_pixels_than_the_screen_is_masked_where_its_windows_lie(dense: Screen) -> None:
    other, worked = (Window(n, n, "", Box(100 * n, 0, 50, 50), Box(100 * n, 0, 50, 50)) for n in (1, 2))
    picture = masked(dense.shot(), View((other, worked), frozenset(), worked))
    assert picture.scale == 2.0
    with Image.open(io.BytesIO(picture.image)) as image:
        assert image.size == (2000, 1000)
        row = image.convert("L").crop((0, 50, 2000, 51)).tobytes()
    assert row[round(2 * other.box.centre.x)] < 128 < row[round(2 * worked.box.centre.x)]
