"""One browser for all tests that open pages in it: starting one takes longer than most of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from controllers.browser.chromium import Chromium
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
