"""What a phone does with its screen, on pages made for it."""

import asyncio
import io
from collections.abc import Iterator

import pytest
from PIL import Image

from controllers.virtual_phone import system_ui
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.identity import Identity
from controllers.virtual_phone.screen import ScreenError
from controllers.virtual_phone.system_ui import RESOLVER, Front
from controllers.virtual_phone.uiautomator.hierarchy import Node
from controllers.virtual_phone.witness import Witness
from tests.controllers.virtual_phone.bare import BareScreen

RECORDER = """
window.seen = [];
for (const kind of ["touchstart", "touchmove", "touchend", "click", "contextmenu"]) {
  document.body.addEventListener(kind, (event) => seen.push([kind, event.touches?.length ?? 0]), { passive: true });
}
"""
SYSTEM = "window.phone = { state: () => ({ package: 'com.shop', activity: '.Main', %s }), %s };"


@pytest.fixture
def device(bare: BareScreen) -> Iterator[Device]:
    made = Device(Identity(), bare.screen, Faults(), Witness(), [], lambda: "2026-05-18T09:41:00")
    yield made
    bare.wait(made.system.close())


def seen(bare: BareScreen, *kinds: str) -> list[list[object]]:
    return [event for event in bare.run("() => window.seen") if event[0] in kinds]


def field(bare: BareScreen, device: Device) -> Node:
    """The field on the screen."""
    (window,) = bare.wait(device.windows())
    return next(node for node in window.root.walk() if node.type == "android.widget.EditText")


