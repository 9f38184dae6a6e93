"""The screen goes away: whoever works it is told, in whatever they do next."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from controllers.actions import Press, Switch, TypeText
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from controllers.errors import ControllerError, TargetLost
from controllers.gestures import Pointer
from perception.locators import described
from tests.controllers.desktop.rig import Rig

Call = Callable[[DesktopTarget], object]
CALLS: dict[str, Call] = {
    "capture": lambda target: target.capture(),
    "locate": lambda target: target.locate(described("Save")),
    "switch": lambda target: target.perform(Switch("a"), None),
    "type": lambda target: target.perform(TypeText("a"), None),
    "press": lambda target: target.perform(Press("a"), None),
    "hand": lambda target: target.hand(Pointer("down", 0.5, 0.5)),
    "settled": lambda target: target.settled(1.0),
}


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DesktopTarget]:
    """A target with a mirror, whose X server has ended."""
    folder = tmp_path_factory.mktemp("lost")
    with Rig(folder) as rig:
        target = DesktopTarget(XScreen(rig.environment["DISPLAY"]), Truce(folder / "asking.lock"))
        mirror = target.frames()
    assert mirror.wait(10**6, 10.0) is None and mirror.over
    yield target
    target.close()


@pytest.mark.parametrize("name", CALLS)
def test_every_call_says_that_the_screen_is_lost(lost: DesktopTarget, name: str) -> None:
    with pytest.raises(TargetLost, match="log in again"):
        CALLS[name](lost)


def test_what_is_not_there_cannot_be_connected_to() -> None:
    with pytest.raises(ControllerError, match="cannot be reached"):
        XScreen(":98765")


def test_a_display_of_nonsense_is_told(tmp_path: Path) -> None:
    with pytest.raises(ControllerError, match="cannot be reached"):
        XScreen("no display")
