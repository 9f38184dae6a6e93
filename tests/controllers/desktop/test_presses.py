"""Presses and keys reach the program that was looked at, or nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from controllers.actions import Action, DoubleTap, RightClick, Scroll, SetText, Switch, Tap, TypeText
from controllers.controller import Found, Missing
from controllers.desktop.windows import Window
from controllers.desktop.x11.screen import XScreen
from controllers.errors import ControllerError
from controllers.sighted import Sighted
from tests.controllers.desktop.conftest import Desk, field

Opened = Callable[..., Window]


def test_what_another_window_covers_is_not_pressed(desk: Desk, opened: Opened) -> None:
    below = opened("galculator")
    seven = desk.found("7")
    desk.target.capture()
    opened("mousepad", "--disable-server")
    missing = desk.target.locate(seven.element.locator)
    assert isinstance(missing, Missing) and "come to the front" in missing.why
    with pytest.raises(ControllerError, match="has come to the front; nothing was typed"):
        desk.target.perform(TypeText("secret"), None)
    with pytest.raises(ControllerError, match="nothing was scrolled"):
        desk.target.perform(Scroll("down"), None)
    desk.target.capture()
    desk.do(Switch("galculator"))
    assert desk.target.capture().place.title == below.title


def test_a_text_is_not_typed_on_into_another_program(
    desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened("mousepad", "--disable-server")
    desk.target.capture()
    typing = XScreen.type

    def interrupted(screen: XScreen, text: str) -> None:
        typing(screen, text)
        opened("galculator")

    monkeypatch.setattr(XScreen, "type", interrupted)
    with pytest.raises(ControllerError, match='"galculator" has come to the front; only the first 50 characters'):
        desk.target.perform(TypeText("0123456789" * 12), None)


def test_what_was_seen_in_a_picture_is_pressed_in_its_program_only(desk: Desk, opened: Opened) -> None:
    opened("galculator")
    target = Sighted(desk.target, "pixels")
    digits = [as_seen(desk.found(digit)) for digit in "789456123"]
    target.perform(Tap(), digits[0])
    desk.holds("7")
    above = opened("mousepad", "--disable-server")
    at = next(digit for digit in digits if above.outer.contains(digit.point))
    text = replace(at, element=replace(at.element, role="textbox"))
    moves: list[tuple[Action, Found]] = [(Tap(), at), (DoubleTap(), at), (RightClick(), at), (SetText("1"), text)]
    for action, found in moves:
        with pytest.raises(ControllerError, match="Something else lies there"):
            target.perform(action, found)
    assert field(desk.target.capture()).value == ""


def as_seen(at: Found) -> Found:
    """The same, told by the picture alone."""
    return replace(at, element=replace(at.element, source="vision", key=f"seen {at.element.name}"))
