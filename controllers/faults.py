"""What goes wrong on real targets, on purpose and countably: for tests of whatever must notice and recover."""

from dataclasses import dataclass
from threading import Event

from controllers.actions import Action, Back, Tap
from controllers.controller import Controller, Found, Performed
from controllers.errors import Stopped, Unsupported
from controllers.relay import Relay

POPUP_PATIENCE = 5.0  # seconds
POPUP = """(() => {
  const popup = document.createElement('div');
  popup.setAttribute('role', 'dialog');
  popup.setAttribute('aria-label', 'Newsletter');
  popup.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fffd;padding:120px';
  const close = document.createElement('button');
  close.textContent = 'Close';
  close.onclick = () => popup.remove();
  popup.append('Subscribe to our newsletter', close);
  document.body.append(popup);
})()"""


@dataclass(frozen=True, slots=True)
class Faults:
    """How often what goes wrong: on every nth tap, 0 for never; `slow_seconds` before any screen counts as settled."""

    swallow_every: int = 0
    wrong_page_every: int = 0
    slow_seconds: float = 0.0
    popup_every: int = 0


class Faulty(Relay):
    """A controller with faults. Those of a tap: it does nothing yet is told as done, the target goes back to
    the page before, or a layer with a Close button covers the page (only where there is `evaluate`).
    """

    def __init__(self, controller: Controller, faults: Faults) -> None:
        super().__init__(controller)
        self._faults = faults
        self._taps = 0
        self._interrupted = Event()

    def perform(self, action: Action, at: Found | None) -> Performed:
        if not isinstance(action, Tap):
            return self._controller.perform(action, at)
        self._taps += 1
        if self._due(self._faults.swallow_every):
            return Performed(point=at.point if at else None)
        performed = self._controller.perform(action, at)
        if self._due(self._faults.wrong_page_every):
            self._controller.perform(Back(), None)
        if self._due(self._faults.popup_every):
            self._pop_up()
        return performed

    def settled(self, within: float) -> bool:
        slow = min(within, self._faults.slow_seconds)
        self._interrupted.clear()
        if slow and self._interrupted.wait(slow):
            raise Stopped("Stopped.")
        return self._controller.settled(within - slow)

    def interrupt(self) -> None:
        self._interrupted.set()
        self._controller.interrupt()

    def _due(self, every: int) -> bool:
        return bool(every) and self._taps % every == 0

    def _pop_up(self) -> None:
        evaluate = getattr(self._controller, "evaluate", None)
        if evaluate is None:
            raise Unsupported("This target shows no pop-ups; leave popup_every at 0.")
        self._controller.settled(POPUP_PATIENCE)  # the page to which the tap may lead, not the one it leaves
        evaluate(POPUP)
