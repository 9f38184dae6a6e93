"""One browser for all tests of the browser target, and small pages on two origins."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from tests.controllers.site import Site
from tests.controllers.worked import Worked

Shown = Callable[[str], Worked]


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
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def show(chromium: Chromium, site: Site) -> Iterator[Shown]:
    """Opens a page with this body as a target of its own."""
    targets = []

    def shown(body: str) -> Worked:
        site.pages["/"] = f"<!doctype html><title>Page</title><body>{body}"
        targets.append(chromium.open(f"{site.address}/"))
        targets[-1].settled(2)
        return Worked(targets[-1])

    yield shown
    for target in targets:
        target.close()
