"""uiautomator2 as it comes drives the virtual phone, and knows of no difference."""

from collections.abc import Callable, Iterator

import pytest
from uiautomator2 import Device
from uiautomator2.exceptions import RPCUnknownError, UiObjectNotFoundError

from controllers.virtual_phone.phone import VirtualPhone

CONTACTS = "com.example.contacts"
NAME = "Zoë Ångström 猫 🙂"


@pytest.fixture(autouse=True)
def at_home(stock: Device, phone: VirtualPhone) -> Iterator[None]:
    """Every test begins at home, with the app that it starts not running."""
    stock.press("home")
    stock.app_stop(CONTACTS)
    phone.witness.forget()
    yield
    stock.orientation = "natural"


def test_it_tells_what_phone_it_is(stock: Device) -> None:
    assert stock.window_size() == (1080, 2400)
    assert (stock.info["sdkInt"], stock.info["currentPackageName"]) == (34, "com.example.launcher")
    assert stock.device_info["model"] == "Journeyman Virtual Phone"
    assert CONTACTS in stock.app_list()
    assert stock.app_info(CONTACTS)["versionName"]


def test_a_contact_is_made_with_selectors_and_is_in_the_database(stock: Device, phone: VirtualPhone) -> None:
    stock.app_start(CONTACTS)
    assert stock.app_wait(CONTACTS, front=True, timeout=20)
    stock(text="New contact").click(timeout=20)
    stock(className="android.widget.EditText", instance=0).set_text(NAME)
    assert stock(className="android.widget.EditText", instance=0).get_text() == NAME
    stock(resourceId=f"{CONTACTS}:id/save").click(timeout=20)
    assert stock(text=NAME).wait(timeout=20)
    assert [row["name"] for row in phone.world.query()["contacts"] if row["name"] == NAME] == [NAME]


def test_an_icon_is_tapped_by_its_name(stock: Device) -> None:
    stock(text="Contacts").click(timeout=20)
    assert stock.app_wait(CONTACTS, front=True, timeout=20)
    assert stock.app_current()["package"] == CONTACTS


def test_xpath_finds_and_clicks(stock: Device) -> None:
    stock.app_start(CONTACTS)
    stock.xpath("//android.widget.Button").click(timeout=20)
    assert stock(resourceId=f"{CONTACTS}:id/name").wait(timeout=20)
    stock.press("back")
    assert stock(resourceId=f"{CONTACTS}:id/name").wait_gone(timeout=20)


def test_text_comes_by_clipboard_and_by_keyboard(stock: Device, phone: VirtualPhone) -> None:
    field = stock(className="android.widget.EditText")
    stock.app_start(CONTACTS)
    field.click(timeout=20)
    stock.send_keys("héllo ")
    assert field.get_text() == "héllo "
    stock.set_input_ime(True)
    stock.send_keys("世界", clear=True)
    stock.set_input_ime(False)
    assert field.get_text() == "世界"
    assert [text for (text,) in phone.witness.of("text")] == ["héllo ", "世界"]


def test_the_keyboard_is_a_window_of_its_own_and_takes_room(stock: Device) -> None:
    stock.app_start(CONTACTS)
    stock(className="android.widget.EditText").click(timeout=20)
    assert stock(packageName="com.android.inputmethod.latin").wait(timeout=20)
    keyboard = stock(packageName="com.android.inputmethod.latin").info["bounds"]
    assert stock(packageName=CONTACTS, instance=0).info["bounds"]["bottom"] == keyboard["top"]


def test_a_list_scrolls_and_says_when_it_is_over(stock: Device) -> None:
    stock.app_start(CONTACTS)
    people = stock(scrollable=True)
    first = stock(packageName=CONTACTS, className="android.widget.Button", instance=0)
    before = first.get_text(timeout=20)
    assert people.scroll.forward()
    assert first.get_text() != before
    people.fling.toBeginning()
    assert not people.scroll.backward()
    assert first.get_text() == before


