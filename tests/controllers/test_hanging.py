"""A page that does not answer is seen by its picture, in bounded time, and can be left."""

import io
import time

import pytest
from PIL import Image

from controllers.actions import Open, Reload, Tap
from controllers.errors import ControllerError
from tests.controllers.conftest import Shown
from tests.controllers.site import Site
from tests.controllers.worked import PATIENCE, Worked

HANGS = """<style>body { background: #00f }</style><h1>Still there</h1>
<button onclick="setTimeout(() => { while (true); }, 50)">Hang</button>"""


@pytest.fixture
def hung(show_apart: Shown, monkeypatch: pytest.MonkeyPatch) -> Worked:
    """A blue page with a script that does not end."""
    monkeypatch.setattr("controllers.browser.target.STALLED_SECONDS", 0.2)
    monkeypatch.setattr("controllers.browser.target.HANGING_SECONDS", 0.4)
    monkeypatch.setattr("controllers.browser.stalled.CAST_SECONDS", 4.0)
    page = show_apart(HANGS)
    page.target.perform(Tap(), page.find("Hang"))
    assert not page.target.settled(0.3)
    return page


def test_it_is_seen_as_it_was_drawn_last_and_says_why(hung: Worked) -> None:
    began = time.monotonic()
    seen = hung.target.capture()
    assert time.monotonic() - began < 5.0  # not the whole time that a call may take
    assert seen.nodes == () and "does not answer" in seen.sight and seen.place.title == "Page"
    assert seen.picture and seen.size == (1280, 800)
    with Image.open(io.BytesIO(seen.picture.image)) as image:
        blue = image.convert("RGB").getpixel((900, 600))
    assert isinstance(blue, tuple) and blue[2] > 240 > 15 > blue[0]


def test_loading_it_again_ends_its_script(hung: Worked, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hung.target.capture(picture=False).sight
    monkeypatch.undo()
    hung.target.perform(Reload(), None)
    assert hung.target.settled(5.0)
    seen = hung.target.capture()
    assert seen.sight == "" and "Hang" in [e.name for e in seen.nodes]


def test_it_can_be_left_for_another_page(hung: Worked, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/else"] = "<h1>Elsewhere</h1>"
    assert hung.target.capture(picture=False).sight
    monkeypatch.undo()
    hung.target.perform(Open(f"{site.address}/else"), None)
    assert hung.target.settled(5.0)
    assert hung.names() == ["Elsewhere"]


def test_what_is_done_on_it_is_refused_in_words(hung: Worked, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hasty, pytest.raises(ControllerError, match="could not be looked for within"):
        hasty.setattr("controllers.browser.target.CALL_SECONDS", 0.5)
        hung.find("Hang")


@pytest.mark.parametrize(
    "spoiling",
    [
        "Array.prototype.map = () => { throw new TypeError('12 button') }",
        "JSON.stringify = () => '{}'; String.prototype.slice = () => 7",
    ],
)
def test_a_page_that_spoils_its_own_reading_is_seen_by_its_picture(
    show_apart: Shown, spoiling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("controllers.browser.target.STALLED_SECONDS", PATIENCE)
    monkeypatch.setattr("controllers.browser.stalled.CAST_SECONDS", PATIENCE)
    page = show_apart(f"<button>Here</button><script>{spoiling}</script>")
    assert page.target.settled(PATIENCE)
    seen = page.target.capture()
    assert seen.nodes == () and seen.sight == "its picture alone, as reading the page itself failed" and seen.picture
