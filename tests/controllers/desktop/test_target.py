"""Real programs on a real X screen: what is seen, and what a press or a key comes to."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from controllers.actions import (
    DoubleTap,
    Drag,
    Press,
    RightClick,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Tap,
    TypeText,
    Upload,
)
from controllers.desktop.windows import Window
from controllers.desktop.x11.link import Link
from controllers.errors import ControllerError, Unsupported
from tests.controllers.desktop.conftest import Desk, field, named, until
from tests.controllers.desktop.rig import Rig

Opened = Callable[..., Window]
LETTERS = "Grüße <Ada> Łódź 東京 ∑ привет 😀\n\tend"


def test_a_program_is_seen_as_elements(desk: Desk, opened: Opened) -> None:
    window = opened("galculator")
    seen = desk.target.capture()
    assert (seen.place.scope, seen.place.title) == ("Galculator", "galculator")
    assert named(seen, "galculator", "heading").box.y == window.outer.y
    assert (named(seen, "7").role, named(seen, "7").visibility) == ("button", "shown")
    assert "disabled" in named(seen, "MR").states
    assert field(seen).states >= {"readonly"}
    assert [e.name for e in seen.nodes if e.name in set("789/456")] == list("789/456")
    assert [(tab.title, tab.current) for tab in seen.tabs] == [("galculator", True)]
    assert seen.picture is not None and seen.size == (1280, 800)


def test_only_an_open_menu_is_seen(desk: Desk, opened: Opened) -> None:
    opened("galculator")
    assert "Preferences..." not in {e.name for e in desk.target.capture().nodes}
    desk.do(Tap(), "Edit")
    seen = desk.shows(lambda seen: "Preferences..." in {e.name for e in seen.nodes})
    assert named(seen, "Preferences...").visibility == "shown"
    assert named(seen, "C").visibility == "covered"


def test_a_press_arrives_at_its_element(desk: Desk, opened: Opened) -> None:
    opened("galculator")
    for name in ("7", "*", "6", "="):
        desk.do(Tap(), name)
    desk.holds("42")
    desk.do(DoubleTap(), "5")
    desk.holds("55")


def test_a_right_click_opens_the_menu_of_what_it_meets(desk: Desk, opened: Opened) -> None:
    opened("galculator")
    desk.do(RightClick(), field(desk.target.capture(picture=False)).name, "textbox")
    seen = desk.shows(lambda seen: "Select All" in {e.name for e in seen.nodes})
    assert named(seen, "Select All").visibility == "shown"
    desk.do(Press("Escape"))


def test_programs_that_scale_themselves_are_met(desk: Desk, opened: Opened) -> None:
    window = opened("galculator", GDK_SCALE="2")
    seven = named(desk.target.capture(), "7")
    assert window.box.encloses(seven.box) and seven.box.width > 80
    desk.do(Tap(), "7")
    desk.holds("7")


def test_any_text_is_typed_and_the_keyboard_is_left_as_it_was(desk: Desk, opened: Opened, on_rig: Rig) -> None:
    opened("mousepad")
    before = keymap(on_rig)
    desk.target.capture()
    desk.do(TypeText(LETTERS))
    desk.holds(LETTERS)
    assert keymap(on_rig) != before
    desk.target.close()
    assert keymap(on_rig) == before


def keymap(rig: Rig) -> list[int]:
    link = Link(rig.environment["DISPLAY"])
    keys = list(link.core.GetKeyboardMapping(link.keycodes.start, len(link.keycodes)).reply().keysyms)
    link.close()
    return keys


def test_more_strange_letters_than_keys_are_typed_in_portions(desk: Desk, opened: Opened) -> None:
    opened("mousepad")
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 60)))
    desk.target.capture()
    desk.do(TypeText(many))
    desk.holds(many)


def test_a_character_that_no_key_has_is_refused_before_anything_is_typed(desk: Desk, opened: Opened) -> None:
    opened("mousepad")
    desk.target.capture()
    with pytest.raises(ControllerError, match=r"U\+0007"):
        desk.target.perform(TypeText("a\x07"), None)
    assert field(desk.target.capture()).value == ""


def test_a_field_is_replaced_and_cleared(desk: Desk, opened: Opened) -> None:
    opened("mousepad")
    desk.target.capture()
    desk.do(TypeText("before"))
    desk.do(SetText("after"), role="textbox")
    desk.holds("after")
    desk.do(SetText(""), role="textbox")
    desk.holds("")


def test_keys_are_pressed_by_name_and_text_is_selected_by_dragging(desk: Desk, opened: Opened) -> None:
    opened("mousepad")
    desk.target.capture()
    for keys in ("a", "b", "Home", "Shift+End", "Control+x", "Control+v", "Control+v"):
        desk.do(Press(keys))
    desk.holds("abab")
    desk.do(SetText("word\n" * 40), role="textbox")
    desk.holds("word\n" * 40)
    desk.do(Drag(0, -150), role="textbox")
    desk.do(Press("Delete"))
    desk.shows(lambda seen: 0 < len(field(seen).value) < 5 * 38)


@pytest.mark.parametrize("keys", ["Hyper", "Control+Alt+Delete", "ctrl+alt+F2", "Alt+Control+Backspace", "Meta+l"])
def test_unknown_keys_and_the_systems_own_are_refused(desk: Desk, keys: str) -> None:
    with pytest.raises(ControllerError, match=r"is no key|belongs to the system"):
        desk.target.perform(Press(keys), None)


def test_what_a_desktop_has_not_is_refused(desk: Desk, opened: Opened) -> None:
    opened("galculator")
    seven = desk.found("7")
    with pytest.raises(Unsupported):
        desk.target.perform(Upload(("a",)), seven)
    with pytest.raises(ControllerError, match="say on which element"):
        desk.target.perform(Tap(), None)


def test_a_check_box_is_brought_into_a_state(desk: Desk, opened: Opened) -> None:
    opened("mousepad", "--preferences")
    box = "Show line numbers"
    for _ in range(2):  # the second time it is so already
        desk.do(SetChecked(True), box, "checkbox")
        desk.shows(lambda seen: "checked" in named(seen, box, "checkbox").states)
    desk.do(SetChecked(False), box, "checkbox")
    desk.shows(lambda seen: "unchecked" in named(seen, box, "checkbox").states)


def test_a_whole_dialog_is_worked(desk: Desk, opened: Opened, tmp_path: Path) -> None:
    """Menus, labels, choice lists and a table: the editor's dialog for saving."""
    tmp_path.joinpath("older.txt").write_text("twelve bytes")
    opened("mousepad")
    desk.target.capture()
    desk.do(TypeText("one"))
    desk.do(Press("Control+Shift+s"))
    desk.shows(lambda seen: seen.place.title == "Save As")
    desk.do(SetText(f"{tmp_path}/new.txt"), "Name", "textbox")
    seen = desk.shows(lambda seen: "Save" in {e.name for e in seen.nodes})
    filters = next(e for e in seen.nodes if e.role == "combobox" and e.value == "Text Files")
    at = desk.target.locate(filters.locator)
    with pytest.raises(ControllerError, match='no entry "Nothing"'):
        desk.target.perform(Select("Nothing"), at)  # type: ignore[arg-type]
    desk.target.perform(Select("All Files"), desk.target.locate(filters.locator))  # type: ignore[arg-type]
    desk.shows(lambda seen: "All Files" in {e.value for e in seen.nodes})
    desk.do(Tap(), "Save", "button")
    file = tmp_path / "new.txt"
    until(lambda: file.exists() and file.read_text() == "one", desk.screen)


