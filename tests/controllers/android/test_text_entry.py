"""Text goes in by another way where the usual one does nothing, and what did not go in is told."""

from pathlib import Path

import pytest
import uiautomator2

from controllers.actions import Back, SetText, Tap
from controllers.android.text_entry import ADB_KEYBOARD, TextEntry, _bare
from controllers.errors import ControllerError
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
        ("two lines", "two\nlines", True),
        ("3.50", "350", False),
        ("-5", "5", False),
        ("ada", "Ada", False),
    ],
)
def test_fields_may_part_a_phone_s_number_and_nothing_else(held: str, wanted: str, same: bool) -> None:
    assert (_bare(held) == _bare(wanted)) == same
