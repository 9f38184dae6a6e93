"""Pages of two origins for what is shown on them, and one browser for all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from controllers.browser.chromium import Chromium
from tests.controllers.conftest import site

__all__ = ["site"]


@pytest.fixture(scope="module")
def browser(running_browser: str, downloads: Path) -> Iterator[Chromium]:
    """Not the one of other tests: pages that were watched tell of every press."""
    browser = Chromium.attach(running_browser, downloads=downloads)
    yield browser
    browser.close()