def test_gestures_reach_the_screen(stock: Device, phone: VirtualPhone) -> None:
    stock.click(0.5, 0.5)
    stock.long_click(540, 700, 0.3)
    stock.swipe(500, 1600, 500, 1200, steps=10)
    stock.drag(500, 1600, 500, 1500, 0.1)
    stock.touch.down(100, 1700).move(100, 1600).up(100, 1600)
    stock(resourceId="com.android.systemui:id/status").pinch_in(percent=50, steps=5)
    assert list(phone.witness.of("tap")) == [(540, 1200, 0.1), (540, 700, 0.3)]
    assert [points for points, *_ in phone.witness.of("swipe")] == [
        ((500, 1600), (500, 1200)), ((500, 1600), (500, 1500)),
    ]  # fmt: skip
    assert [kind for kind, *_ in phone.witness.of("touch")] == ["down", "move", "up"]
    assert phone.witness.count("pinch") == 1


def test_a_turn_swaps_the_sides(stock: Device) -> None:
    stock.orientation = "left"
    assert stock.window_size() == (2400, 1080)
    assert stock.screenshot().size == (2400, 1080)
    assert 'rotation="1"' in stock.dump_hierarchy()


def test_the_screen_goes_off_locked_and_on(stock: Device) -> None:
    stock.screen_off()
    assert not stock.info["screenOn"]
    assert stock.screenshot().convert("L").getextrema() == (0, 0)
    stock.screen_on()
    assert "NotificationShade" in stock.shell("dumpsys window displays").output
    stock.shell("wm dismiss-keyguard")
    assert "com.example.launcher" in stock.shell("dumpsys window displays").output


def test_a_restart_shows_the_world_as_it_is_upright_and_at_home(stock: Device, phone: VirtualPhone) -> None:
    stock.app_start(CONTACTS)
    stock.orientation = "left"
    stock.set_clipboard("left over")
    phone.world.reset(2)
    phone.restart()
    assert stock.info["currentPackageName"] == "com.example.launcher"
    assert (stock.window_size(), stock.clipboard) == ((1080, 2400), None)


def test_shade_and_toast(stock: Device, phone: VirtualPhone) -> None:
    stock.open_notification()
    assert stock(description="Airplane mode").wait(timeout=20)
    assert "u0 NotificationShade}" in stock.shell("dumpsys window displays").output
    assert stock.info["currentPackageName"] == "com.android.systemui"
    stock.press("back")
    phone.faults.toast = "Saved"
    stock.click(10, 1800)
    assert stock.last_toast == "Saved"
    stock.clear_toast()
    assert stock.last_toast is None


def test_what_is_not_there_is_an_error(stock: Device) -> None:
    with pytest.raises(UiObjectNotFoundError):
        stock(text="Nowhere").click(timeout=0)
    with pytest.raises(RPCUnknownError, match="method not found"):
        stock.jsonrpc.fly()
    assert stock.press("bogus") is False


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda phone: phone.jsonrpc.click(["no"], "place"), "IllegalArgumentException"),
        (lambda phone: phone.jsonrpc.click(), "parameters invalid"),
        (lambda phone: phone.jsonrpc.getText({"mask": 1}), "IllegalArgumentException"),
        (lambda phone: phone.jsonrpc.getText("never kept"), "UiObjectNotFoundException"),
    ],
)
def test_wrong_parameters_are_answered_and_do_no_harm(
    stock: Device, phone: VirtualPhone, call: Callable[[Device], object], message: str
) -> None:
    with pytest.raises((RPCUnknownError, UiObjectNotFoundError), match=message):
        call(stock)
    assert phone.witness.count("tap") == 0


def test_a_second_automation_is_refused_and_the_first_can_be_stopped(stock: Device) -> None:
    assert "could not get idle state" in stock.shell("uiautomator dump").output
    stock.stop_uiautomator()
    assert 'package="com.example.launcher"' in stock.shell("uiautomator dump /dev/tty").output
    dumped = stock.shell("uiautomator dump /sdcard/seen.xml && cat /sdcard/seen.xml").output
    assert "UI hierchary dumped to: /sdcard/seen.xml" in dumped
    assert "com.example.launcher" in dumped
    stock.start_uiautomator()
    assert stock.info["screenOn"]
