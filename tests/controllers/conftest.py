"""Pages shown in the one browser, from two origins."""

from collections.abc import Callable, Iterator

import pytest

from controllers.actions import Open
from controllers.browser.chromium import Chromium
from controllers.browser.target import BrowserTarget
from tests.controllers.site import Site
from tests.controllers.worked import Worked

Shown = Callable[[str], Worked]
PAGE = "<!doctype html><title>Page</title><body>{}"
SHOWN_SECONDS = 0.5


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="session")
def stage(chromium: Chromium, site: Site) -> Iterator[BrowserTarget]:
    """One target for the many tests that leave nothing behind: opening one takes longer than most of them."""
    target = chromium.open(site.address)
    yield target
    target.close()


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an action sets in motion is told with it, also where the machine has much else to do."""
    monkeypatch.setattr("controllers.browser.aftermath.STIR_SECONDS", 0.5)
    monkeypatch.setattr("controllers.browser.aftermath.AFTERMATH_SECONDS", 10.0)


@pytest.fixture
def show(stage: BrowserTarget, site: Site) -> Shown:
    """Shows a page with this body on the stage."""

    def shown(body: str) -> Worked:
        site.pages["/"] = PAGE.format(body)
        stage.perform(Open(f"{site.address}/"), None)
        stage.settled(SHOWN_SECONDS)
        return Worked(stage)

    return shown


@pytest.fixture
def show_apart(chromium: Chromium, site: Site) -> Iterator[Shown]:
    """Shows a page with this body in a target of its own."""
    targets = []

    def shown(body: str) -> Worked:
        site.pages["/"] = PAGE.format(body)
        targets.append(chromium.open(f"{site.address}/"))
        targets[-1].settled(SHOWN_SECONDS)
        return Worked(targets[-1])

    yield shown
    for target in targets:
        target.close()
