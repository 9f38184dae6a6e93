"""A Qt program, whose tree tells of what is scrolled away as if it were shown: nothing else is pressed or changed."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from controllers.actions import Scroll, Select, SetText, Tap
from controllers.controller import Found
from controllers.desktop.windows import Window
from controllers.desktop.x11.screen import XScreen
from controllers.errors import ControllerError
from perception.grounding import ground
from perception.locators import described
from perception.screen import Capture, Element
from tests.controllers.desktop.conftest import Desk, named, until
from tests.controllers.desktop.rig import Rig

PROGRAM = Path(__file__).with_name("qt_form.py")
QT = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_STYLE_OVERRIDE": "windows"}

GROUND = "controllers.desktop.choosing.ground"


@pytest.fixture(scope="module")
def running(rig: Rig) -> Iterator[None]:
    program = rig.run(sys.executable, str(PROGRAM), **QT)
    yield
    program.kill()
    program.wait()
    screen = XScreen(rig.environment["DISPLAY"])
    until(lambda: not [w for w in screen.windows() if w.pid == program.pid], screen)
    screen.close()


@pytest.fixture
def form(desk: Desk, running: None) -> Desk:
    """The program, in front and read."""
    desk.shows(lambda seen: seen.place.title == "Form" and "Twin" in {e.name for e in seen.nodes})
    return desk


def happened(seen: Capture) -> str:
    """All that the program was made to do so far."""
    return [e.name for e in seen.nodes if e.role == "text"][-1]


def choice(seen: Capture) -> Element:
    (found,) = [e for e in seen.nodes if e.role == "combobox"]
    return found


def test_what_is_scrolled_away_is_not_pressed_where_it_would_lie(form: Desk) -> None:
    hidden = next(e for e in form.target.capture().nodes if e.name == "Count 8")
    assert hidden.visibility == "offscreen"
    at = Found(replace(hidden, visibility="shown"), hidden.box, hidden.box.centre)
    with pytest.raises(ControllerError, match="Something else lies there"):
        form.target.perform(Tap(), at)
    assert happened(form.target.capture()) == "Nothing"


def test_nothing_is_typed_where_another_field_keeps_the_focus(form: Desk) -> None:
    form.do(SetText("kept"), "Note")
    with pytest.raises(ControllerError, match="does not take the keys"):
        form.do(SetText("lost"), happened(form.target.capture()), "text")
    assert named(form.target.capture(), "Note").value == "kept"
    form.do(SetText(""), "Note")


def test_scrolling_changes_no_field(form: Desk) -> None:
    before = named(form.target.capture(), "Count 0").box
    form.do(Scroll("down"))
    assert happened(form.shows(lambda seen: named(seen, "Count 0").box != before)) == "Nothing"
    form.do(Tap(), "Finish")
    form.shows(lambda seen: happened(seen) == "Nothing, Finish")
    form.found("Count 0")
    assert happened(form.target.capture()) == "Nothing, Finish"


def test_an_option_is_clicked_in_the_list_that_is_meant(form: Desk) -> None:
    before = happened(form.target.capture())
    form.do(Select("High"), role="combobox")
    seen = form.target.capture()
    assert (choice(seen).value, happened(seen)) == ("High", f"{before}, High chosen")
    with pytest.raises(ControllerError, match='no entry "Medium"'):
        form.target.perform(Select("Medium"), form.found("", "combobox"))
    assert happened(form.target.capture()) == f"{before}, High chosen"


def test_a_list_that_is_open_already_is_not_closed_first(form: Desk) -> None:
    before = happened(form.target.capture())
    form.do(Tap(), role="combobox")
    form.shows(lambda seen: "expanded" in choice(seen).states)
    form.do(Select("Low"), role="combobox")
    form.shows(lambda seen: happened(seen) == f"{before}, Low chosen")


def test_an_option_that_is_not_taken_is_told(form: Desk) -> None:
    with pytest.raises(ControllerError, match='"Never" was clicked and the list shows "Low"'):
        form.target.perform(Select("Never"), form.found("", "combobox"))


def test_a_list_is_not_closed_by_keys_to_another_program(
    form: Desk, opened: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: Any) -> Any:
        monkeypatch.setattr(GROUND, ground)
        opened("galculator")
        return ground(*given)

    monkeypatch.setattr(GROUND, interrupted)
    with pytest.raises(ControllerError, match='"galculator" has come to the front; nothing was typed'):
        form.target.perform(Select("Nothing"), form.found("", "combobox"))
    form.screen.chord(("Escape",))


def test_an_entry_of_a_list_in_the_window_is_clicked(form: Desk) -> None:
    listed = next(e for e in form.target.capture().nodes if e.role == "list")
    at = form.target.locate(listed.locator)
    assert isinstance(at, Found)
    form.target.perform(Select("Medium"), at)
    form.shows(lambda seen: happened(seen).endswith("Medium in the list"))


def test_a_text_with_line_breaks_is_not_typed_into_one_line(form: Desk) -> None:
    before = happened(form.target.capture())
    with pytest.raises(ControllerError, match="holds one line"):
        form.target.perform(SetText("x\n"), form.found("Note", "textbox"))
    seen = form.target.capture()
    assert (named(seen, "Note").value, happened(seen)) == ("", before)


def test_of_two_windows_of_one_title_the_one_in_front_is_read(form: Desk) -> None:
    below = form.found("Count 0")
    form.do(Tap(), "Twin")
    with pytest.raises(ControllerError, match="Something else lies there"):
        form.target.perform(Tap(), below)
    seen = form.shows(lambda seen: "This is the twin" in {e.name for e in seen.nodes})
    assert "Delete everything" not in {e.name for e in seen.nodes}
    assert not isinstance(form.target.locate(described("Note", "textbox")), Found)
