"""One page and one site for the tests of replaying."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from controllers.browser.chromium import Chromium
from controllers.browser.target import BrowserTarget
from skills.library import Library
from tests.controllers.site import Site


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="module")
def page(chromium: Chromium) -> Iterator[BrowserTarget]:
    target = chromium.open("about:blank")
    yield target
    target.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = Library(tmp_path / "library.db")
    yield found
    found.close()
