"""An Android phone as a target: one Controller."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Self

from controllers.actions import Action, DoubleTap, Drag, LongPress, SetChecked, Tap, Wait
from controllers.android.acting import VERBS, Acting
from controllers.android.apps import Apps
from controllers.android.capture import Look, look, seen
from controllers.android.ends import Ends
from controllers.android.errors import InDoubt, PhoneLost
from controllers.android.handling import Handling
from controllers.android.inputs import felt
from controllers.android.mirror import PhoneMirror
from controllers.android.pending import Pending
from controllers.android.phone import Front, Phone
from controllers.controller import Ambiguous, Found, Missing, Performed
from controllers.errors import ControllerError
from controllers.gestures import Gesture
from perception.hierarchy.phone_screen import HOME, SCOPE, PhoneScreen
from perception.locators import Locator
from perception.resolving import Match, Several, resolve
from perception.screen import Capture, Place

TOUCHES = (Tap, DoubleTap, LongPress, Drag)
FELT = (*TOUCHES, SetChecked)  # nothing of these happens without a touch
QUIET = 0.2  # seconds for which a screen must stay the same to count as quiet
LOOK_AGAIN = 0.08


class AndroidTarget:
    """A phone, worked through adb and uiautomator2's server. Any thread may interrupt or ask for a mirror."""

    verbs = VERBS

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._threads = ThreadPoolExecutor(2, "phone")
        self._apps = Apps(phone, self._seen)
        self._ends = Ends()
        self._acting = Acting(phone, self._apps, self._seen, self._ends)
        self._handling = Handling(phone)
        self._mirrors: list[PhoneMirror] = []
        self._size, self._rotation = (0, 0), 0
        self._doubts = 0
        self._package = ""

    @classmethod
    def open(cls, serial: str) -> Self:
        """The phone with that serial. Raises PhoneLost when it is not there, ControllerError."""
        target = cls(Phone(serial))
        with ExitStack() as undo:
            undo.callback(target.close)
            target._phone.open()
            target._phone.wake()
            undo.pop_all()
        return target

    @property
    def serial(self) -> str:
        return self._phone.serial

    def capture(self, *, picture: bool = True) -> Capture:
        """The screen as it is now; what lies under a dialog or keyboard is covered."""
        with self._phone.pending.call():
            seen_now = look(self._phone, self._threads, picture=picture)
        return Capture(
            self._place(seen_now),
            tuple(self._ends.told(seen_now.elements, seen_now.screen)),
            seen_now.screen.size,
            seen_now.picture,
            sent=self._doubts,
        )

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        """Find the element now, and a place where a finger meets nothing else."""
        with self._phone.pending.call():
            _, screen = self._seen()
        match resolve(locator, screen.elements):
            case Match(element):
                point = screen.touchable(element.key)
                if point is None:
                    return Missing(why="It is covered by what is in front.")
                return Found(element, element.box, point)
            case Several(elements):
                return Ambiguous(elements)
            case nothing:
                return Missing(nearest=nothing.nearest)

    def perform(self, action: Action, at: Found | None) -> Performed:
        """Do it, at most once.

        What the phone did not confirm counts as sent: it is asked about, never repeated. Raises ControllerError for
        a touch that certainly never came to the screen.
        """
        began, sent = time.monotonic(), self._phone.sent
        self._apps.touched(at.element.name if at and isinstance(action, Tap) else "", self._package)
        with self._stirring(), self._phone.pending.call():
            try:
                told = self._acting.perform(action, at)
            except InDoubt as error:
                if isinstance(action, FELT) and error.answered and felt(self._phone, began) is False:
                    raise ControllerError(f"The screen was not touched: {error}") from error
                told = self._doubted(error)
            except PhoneLost as lost:
                lost.untouched = lost.untouched and self._phone.sent == sent
                raise
            if at and isinstance(action, TOUCHES):
                told += self._checked()
        return Performed(time.monotonic() - began, at.point if at and not isinstance(action, Wait) else None, told)

    def hand(self, gesture: Gesture) -> Performed:
        """Pass on what the person does with their own hand."""
        began = time.monotonic()
        with self._stirring(), self._phone.pending.call():
            if self._handling.begins(gesture):
                self._size = self._phone.display()[:2]
            self._handling.handle(gesture, self._size)
        return Performed(time.monotonic() - began)

    def settled(self, within: float) -> bool:
        """Wait until the screen stays the same for a moment."""
        deadline = time.monotonic() + within
        before, since = "", time.monotonic()
        with self._phone.pending.call():
            while True:
                now = self._phone.hierarchy()
                if now != before:
                    before, since = now, time.monotonic()
                elif time.monotonic() - since >= QUIET:
                    return True
                if time.monotonic() >= deadline:
                    return False
                self._phone.pending.pause(LOOK_AGAIN)

    def felt(self, since: float) -> bool | None:
        """Whether a touch or key has reached the phone since then. Raises PhoneLost."""
        with self._phone.pending.call():
            return felt(self._phone, since)

    def frames(self) -> PhoneMirror:
        """Start a live mirror. Raises PhoneLost when the phone is gone."""
        pending = Pending()
        mirror = PhoneMirror(self._phone.another_link(pending), pending)
        self._mirrors = [other for other in self._mirrors if not other.over] + [mirror]
        return mirror

    def reconnect(self) -> None:
        """After PhoneLost: wait until the phone is back. Raises PhoneLost when it does not come, Stopped."""
        self._phone.reconnect()

    def interrupt(self) -> None:
        """Cancel what is pending; the call that waits raises Stopped."""
        self._phone.pending.interrupt()

    def close(self) -> None:
        """Stop what was started on the phone and let go of it. A second call does nothing."""
        for mirror in self._mirrors:
            mirror.close()
        self._threads.shutdown()
        self._phone.close()

    def _seen(self) -> tuple[Front, PhoneScreen]:
        front, screen = seen(self._phone, self._threads)
        self._rotation = screen.rotation
        self._package = front.package
        return front, screen

    def _checked(self) -> tuple[str, ...]:
        """Whether the phone is as it was looked at, after a touch. Raises ControllerError where it was turned.

        The touch went anywhere then, and was sent all the same.
        """
        try:
            turned = self._phone.display()[2] != self._rotation
        except PhoneLost:
            raise
        except ControllerError as error:
            return self._doubted(error)
        if turned:
            self._doubts += 1
            raise ControllerError("The phone was turned while it was touched; look at what that came to.")
        return ()

    def _doubted(self, error: ControllerError) -> tuple[str, ...]:
        self._doubts += 1
        return (f"the phone did not say whether it did: {error}",)

    def _place(self, now: Look) -> Place:
        """The app in front is where the screen is; another one's windows are told as frames."""
        package = now.front.package or next(iter(sorted(now.screen.packages)), "")
        address = f"{SCOPE}{package}/{now.front.activity}"
        if package == self._phone.facts.home:
            return Place(HOME, address, "Home screen")
        self._apps.came(package)
        return Place(SCOPE + package, address, self._apps.title(package))

    @contextmanager
    def _stirring(self) -> Iterator[None]:
        """Have the mirrors look often from now on."""
        for mirror in self._mirrors:
            mirror.stir()
        try:
            yield
        finally:
            for mirror in self._mirrors:
                mirror.stir()
