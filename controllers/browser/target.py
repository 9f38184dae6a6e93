"""A browser page as a target: one Controller, with its tabs, frames and dialogs."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar, get_args

from playwright.async_api import Error, TimeoutError

from controllers.actions import Action, Home, Open, Swipe, Switch, Wait, phrase
from controllers.browser import at_once, stalled
from controllers.browser.acting import Acting
from controllers.browser.aftermath import aftermath
from controllers.browser.capture import NEAR, WHOLE, FrameView, read
from controllers.browser.dialogs import DialogOpened, DialogScreen, unless_dialog
from controllers.browser.guarding import UNPRESSED, ease, let_through, raised
from controllers.browser.handling import handle
from controllers.browser.locating import Guard, keyed, singled_out
from controllers.browser.loop import Calls, LoopThread, deadline
from controllers.browser.mirror import Mirror
from controllers.browser.patience import CALL_SECONDS, patience
from controllers.browser.refusals import is_replaced, is_unread, refusal
from controllers.browser.settle import settled
from controllers.browser.tabs import Tab, Tabs
from controllers.browser.watching import Seen, Watching
from controllers.controller import Ambiguous, Found, Missing, Performed, Sure
from controllers.errors import ControllerError, TargetLost, untouched
from controllers.gestures import Gesture
from controllers.shown import Shown
from perception.locators import Locator
from perception.page.nodes import Located
from perception.screen import Capture, Element

T = TypeVar("T")
VERBS: frozenset[type] = frozenset(get_args(Action)) - {Swipe}
STALLED_SECONDS = 2.0  # after which a page that is being left for another one is no longer waited for,
HANGING_SECONDS = 6.0  # and one that does not answer
ANYWHERE = (Open, Switch, Home, Wait)  # what does not depend on which tab is in front
UNFOUND = "The element could not be looked for"
OTHER_TAB = "Another tab has come to the front; look at it first."


class BrowserTarget:
    """Some tabs of a Chromium, worked by trusted input. Any thread may call; see Controller for the calls.

    home: the first address, which began to open at `began` (of `time.monotonic`).
    """

    verbs = VERBS

    def __init__(self, thread: LoopThread, tabs: Tabs, home: str, began: float) -> None:
        self._thread = thread
        self._calls = Calls(thread)
        self._tabs = tabs
        self._dialogs = DialogScreen(tabs)
        self._acting = Acting(tabs, home)
        self._views: tuple[FrameView, ...] = ()
        self._last_read: tuple[Tab, Capture] | None = None
        self._held: asyncio.Task[Any] | None = None
        self._acted = began
        self._guarding = False

    def capture(self, *, picture: bool = True) -> Capture:
        """The current tab as it is now; nothing but the dialog while a JavaScript dialog is open."""
        return self._wait(self._capture(picture), CALL_SECONDS, "The page could not be read")

    def glance(self, *, picture: bool = True) -> Capture:
        """The same; what lies far out of view on a big page is counted and not told."""
        return self._wait(self._capture(picture, NEAR), CALL_SECONDS, "The page could not be read")

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        """Find the element now, by its live key or else by the parts of the locator, and hit-test it."""
        return self._wait(self._locate(locator), CALL_SECONDS, UNFOUND)

    def perform(self, action: Action, at: Found | None) -> Performed:
        """Do it, once, and tell what else happened: tabs, downloads, dialogs."""
        return self._wait(self._perform(action, at), patience(action), f"The page did not {phrase(action)}")

    def act(self, action: Action, locator: Locator, sure: Sure) -> Performed:
        """Find the element, let `sure` judge it, and do it: in one go, so that as little as can be comes in between."""
        seconds = CALL_SECONDS + patience(action)
        return self._wait(self._act(action, locator, sure), seconds, f"The page did not {phrase(action)}")

    def hand(self, gesture: Gesture) -> Performed:
        """Pass on what the person does with their own hand."""
        return self._wait(self._hand(gesture), CALL_SECONDS, "The page did not take what you did")

    def watch(self, tell: Callable[[Shown], None]) -> bool:
        """From now on `tell` what the person does on the pages, here or in the browser's own window."""
        watching = Watching(self._tabs, self._look, self._seen, tell)
        self._wait(watching.start(), CALL_SECONDS, "The page could not be watched")
        return True

    def settled(self, within: float) -> bool:
        """Wait until the page is quiet; an open dialog is quiet, too."""
        return self._wait(self._settled(within), within + CALL_SECONDS, "The page did not say whether it is quiet")

    def arrived(self, within: float) -> bool:
        """Wait until the page is there as a whole, though it may not be quiet yet."""
        return self._wait(self._settled(within, whole=True), within + CALL_SECONDS, "The page did not say what it does")

    def frames(self) -> Mirror:
        """Start a live mirror of the current tab. Raises TargetLost when the browser was closed."""
        if not self._thread.running:
            raise TargetLost("The browser was closed; open it again.")
        return Mirror(self._thread, self._tabs)

    def evaluate(self, script: str) -> Any:
        """Run JavaScript in the top frame of the current tab; for faults and probes, not for acting."""
        return self._wait(self._evaluate(script), CALL_SECONDS, "The script did not end")

    def interrupt(self) -> None:
        """Cancel what is pending; the call that waits raises Stopped."""
        self._calls.interrupt()

    def close(self) -> None:
        """Close the tabs; the browser itself lives on. A second call does nothing."""
        if self._thread.running:
            self._wait(self._tabs.close(), CALL_SECONDS, "The tabs did not close")

    def _wait(self, work: Coroutine[Any, Any, T], seconds: float, what: str) -> T:
        with self._told(what):
            return self._calls.wait(work, seconds, what)

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turns what the browser says into a ControllerError that begins with these words."""
        try:
            yield
        except TimeoutError as error:
            raise ControllerError(f"{what} in time; look at the page and try again.") from error
        except ValueError as error:
            raise ControllerError(f"{what}: {error}; reload it.") from error
        except Error as error:
            raise refusal(error, what, bool(self._tabs.all)) from error

    async def _evaluate(self, script: str) -> Any:
        try:
            return await unless_dialog(self._tabs, self._tabs.current.page.evaluate(script))
        except DialogOpened:
            raise ControllerError("A dialog is in the way of the script; answer it first.") from None

    async def _capture(self, picture: bool, reach: Sequence[float] = WHOLE) -> Capture:
        tab = self._tabs.current
        reading = asyncio.ensure_future(unless_dialog(self._tabs, self._read(picture, reach)))
        try:
            await asyncio.wait((reading,), timeout=STALLED_SECONDS)
            if not reading.done() and self._tabs.arriving(0.0):
                return await stalled.leaving(self._tabs, self._known(), picture)
            await asyncio.wait((reading,), timeout=0.0 if tab.hangs else HANGING_SECONDS - STALLED_SECONDS)
            tab.hangs = not reading.done()
            return await (stalled.by_picture(self._tabs, picture, stalled.HANGS) if tab.hangs else reading)
        except DialogOpened:
            return await self._dialogs.capture(self._tabs.blocked or self._tabs.current)
        except (Error, ValueError) as error:
            if not is_unread(error):
                raise
            return await stalled.by_picture(self._tabs, picture, stalled.UNREAD)
        finally:
            reading.cancel()

    async def _read(self, picture: bool, reach: Sequence[float] = WHOLE) -> Capture:
        """Read the current tab; once more, while the call may last, when a navigation took the page away meanwhile."""
        while True:
            tab = self._tabs.current
            try:
                capture, self._views = await read(self._tabs, tab, picture, reach)
            except Error as error:
                if tab in self._tabs.all and not is_replaced(error):
                    raise
            else:
                self._last_read = (tab, capture)
                return capture

    async def _look(self) -> Seen:
        await self._read(picture=False)
        return self._seen()

    def _seen(self) -> Seen:
        assert self._last_read
        return *self._last_read, self._views

    def _is_in_front(self) -> bool:
        """Whether the tab that was read last is still the one in front; a popup may have come since."""
        return self._last_read is None or self._last_read[0] is self._tabs.current

    def _known(self) -> Capture | None:
        """The current tab as it was read last, if it was."""
        tab, last = self._last_read or (None, None)
        return last if tab is self._tabs.current else None

    async def _act(self, action: Action, locator: Locator, sure: Sure) -> Performed:
        if done := await self._at_once(action, locator.key, sure):
            return done
        with ExitStack() as undo, untouched(), self._told(UNFOUND):
            guard = None
            if not (isinstance(action, UNPRESSED) or self._tabs.blocked):  # an open dialog holds up the last press
                guard = await raised(self._tabs, action)
                undo.callback(ease, self._tabs.current)
            async with deadline(CALL_SECONDS, UNFOUND):
                at = sure(await self._locate(locator, guard))
            undo.pop_all()
        return await self._perform(action, at, guard)

    async def _at_once(self, action: Action, key: str, sure: Sure) -> Performed | None:
        """Do it in the one call that finds it again; None where that cannot be, and nothing was done."""
        if self._last_read is None or self._tabs.blocked or not self._is_in_front():
            return None
        seen = at_once.meant(action, key, self._last_read[1].nodes, sure)
        if seen is None:
            return None
        began = time.monotonic()
        doing = asyncio.ensure_future(at_once.act(action, seen, self._views))
        await self._until_done(doing)
        at = doing.result() if doing.done() else None
        if doing.done() and at is None:
            return None
        self._acted = began
        return await self._done(action, at, began)

    async def _locate(self, locator: Locator, guard: Guard | None = None) -> Found | Ambiguous | Missing:
        """Find the element; a guard is set where it was met."""
        try:
            return await unless_dialog(self._tabs, self._locate_on_page(locator, guard))
        except DialogOpened:
            elements = self._dialogs.elements(self._tabs.blocked) if self._tabs.blocked else ()
            match = singled_out(locator, elements)
            return Found(match, match.box, match.box.centre) if isinstance(match, Element) else match

    async def _locate_on_page(self, locator: Locator, guard: Guard | None) -> Found | Ambiguous | Missing:
        if locator.key and not self._is_in_front():
            return Missing(why=OTHER_TAB)
        answer = await keyed(locator.key, self._views, guard) if locator.key else None
        if answer is None or (not isinstance(answer, Located) and answer.reason == "gone"):
            capture = await self._read(picture=False)
            match = singled_out(locator, capture.nodes)
            if not isinstance(match, Element):
                return match
            answer = await keyed(match.key, self._views, guard)
        if isinstance(answer, Located):
            return Found(answer.element, answer.element.box, answer.point)
        return Missing(why=answer.why, by=answer.by)

    async def _perform(self, action: Action, at: Found | None, guard: Guard | None = None) -> Performed:
        began = time.monotonic()
        if not isinstance(action, Wait):
            self._acted = began
        self._guarding = self._guarding or at is not None
        tab = self._tabs.blocked
        if tab is None and at is None and not isinstance(action, ANYWHERE) and not self._is_in_front():
            raise ControllerError(OTHER_TAB)
        work = self._answer(tab, action, at) if tab else self._acting.perform(action, at, self._views, guard)
        await self._until_done(asyncio.ensure_future(work))
        return await self._done(action, at, began)

    async def _done(self, action: Action, at: Found | None, began: float) -> Performed:
        """What came of an action, with all that happened beside it."""
        await aftermath(self._tabs, began, action, at)
        news, self._tabs.news = tuple(self._tabs.news), []
        return Performed(time.monotonic() - began, at.point if at else None, news, self._tabs.blocked is not None)

    async def _hand(self, gesture: Gesture) -> Performed:
        began = self._acted = time.monotonic()
        if self._tabs.blocked is None:
            await self._until_done(asyncio.ensure_future(self._handle(gesture)))
        return Performed(time.monotonic() - began, blocked=self._tabs.blocked is not None)

    async def _handle(self, gesture: Gesture) -> None:
        """What the guard of an action that was broken off would hold back is the person's own now."""
        if self._guarding:
            self._guarding = False
            await let_through(self._tabs.current)
        await handle(self._tabs.current, gesture)

    async def _answer(self, tab: Tab, action: Action, at: Found | None) -> None:
        """Answer a dialog, and wait for the action that it had held up."""
        await self._dialogs.perform(tab, action, at)
        if self._held and not tab.dialog:
            held, self._held = self._held, None
            await held

    async def _until_done(self, task: asyncio.Task[Any]) -> None:
        """Until the action is done; a dialog that it opens holds it up, and does not hold up the caller."""
        try:
            await unless_dialog(self._tabs, asyncio.shield(task))
        except DialogOpened:
            self._held = task
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
        except asyncio.CancelledError:
            task.cancel()
            raise

    async def _settled(self, within: float, whole: bool = False) -> bool:
        try:
            return await unless_dialog(self._tabs, settled(self._tabs, self._acted, within, whole))
        except DialogOpened:
            return True
