"""`journeyman macro record`, in a process of its own: what a person does in its browser, until Ctrl+C."""

import signal
import subprocess
from collections.abc import Callable

from playwright.sync_api import Browser, Page, Playwright

from app.demo.server import DemoSite
from tests.app.cli.conftest import Journeyman

Process = Callable[..., subprocess.Popen[str]]


def shown(browser: Browser, shop: DemoSite) -> Page:
    """The page that the command has opened."""
    (context,) = browser.contexts
    while True:
        for page in context.pages:
            if page.url.startswith(shop.url):
                return page
        context.wait_for_event("page", timeout=20_000)


def test_what_is_done_is_printed_and_kept_when_it_is_interrupted(
    journeyman: Journeyman, process: Process, shop: DemoSite, running_browser: str, playwright: Playwright
) -> None:
    recording = process("macro", "record", "Find somebody", "--on", shop.url)
    assert recording.stdout
    assert recording.stdout.readline().startswith("Do it once.")
    assert recording.stderr and "Ctrl+C, or closing the window, ends" in recording.stderr.readline()
    browser = playwright.chromium.connect_over_cdp(running_browser)
    page = shown(browser, shop)
    page.get_by_role("link", name="Customers").click()
    assert 'tap "Customers" link' in recording.stdout.readline()
    page.get_by_label("Search customers").click()
    page.keyboard.type("Jörg")
    page.keyboard.press("Enter")
    assert 'type "Jörg" in "Search customers" searchbox' in recording.stdout.readline()
    assert "press Enter" in recording.stdout.readline()
    recording.send_signal(signal.SIGINT)
    assert recording.wait(20) == 0
    assert "else 'Jörg'" in recording.stdout.read()
    browser.close()
    said = journeyman("macro", "replay", "Find somebody", "--set", "search_customers=Farid")
    assert said.code == 0, said


def test_a_recording_of_nothing_says_so(process: Process, shop: DemoSite, running_browser: str) -> None:
    recording = process("macro", "record", "Nothing", "--on", shop.url)
    assert recording.stdout and recording.stdout.readline().startswith("Do it once.")
    recording.send_signal(signal.SIGINT)
    told = recording.communicate(timeout=20)[1]
    assert recording.returncode == 2 and "Nothing was recorded." in told, told


def test_what_cannot_be_recorded_there_is_told_and_nothing_is_opened(journeyman: Journeyman) -> None:
    assert "Show me in the app" in journeyman("macro", "record", "Call", "--on", "android").err
    assert "needs a name" in journeyman("macro", "record", " ", "--on", "http://127.0.0.1:1").err
