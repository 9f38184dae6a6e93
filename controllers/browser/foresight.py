"""What is known to come next, so that it can be done in the same breath."""

import asyncio
import time
from collections.abc import Sequence

from controllers.actions import Action
from controllers.browser.acting import UNPRESSED
from controllers.browser.guarding import arming, let_through
from controllers.browser.looks import FRESH_SECONDS, look_ahead
from controllers.browser.tabs import Tab, Tabs
from controllers.controller import Found
from perception.page.retelling import Look


class Foresight:
    """An element is about to be located for an action, and the screen to be captured after that if `looking`.

    Without an action nothing is foreseen.
    """

    def __init__(self, action: Action | None = None, looking: bool = False) -> None:
        self._action = action
        self._looking = looking
        self._guarded = ""
        self._since = 0.0

    @property
    def arming(self) -> Sequence[float]:
        """How the element is guarded as soon as it is found, see `guarding.arming`."""
        return () if self._action is None or isinstance(self._action, UNPRESSED) else arming(self._action)

    @property
    def pending(self) -> bool:
        """Whether something was foreseen that has not come yet."""
        return self._action is not None

    @property
    def armed(self) -> bool:
        """Whether an element has just been guarded; what was long ago is to be done anew."""
        return self._guarded != "" and time.monotonic() - self._since < FRESH_SECONDS

    def guards(self, key: str) -> None:
        """From now on the element of that key alone may be pressed, in its frame; "" for none."""
        self._guarded, self._since = key, time.monotonic()

    def met(self, at: Found | None, tabs: Tabs) -> bool:
        """Whether what comes now is what was foreseen; else nothing is guarded or looked at ahead any more."""
        for tab in tabs.all:
            tab.ahead = None
        met = self._action is not None and at is not None and self._guarded in ("", at.element.key)
        if self._guarded and not met:
            tabs.current.easing = asyncio.ensure_future(let_through(tabs.current))
        return met

    def look(self, tab: Tab, reach: Sequence[float]) -> None:
        """Ask for the look that follows the action, which has just been begun."""
        if self._looking and (self.armed or isinstance(self._action, UNPRESSED)):
            frame = tab.page.main_frame
            last = tab.looks.get(frame, Look())
            tab.ahead = look_ahead(frame, tab.cdp, last.document, last.number, reach, [])
