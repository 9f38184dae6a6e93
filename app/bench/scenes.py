"""What each suite is played on."""

from contextlib import ExitStack
from typing import Any

from app.bench.beds import Bed, shop
from app.bench.miniwob import ADDED, MiniWob
from app.bench.pages import served
from app.bench.phones import VirtualPhones
from app.bench.playing import Browsers, Stage
from app.bench.suites import miniwob
from app.providers.browser import browsing
from app.settings import Settings
from controllers.faults import Faults
from controllers.virtual_phone.phone import VirtualPhone


def scene(stack: ExitStack, suite: str, settings: Settings, faults: Faults, jobs: int) -> tuple[Bed[Any], Stage]:
    """Bed and stage for so many runs at a time, ended with the stack. Raises UserError, ControllerError."""
    if suite == "phone":
        phones = VirtualPhones([stack.enter_context(VirtualPhone()) for _ in range(jobs)], faults)
        return phones.bed, phones.stage
    browsers = [stack.enter_context(browsing(settings)) for _ in range(jobs)]
    if suite == "miniwob":
        pages = MiniWob(stack.enter_context(served(miniwob.folder(), ADDED)), browsers, faults)
        return pages.bed, pages.stage
    return shop, Browsers(browsers, faults)