def test_a_terminal_without_a_tree_is_seen_as_one(desk: Desk, opened: Opened, on_rig: Rig) -> None:
    """The calculator passes for one by its menu entry, without a title to hold on to."""
    menu = Path(on_rig.environment["HOME"], ".local/share/applications")
    menu.mkdir(parents=True, exist_ok=True)
    entry = "[Desktop Entry]\nType=Application\nName=Galculator\nExec=galculator\nCategories=TerminalEmulator;\n"
    menu.joinpath("galculator.desktop").write_text(entry)
    window = opened("galculator")
    terminal = named(desk.target.capture(), "galculator", "terminal")
    assert (terminal.box, terminal.states) == (window.box, frozenset({"focused"}))
    menu.joinpath("galculator.desktop").unlink()


def test_a_text_is_scrolled(desk: Desk, opened: Opened) -> None:
    opened("mousepad", "--disable-server")
    desk.target.capture()
    desk.do(TypeText("\n".join(map(str, range(60)))))
    before = image(desk)
    desk.do(Scroll("up"))

    def moved() -> bool:
        """More than the caret's blinking."""
        box = ImageChops.difference(before, image(desk)).getbbox()
        return box is not None and box[3] - box[1] > 200

    until(moved, desk.screen)


def image(desk: Desk) -> Image.Image:
    picture = desk.target.capture().picture
    assert picture is not None
    return Image.open(io.BytesIO(picture.image))
