"""Who goes through a form by keys alone is recorded as who presses each of its fields."""

from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import BrowserContext

from app.events import Proposed
from app.proposals import Act
from app.session import Session
from controllers.browser.chromium import Chromium
from tests.app.recording.person import Person
from tests.app.recording.test_window import Told, context
from tests.controllers.site import Site

__all__ = ["context"]

FORM = """<!doctype html><title>Order</title><form onsubmit="event.preventDefault(); said.textContent = 'Sent'">
<label>Name <input autofocus></label> <label>Street <input value="Old 1"></label>
<label>City <select><option>Bonn<option>Kiel</select></label> <label><input type=checkbox> News</label>
<label>Post <input type=radio name=way></label> <label>Van <input type=radio name=way></label>
<label>Day <input type=date></label> <label>Count <input type=number value=1></label>
<label>Password <input type=password></label> <label>Size <input type=range></label>
<label>Words <textarea></textarea></label> <button>Send</button></form><p role=status id=said></p>"""
KEYS = """Tab ArrowDown Tab Space Tab Space ArrowDown Tab 01022026 Tab Tab ArrowUp Tab hush Tab ArrowRight Tab Hi
Shift+Tab ArrowRight Tab More Tab Space""".split()
SHOWN = [
    'type "Ada" in "Name" textbox',
    'type "Quay 5" in "Street" textbox',
    'choose "Kiel" in "City" combobox',
    'check "News" checkbox',
    'check "Post" radio',
    'check "Van" radio',
    'type "2026-01-02" in "Day" textbox',
    'type "2" in "Count" spinbutton',
    'type "•••" in "Password" textbox',
    'type "51" in "Size" slider',
    'type "Hi" in "Words" textbox',
    'type "52" in "Size" slider',
    'type "HiMore" in "Words" textbox',
    'tap "Send" button',
]


def gone_through(type_: Callable[[str], object], press: Callable[[str], object], keys: Iterable[str]) -> None:
    for key in keys:
        (press if key in ("Tab", "Space") or "Arrow" in key or "+" in key else type_)(key)


def test_in_the_browsers_window(browser: Chromium, context: BrowserContext, site: Site) -> None:
    site.pages["/"] = FORM
    with context.expect_page() as opening:
        target = browser.open(f"{site.address}/")
    told = Told(Session({"page": target}, {"page": f"{site.address}/"}))
    try:
        keys = opening.value.keyboard
        gone_through(keys.type, keys.press, ["Ada", "Tab", "Quay 5", *KEYS])
        assert [told.next() for _ in SHOWN] == SHOWN
    finally:
        left = told.end()
        target.close()
    assert not left and not told.recorder.missing


def test_in_the_mirror(browser: Chromium, site: Site, journeyman_home: Path) -> None:
    site.pages["/"] = FORM
    target = browser.open(f"{site.address}/")
    person = Person(target)
    gone_through(person.type, person.press, ["Ada", "Tab", "Quay 5", *KEYS])
    events = person.shows("Order", journeyman_home, f"{site.address}/")
    target.close()
    assert [
        event.proposal.words for event in events if isinstance(event, Proposed) and isinstance(event.proposal, Act)
    ] == SHOWN
