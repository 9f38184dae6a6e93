"""What is seen of a phone, and what is said where it cannot be seen."""

import io

import pytest
from PIL import Image

from controllers.actions import Press, Swipe
from controllers.errors import ControllerError
from tests.controllers.android.holding import Held


def test_the_home_screen_is_a_list_of_apps_without_bars_and_keyboard(held: Held) -> None:
    screen = held.screen
    assert (screen.place.scope, screen.place.title) == ("app:home", "Home screen")
    assert {"Contacts", "Settings"} <= {e.name for e in screen.elements if e.interactive}
    assert screen.size == (432, 960)
    assert not any("systemui" in e.key or "inputmethod" in e.key for e in screen.elements)


def test_the_picture_fits_the_elements(held: Held) -> None:
    capture = held.target.capture()
    assert capture.picture
    width, height = Image.open(io.BytesIO(capture.picture.image)).size
    assert (width / capture.picture.scale, height / capture.picture.scale) == capture.size


def test_elements_keep_their_keys_when_a_list_moves(held: Held) -> None:
    held.open("Contacts")
    before = {e.key: e.name for e in held.screen.elements if e.role == "listitem" or e.interactive}
    held.do(Swipe("up"))
    after = {e.key: e.name for e in held.screen.elements if e.role == "listitem" or e.interactive}
    shared = before.keys() & after.keys()
    assert shared and all(before[key] == after[key] for key in shared)


def test_a_picture_is_taken_by_another_way_where_the_usual_one_gives_none(held: Held) -> None:
    held.phone.faults.screenshot = "null"
    picture = held.target.capture().picture
    assert picture and picture.format == "png" and Image.open(io.BytesIO(picture.image)).size == (1080, 2400)


def test_a_screen_that_cannot_be_photographed_says_so(held: Held) -> None:
    held.phone.faults.screenshot = "black"
    capture = held.target.capture()
    assert [e.name for e in capture.nodes if e.role == "status"] == [
        "The app in front does not let its screen be photographed."
    ]


def test_a_screen_without_a_tree_says_so(held: Held) -> None:
    held.phone.faults.hierarchy = "empty"
    (told,) = held.target.capture(picture=False).nodes
    assert told.name == "The phone does not tell what is on this screen; only its picture shows it."


def test_another_app_s_window_is_told_as_a_frame_of_that_app(held: Held) -> None:
    held.open("Settings")
    held.phone.faults.overlay = "<button>Claim prize</button>"
    held.target.perform(Press("Tab"), None)
    held.target.settled(2.0)
    screen = held.screen
    held.phone.restart()
    (frame,) = [e for e in screen.elements if e.role == "frame"]
    assert (frame.value, screen.place.scope) == ("app:com.example.stranger", "app:com.example.settings")
    assert next(e for e in screen.elements if e.name == "Claim prize").within[:1] == (frame.key,)


def test_a_huge_tree_is_refused_in_one_sentence(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perception.hierarchy.tree.NODES", 5)
    with pytest.raises(ControllerError, match="too much to read"):
        held.target.capture(picture=False)