def test_a_tap_is_a_click(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:900px'>Here</p>", RECORDER)
    bare.wait(device.tap(200, 400))
    assert seen(bare, "click", "contextmenu") == [["click", 0]]


def test_a_long_press_that_the_page_takes_is_no_click(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:900px' oncontextmenu='event.preventDefault()'>Here</p>", RECORDER)
    bare.wait(device.tap(200, 400, 0.6))
    assert seen(bare, "click", "contextmenu") == [["contextmenu", 0]]
    bare.show("<p style='height:900px'>Here</p>", RECORDER)
    bare.wait(device.tap(200, 400, 0.6))
    assert seen(bare, "click", "contextmenu") == [["contextmenu", 0], ["click", 0]]


def test_two_gestures_at_once_do_not_become_a_pinch(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:900px'>Here</p>", RECORDER)

    async def both() -> None:
        await asyncio.gather(device.tap(200, 400), device.tap(700, 900))

    bare.wait(both())
    assert seen(bare, "touchstart") == [["touchstart", 1], ["touchstart", 1]]


def test_a_finger_that_comes_down_ends_the_gesture_before_it(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:900px'>Here</p>", RECORDER)

    async def over_a_long_press() -> None:
        pressing = asyncio.create_task(device.tap(200, 400, 60.0))
        while not device.witness.count("met"):
            await asyncio.sleep(0)
        await device.touch("down", 700, 900)
        await device.touch("up", 700, 900)
        await pressing

    bare.wait(over_a_long_press())
    assert seen(bare, "touchstart", "click") == [["touchstart", 1], ["touchstart", 1], ["click", 0]]


def test_a_gesture_whose_caller_is_gone_leaves_no_finger_on_the_glass(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:900px'>Here</p>", RECORDER)

    async def given_up() -> None:
        pressing = asyncio.create_task(device.tap(200, 400, 60.0))
        while not device.witness.count("met"):
            await asyncio.sleep(0)
        pressing.cancel()
        await asyncio.gather(pressing, return_exceptions=True)
        await device.tap(700, 900)

    bare.wait(given_up())
    assert seen(bare, "touchstart", "click") == [["touchstart", 1], ["touchstart", 1], ["click", 0]]


def test_two_fingers_are_two(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:900px'>Here</p>", RECORDER)
    bare.wait(device.pinch([[(400, 900), (300, 900)], [(600, 900), (700, 900)]], 0.05))
    assert ["touchstart", 2] in seen(bare, "touchstart")


SCROLLED = """() => new Promise((done) => {
  const end = performance.now() + 5000;
  const look = () => (scrollY > 0 || performance.now() > end ? done(scrollY) : requestAnimationFrame(look));
  look();
})"""
"""How far the page has scrolled: it learns of that only after the finger has moved it."""


def test_a_swipe_scrolls(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:5000px'>Long</p>")
    bare.wait(device.swipe([(500, 1800), (500, 800)], 0.2))
    assert bare.run(SCROLLED) > 0


def test_a_dark_screen_takes_no_touch_and_shows_nothing(bare: BareScreen, device: Device) -> None:
    bare.show("<p style='height:900px'>Here</p>", RECORDER)
    bare.wait(device.press("power"))
    bare.wait(device.tap(200, 400))
    bare.wait(device.touch("down", 200, 400))
    bare.wait(device.touch("up", 200, 400))
    assert seen(bare, "touchstart", "click") == []
    assert bare.wait(device.windows()) == []
    assert darkness(bare.wait(device.picture())) == (0, 0)
    bare.wait(device.press("power"))
    assert darkness(bare.wait(device.picture("jpeg"))) != (0, 0)


def darkness(picture: bytes) -> object:
    return Image.open(io.BytesIO(picture)).convert("L").getextrema()


def test_what_must_not_be_copied_is_black(bare: BareScreen, device: Device) -> None:
    bare.show("<p>Secret</p>", SYSTEM % ("secure: true", ""))
    assert darkness(bare.wait(device.picture())) == (0, 0)


def test_text_goes_to_the_field_that_has_the_cursor(bare: BareScreen, device: Device) -> None:
    bare.show("<input autofocus value=old>")
    bare.wait(device.clear())
    bare.wait(device.type("Grüße 世界 🙂"))
    bare.wait(device.press("delete"))
    assert bare.run("() => document.querySelector('input').value") == "Grüße 世界 "


@pytest.mark.parametrize(
    ("html", "taken"),
    [("<input value=old>", "new"), ("<textarea>old</textarea>", "new"), ("<input value=old readonly>", "old")],
)
def test_setting_text_replaces_it_where_it_may(bare: BareScreen, device: Device, html: str, taken: str) -> None:
    bare.show(html)
    assert bare.wait(device.set_text(field(bare, device), "new")) == (taken == "new")
    assert bare.run("() => document.querySelector('input, textarea').value") == taken


def test_setting_text_is_heard_by_the_page(bare: BareScreen, device: Device) -> None:
    bare.show(
        "<input>", "window.seen = []; for (const k of ['input', 'change']) addEventListener(k, () => seen.push(k));"
    )
    bare.wait(device.set_text(field(bare, device), "new"))
    assert bare.run("() => window.seen") == ["input", "change"]


def test_a_field_that_is_gone_takes_no_text(bare: BareScreen, device: Device) -> None:
    bare.show("<input>")
    gone = field(bare, device)
    bare.show("<input>")
    assert not bare.wait(device.set_text(gone, "new"))


def test_a_page_without_a_system_ui_is_a_browser(bare: BareScreen, device: Device) -> None:
    bare.show("<p>Page</p>")
    assert bare.wait(device.front()) == Front("com.android.chrome", ".Main")
    assert bare.wait(device.launch({"package": "com.shop"}))["ok"] is False


def test_while_the_person_chooses_an_app_the_chooser_is_in_front(
    bare: BareScreen, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_ui, "LAUNCH_SECONDS", 0.1)
    bare.show("<p>Page</p>", SYSTEM % ("", "launch: () => new Promise(() => {})"))
    assert bare.wait(device.launch({"action": "android.intent.action.VIEW"})) == RESOLVER


def test_a_page_that_fails_is_an_error_of_the_screen(bare: BareScreen, device: Device) -> None:
    bare.show("<p>Page</p>", "window.phone = { state: () => { throw new Error('broken'); } };")
    with pytest.raises(ScreenError, match="broken"):
        bare.wait(device.front())


def test_a_screen_that_is_closed_is_not_alive() -> None:
    own = BareScreen()
    alive = own.screen.alive
    own.close()
    assert alive and not own.screen.alive
