"""Browsers for all tests that open pages in them: starting one takes longer than most of them."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Playwright

from controllers.browser.chromium import FLAGS, Chromium
from controllers.browser.finding import find_browser


@pytest.fixture(scope="session")
def browser_path() -> str:
    return find_browser()


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def chromium(browser_path: str, downloads: Path) -> Iterator[Chromium]:
    browser = Chromium.launch(browser_path, downloads=downloads)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def plain_browser(playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    """One for pages that nothing of ours works; what a test opens in it has a context of its own."""
    browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def running_browser(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one that runs already, for whatever attaches itself to it."""
    flags = [
        "--headless",
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
        "--window-size=1280,887",
        "--remote-debugging-port=0",
        *(["--no-sandbox"] * (os.geteuid() == 0)),
    ]
    folder = f"--user-data-dir={tmp_path_factory.mktemp('browser')}"
    with subprocess.Popen([browser_path, *flags, folder], stderr=subprocess.PIPE, text=True) as browser:
        assert browser.stderr
        listening = next(line for line in browser.stderr if "DevTools listening" in line)
        yield f"http://{urlsplit(listening.split()[-1]).netloc}"
        browser.terminate()
