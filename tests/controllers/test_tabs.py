"""Tabs, frames, downloads and the live mirror of a browser target."""

import hashlib
import io
import threading
from pathlib import Path

import pytest
from PIL import Image

from controllers.actions import Home, Open, SetText, Switch
from controllers.controller import Ambiguous, FrameSlot, Missing
from controllers.errors import ControllerError
from perception.locators import Locator, described
from tests.controllers.conftest import Shown
from tests.controllers.site import Site

POP = "<title>{0}</title><h1>{0}</h1><button onclick='window.close()'>Done</button>"
SOON = 10.0
RED, BLUE = 0, 2


@pytest.mark.parametrize(
    "opener",
    ["<a target=_blank href=/pop>Open</a>", "<button onclick=\"window.open('/pop')\">Open</button>"],
)
def test_a_new_tab_becomes_the_current_one_until_it_closes(show_apart: Shown, site: Site, opener: str) -> None:
    site.pages["/pop"] = POP.format("Pop")
    page = show_apart(opener)
    assert f"new tab opened: {site.address}/pop" in page.tap("Open").events
    capture = page.target.capture()
    assert [(tab.title, tab.current) for tab in capture.tabs] == [("Page", False), ("Pop", True)]
    assert capture.nodes[0].name == "Pop"
    if "window.open" in opener:
        page.tap("Done")
        assert page.address == f"{site.address}/"


def test_switching_by_words(show_apart: Shown, site: Site) -> None:
    site.pages["/pop"] = POP.format("Second page")
    page = show_apart("<a target=_blank href=/pop>Open</a>")
    page.tap("Open")
    page.do(Switch("page"))
    assert page.address == f"{site.address}/"
    page.do(Switch("second"))
    assert page.address == f"{site.address}/pop"
    with pytest.raises(ControllerError, match='Several tabs fit "127"; the tabs are "Page", "Second page"'):
        page.do(Switch("127"))
    with pytest.raises(ControllerError, match='No tab fits "third"'):
        page.do(Switch("third"))


def test_a_download_is_saved_and_told(show_apart: Shown, site: Site, downloads: Path) -> None:
    site.pages["/report"] = "figures"
    page = show_apart("<a href=/report>Report</a>")
    first, second = (page.tap("Report").events for _ in range(2))
    assert first == (f"download saved to {downloads / 'report.txt'}",)
    assert second == (f"download saved to {downloads / 'report-2.txt'}",)
    assert (downloads / "report-2.txt").read_text() == "figures"
    assert page.address == f"{site.address}/"


def test_frames_of_every_origin_are_read_and_worked(show_apart: Shown, site: Site) -> None:
    site.pages["/inner"] = "<label>Card <input></label><button onclick='this.textContent = `Paid`'>Pay</button>"
    site.pages["/middle"] = f"<h2>Middle</h2><iframe src='{site.address}/inner'></iframe>"
    page = show_apart(
        f"<h1>Top</h1><div style='height:1500px'></div><iframe src='{site.other}/middle' height=400></iframe>"
    )
    page.do(SetText("1234"), "Card")
    page.tap("Pay")
    assert page.one("Card").value == "1234"
    assert page.one("Paid").visibility == "shown"
    assert {"Top", "Middle"} <= set(page.names())
    keys = [element.key for element in page.elements()]
    assert len(set(keys)) == len(keys) and keys == [element.key for element in page.elements()]


def test_an_element_is_found_by_its_key_and_by_its_parts_once_it_was_replaced(show_apart: Shown) -> None:
    page = show_apart("<div id=box><button id=buy>Buy</button></div><button>Sell</button>")
    old = page.one("Buy")
    page.target.evaluate("box.innerHTML = '<p>New</p><button id=buy>Buy</button>'")
    found = page.target.locate(old.locator)
    assert not isinstance(found, Ambiguous | Missing) and found.element.key != old.key
    gone = page.target.locate(Locator((), old.key))
    assert isinstance(gone, Missing)


def test_a_key_of_an_earlier_page_is_never_taken_for_one_of_this(show_apart: Shown, site: Site) -> None:
    site.pages["/next"] = "<button>Delete</button>"
    page = show_apart("<button>Keep</button>")
    old = page.one("Keep")
    page.do(Open(f"{site.address}/next"))
    assert isinstance(page.target.locate(Locator((), old.key)), Missing)


def test_what_cannot_be_found_or_met_is_said(show_apart: Shown) -> None:
    page = show_apart(
        """<button>Save</button><button>Save</button>
        <button>Under</button><div style='position:fixed;inset:0' aria-label=Curtain role=dialog>Curtain</div>"""
    )
    assert isinstance(page.target.locate(described("Save", "button")), Ambiguous)
    nothing = page.target.locate(described("Sove all"))
    assert isinstance(nothing, Missing) and nothing.why
    under = next(element for element in page.elements() if element.name == "Under")
    covered = page.target.locate(under.locator)
    assert isinstance(covered, Missing) and "covered by" in covered.why


def test_a_capture_tells_place_and_picture(show_apart: Shown, site: Site) -> None:
    page = show_apart("<h1>Hello</h1>")
    page.do(Open(f"{site.address}/?a=b#c"))
    capture = page.target.capture()
    assert (capture.place.scope, capture.place.address) == (site.address, f"{site.address}/?a=b#c")
    assert capture.place.title == "Page" and not capture.loading
    assert capture.picture and capture.picture.digest == hashlib.sha256(capture.picture.image).hexdigest()
    assert Image.open(io.BytesIO(capture.picture.image)).size == capture.size == (1280, 800)
    assert page.target.capture(picture=False).picture is None


def test_the_mirror_shows_changes_and_follows_the_current_tab(show_apart: Shown, site: Site) -> None:
    site.pages["/pop"] = "<title>Pop</title><body style='background:#00f'>"
    page = show_apart("<body style='background:#f00'><button onclick=\"this.style.marginTop = '50px'\">Move</button>"
                "<a target=_blank href=/pop>Open</a>")  # fmt: skip
    mirror = page.target.frames()
    serial = 0
    for step, colour in (("", RED), ("Move", RED), ("Open", BLUE)):
        if step:
            page.tap(step)
        serial, image = newer(mirror, serial)
        while strongest(image) != colour:  # a last frame of the tab before
            serial, image = newer(mirror, serial)
    mirror.close()
    page.do(Home())


def test_a_screencast_that_did_not_begin_is_begun_again(show_apart: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    page = show_apart("Page")
    protocol = page.target._tabs.current.cdp
    send, lost = protocol.send, []

    async def forgetful(method: str, params: dict[str, object] | None = None) -> dict[str, object]:
        if method == "Page.startScreencast" and not lost:
            lost.append(method)
            return {}
        return await send(method, params)

    monkeypatch.setattr(protocol, "send", forgetful)
    mirror = page.target.frames()
    assert mirror.wait(0, SOON) and lost
    mirror.close()


def strongest(image: bytes) -> int:
    """The colour that the middle of the picture has most of."""
    colour = Image.open(io.BytesIO(image)).convert("RGB").crop((600, 600, 601, 601)).tobytes()
    return colour.index(max(colour))


def newer(mirror: FrameSlot, serial: int) -> tuple[int, bytes]:
    """The newest frame once the picture has stood still for a moment."""
    still = threading.Event()
    newest: tuple[int, bytes] | None = None
    for _ in range(int(SOON / 0.1)):
        frame = mirror.newest(newest[0] if newest else serial)
        if frame is None and newest:
            return newest
        newest = frame or newest
        still.wait(0.1)
    raise AssertionError("no frame came, or they never ended")
