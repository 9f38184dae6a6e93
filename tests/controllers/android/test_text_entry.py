"""Text goes in by another way where the usual one does nothing, and what did not go in is told."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uiautomator2

from controllers.actions import Back, SetText, Tap
from controllers.android.phone import Phone
from controllers.android.text_entry import ADB_KEYBOARD, Closed, TextEntry
from controllers.errors import ControllerError
from perception.hierarchy.tree import Node
from tests.controllers.android.holding import Held
from tests.controllers.virtual_phone.adb_server import AdbServer

APK = Path(uiautomator2.__file__).parent / "assets" / "app-uiautomator.apk"


@pytest.fixture
def with_keyboard(searching: Held, own_adb: AdbServer) -> None:
    """The phone has uiautomator2's keyboard, too."""
    own_adb.connected(searching.target.serial).sync.push(APK, "/sdcard/keyboard.apk")
    searching.target._phone.shell("pm", "install", "/sdcard/keyboard.apk")


def deaf(self: TextEntry, text: str) -> None:
    """A way that says yes and types nothing."""


@pytest.fixture
def searching(held: Held) -> Held:
    held.open("Settings")
    while "Search settings" not in held.names:
        held.do(Back())
        held.open("Settings")
    held.do(SetText(""), "Search settings")
    held.target._phone.order("setClipboard", None, "mine")
    held.target._phone.shell("pm", "uninstall", ADB_KEYBOARD.partition("/")[0])  # other tests may have brought it
    return held


def test_through_the_clipboard_which_is_put_back(searching: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.android.text_entry.READ_BACK_WITHIN", 0.3)
    monkeypatch.setattr(TextEntry, "_set", deaf)
    told = searching.do(SetText("π 🙂"), "Search settings").events
    assert told == ("the text went in through the clipboard",)
    assert searching.element("Search settings").value == "π 🙂"
    assert searching.target._phone.read("getClipboard") == "mine"


def test_where_no_way_works_that_is_told_and_the_keyboard_stays(
    searching: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("controllers.android.text_entry.READ_BACK_WITHIN", 0.3)
    monkeypatch.setattr(TextEntry, "_set", deaf)
    monkeypatch.setattr(TextEntry, "_paste", deaf)
    with pytest.raises(ControllerError, match="did not take the text; it holds"):
        searching.target.perform(SetText("Ada"), searching.found("Search settings"))
    keyboard = searching.target._phone.shell("settings", "get", "secure", "default_input_method")
    assert keyboard.startswith("com.android.inputmethod.latin/")


@pytest.mark.usefixtures("with_keyboard")
def test_the_keyboard_of_uiautomator2_alone_hears_the_text(searching: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.android.text_entry.READ_BACK_WITHIN", 0.3)
    monkeypatch.setattr(TextEntry, "_set", deaf)
    monkeypatch.setattr(TextEntry, "_paste", deaf)
    told = searching.do(SetText("π 🙂"), "Search settings").events
    assert told == ("the text went in through uiautomator2's keyboard",)
    assert searching.element("Search settings").value == "π 🙂"
    assert {to for _, to in searching.phone.witness.of("broadcast")} == {"com.github.uiautomator"}
    keyboard = searching.target._phone.shell("settings", "get", "secure", "default_input_method")
    assert keyboard.startswith("com.android.inputmethod.latin/")


@pytest.mark.usefixtures("with_keyboard")
def test_a_secret_takes_neither_the_clipboard_nor_a_broadcast(searching: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.android.text_entry.READ_BACK_WITHIN", 0.2)
    monkeypatch.setattr(TextEntry, "_set", deaf)
    searching.do(Tap(), "Search settings")
    searching.phone.witness.forget()
    with pytest.raises(ControllerError, match="it holds 0 characters") as refused:
        TextEntry(searching.target._phone, hint="Search settings").replace("hunter2", secret=True)
    assert "hunter2" not in str(refused.value)
    assert not [details for details in searching.phone.witness.of("rpc") if details[0] == "setClipboard"]
    assert not searching.phone.witness.count("broadcast")


@pytest.mark.parametrize(
    ("held", "wanted", "same"),
    [
        ("(020) 7946-0000", "02079460000", True),
        ("4111 1111 1111 1111", "4111111111111111", True),
        ("two lines", "two\nlines", True),
        ("twolines", "two\nlines", True),
        ("newyork", "new york", False),
        ("20260518", "2026-05-18", False),
        ("-1234567", "1234567", False),
        ("3.50", "350", False),
        ("-5", "5", False),
        ("ada", "Ada", False),
        (None, "", False),
    ],
)
def test_fields_may_part_a_long_number_and_drop_line_breaks_and_nothing_else(
    held: str | None, wanted: str, same: bool
) -> None:
    assert TextEntry(Phone("R58M"))._is(held, wanted, secret=False) == same


@dataclass
class Boxes:
    """A code's boxes, one letter each: the focus moves on by itself. And a clipboard."""

    clip: str | None = "precious"
    boxes: list[str] = field(default_factory=lambda: ["", "", ""])
    at: int = 0
    orders: list[str] = field(default_factory=list)

    def order(self, method: str, *params: object, **_: object) -> bool:
        self.orders.append(method)
        if method == "setText":
            self.boxes[self.at] = str(params[1])
            self.at = min(self.at + 1, 2)
        if method == "setClipboard":
            self.clip = str(params[1])
        return True

    def read(self, method: str, *_: object, **__: object) -> str | None:
        return self.clip if method == "getClipboard" else self.boxes[self.at]

    def first(self) -> Node:
        return Node(text=self.boxes[0], flags=frozenset({"focused"} if self.at == 0 else ()))

    def entry(self) -> TextEntry:
        phone = Phone("R58M")
        phone._link = self  # type: ignore[assignment]
        return TextEntry(phone, now=self.first)


def test_text_that_moves_the_focus_on_is_found_where_it_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.android.text_entry.READ_BACK_WITHIN", 0.1)
    boxes = Boxes()
    assert boxes.entry().replace("1", secret=False) == ""
    assert boxes.boxes == ["1", "", ""]


def test_no_further_way_writes_into_the_field_to_which_the_focus_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.android.text_entry.READ_BACK_WITHIN", 0.1)
    boxes = Boxes()
    with pytest.raises(ControllerError, match="did not take the text"):
        boxes.entry().replace("12", secret=True)
    assert boxes.orders == ["setText", "setText"] and boxes.boxes[2] == ""


def test_a_clipboard_that_cannot_be_read_is_not_overwritten() -> None:
    boxes = Boxes(clip=None)
    with pytest.raises(Closed, match="does not let its clipboard be read"):
        boxes.entry().insert("π")
    assert not boxes.orders and boxes.clip is None
