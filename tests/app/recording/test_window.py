"""What is done in the browser's own window, by every way there is, is told."""

import queue
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from app.recording.recorder import Recorder
from app.recording.watching import WatchedWindow
from app.session import Session
from controllers.browser.chromium import Chromium
from perception.screen import Capture
from tests.controllers.site import Site

PATIENCE = 20.0
FIRST = """<!doctype html><title>First</title><h1>First</h1>
<button ondblclick="said.textContent += ' twice'">Twice</button>
<button oncontextmenu="said.textContent += ' right'; return false">Menu</button>
<button style="touch-action: none" onpointermove="if (event.buttons) said.textContent = ' moved'"
  onpointerdown="setPointerCapture(event.pointerId)">Knob</button>
<label>Paper <input type=file onchange="said.textContent += ' ' + files[0].name"></label>
<a href=/other target=_blank>Other</a> <button onclick="said.textContent += ' again'">Again</button>
<p role=status id=said></p>"""
OTHER = """<!doctype html><title>{0}</title><h1>{0}</h1><button onclick="said.textContent = 'Done here'">Here</button>
<p role=status id=said></p>"""


class Told:
    """What is recorded in windows, in words, until the end is asked for."""

    def __init__(self, session: Session) -> None:
        self.recorder = Recorder(session.starts)
        self._window = WatchedWindow(session, self.recorder)
        self._window.begin()
        self._words: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(1)
        self._telling = self._pool.submit(self._tell)

    def next(self) -> str:
        return self._words.get(timeout=PATIENCE)

    def end(self) -> list[str]:
        """What else was told."""
        self._window.stop()
        self._pool.shutdown()
        self._telling.result()
        return [self._words.get() for _ in range(self._words.qsize())]

    def _tell(self) -> None:
        for deed in self._window.deeds():
            self._words.put(deed.words)


@pytest.fixture
def context(playwright: Playwright, running_browser: str) -> Iterator[BrowserContext]:
    """The browser's window, as a person has it."""
    browser = playwright.chromium.connect_over_cdp(running_browser)
    yield browser.contexts[0]
    browser.close()


def choose(page: Page, path: Path) -> None:
    """As the window's own dialog does it; Playwright's events would be the page's own."""
    cdp = page.context.new_cdp_session(page)
    field = cdp.send("Runtime.evaluate", {"expression": "document.querySelector('[type=file]')"})["result"]
    cdp.send("DOM.setFileInputFiles", {"files": [str(path)], "objectId": field["objectId"]})


def typed(page: Page, address: str) -> None:
    """As into the address bar."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Page.navigate", {"url": address, "transitionType": "typed"})
    page.wait_for_url(address)


def test_a_new_tab_is_told_once_and_whole_however_late_it_is_looked_at(
    browser: Chromium, context: BrowserContext, site: Site
) -> None:
    pages = {name: f"{site.address}/{name}" for name in ("first", "third")}
    site.pages |= {"/first": FIRST, "/other": OTHER.format("Other"), "/third": OTHER.format("Third")}
    opened = {}
    for name, address in pages.items():
        with context.expect_page() as opening:
            opened[name] = browser.open(address), opening.value
    told = Told(Session({name: target for name, (target, _) in opened.items()}, pages))
    try:
        opened["first"][1].get_by_role("button", name="Again").click()
        assert told.next() == 'tap "Again" button'
        tab = context.new_page()
        typed(tab, f"{site.address}/other")
        tab.reload()
        tab.get_by_role("button", name="Here").click()
        words = [told.next() for _ in range(3)]
    finally:
        left = told.end()
        for target, _ in opened.values():
            target.close()
    assert words == [f"open {site.address}/other", "reload", 'tap "Here" button']
    assert not left and {deed.on for deed in told.recorder.deeds} == {"first"}


def test_every_way_of_doing_something(browser: Chromium, context: BrowserContext, site: Site, tmp_path: Path) -> None:
    first, third = (f"{site.address}/{name}" for name in ("first", "third"))
    site.pages |= {"/first": FIRST, "/other": OTHER.format("Other"), "/third": OTHER.format("Third")}
    paper = tmp_path / "paper.txt"
    paper.write_text("words")
    with context.expect_page() as opening:
        target = browser.open(first)
    page = opening.value
    told = Told(Session({"page": target}, {"page": first}))
    try:
        page.get_by_role("button", name="Twice").dblclick()
        assert told.next() == 'double tap "Twice" button'
        page.get_by_role("button", name="Menu").click(button="right")
        assert told.next() == 'right click "Menu" button'
        page.get_by_role("button", name="Knob").hover()
        page.mouse.down()
        page.mouse.move(300, 200, steps=4)
        page.mouse.up()
        assert told.next().startswith("drag by ")
        choose(page, paper)
        assert told.next() == f'upload {paper} to "Paper" file'
        page.goto(third)
        assert told.next() == f"open {third}"
        page.go_back(wait_until="commit")
        assert told.next() == "back"
        with context.expect_page() as opening:
            page.get_by_role("link", name="Other").click()
        assert told.next() == 'tap "Other" link'
        opening.value.get_by_role("button", name="Here").click()
        assert told.next() == 'tap "Here" button'
        page.get_by_role("button", name="Again").click()
        assert [told.next(), told.next()] == ['switch to "First"', 'tap "Again" button']
    finally:
        left = told.end()
        target.close()
    assert not left and not told.recorder.missing


def test_a_click_into_a_field_is_no_step_however_soon_it_is_typed_there(
    browser: Chromium, context: BrowserContext, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages |= {"/field": "<!doctype html><title>Field</title><label>Street <input value='Quay 1'></label>"}
    with context.expect_page() as opening:
        target = browser.open(f"{site.address}/field")
    page, looking, typed_in = opening.value, Event(), Event()
    told = Told(Session({"page": target}, {"page": f"{site.address}/field"}))
    look = target.capture

    def late(*, picture: bool = True) -> Capture:
        looking.set()
        assert typed_in.wait(PATIENCE)
        return look(picture=picture)

    monkeypatch.setattr(target, "capture", late)
    try:
        page.get_by_role("textbox", name="Street").click(click_count=3)
        assert looking.wait(PATIENCE)
        page.keyboard.type("Quay 5")
    finally:
        typed_in.set()
        words = told.end()
        target.close()
    assert words == ['type "Quay 5" in "Street" textbox']
