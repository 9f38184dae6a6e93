"""An independent witness of every click: did it meet the very element that was meant?

It listens inside the page for the browser's own, trusted press and compares what that met with the
element that the action was aimed at, so that it does not depend on how the controller finds its point.
"""

from controllers.actions import Action, DoubleTap, Scroll, Tap, Wait
from controllers.browser.target import BrowserTarget
from controllers.controller import Controller, Found, Performed
from controllers.errors import ControllerError
from controllers.relay import Relay
from perception.screen import Capture

# The verdict is kept in the tab's session storage, which outlives the navigation that a click may cause.
LISTEN = """(key => {
  const meant = __journeyman.element(key);
  sessionStorage.removeItem('met');
  addEventListener('pointerdown', event => {
    if (!event.isTrusted || sessionStorage.getItem('met')) return;
    const met = event.composedPath();
    const right = met.includes(meant) || [...(meant.labels || [])].some(label => met.includes(label));
    sessionStorage.setItem('met', right ? 'right' : 'wrong');
  }, {capture: true, once: true});
})(%s)"""
VERDICT = "sessionStorage.getItem('met')"


class Watched(Relay):
    """A target under witness, and the `addresses` that were visited, in order.

    acts: how often it was made to do something; waiting, and bringing into view what is acted on, are none.
    wrong: taps that went amiss.
    """

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self.acts = 0
        self.wrong = 0
        self.addresses: list[str] = []

    def capture(self, *, picture: bool = True) -> Capture:
        capture = super().capture(picture=picture)
        if self.addresses[-1:] != [capture.place.address]:
            self.addresses.append(capture.place.address)
        return capture

    def perform(self, action: Action, at: Found | None) -> Performed:
        self.acts += not (isinstance(action, Wait) or (isinstance(action, Scroll) and at))
        return super().perform(action, at)


class WatchedPage(Watched):
    """A page; a click is amiss that met another element than the one it was aimed at."""

    def __init__(self, target: BrowserTarget, worked: Controller) -> None:
        """`worked` is what the engine works with: the target itself, or the target with faults."""
        super().__init__(worked)
        self._target = target

    def perform(self, action: Action, at: Found | None) -> Performed:
        watched = isinstance(action, Tap | DoubleTap) and at is not None and self._listen(at)
        performed = super().perform(action, at)
        if watched and self._verdict() == "wrong":
            self.wrong += 1
        return performed

    def _listen(self, at: Found) -> bool:
        """Whether the element stands in the top document, where the witness can see."""
        number = at.element.key.rpartition(":")[2]
        try:
            return number.isdigit() and self._target.evaluate(
                f"!!__journeyman.element({number}) && !({LISTEN % number})"
            )
        except ControllerError:
            return False

    def _verdict(self) -> str:
        """What was met, as far as the page can still tell."""
        try:
            return str(self._target.evaluate(VERDICT))
        except ControllerError:
            return ""
