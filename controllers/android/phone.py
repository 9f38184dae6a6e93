"""One phone that is worked: its connection, what it is, and calls to it that know what a failure means."""

import re
import time
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any

from controllers.android.adb import AdbServer, Listed
from controllers.android.automation import PORT, Automation
from controllers.android.errors import InDoubt, NotSent, PhoneLost, Refused
from controllers.android.link import Link
from controllers.android.pending import Pending
from controllers.errors import ControllerError
from perception.geometry import Density

ORDER_SECONDS = 10.0
RETURN_SECONDS = 60.0
RETURN_PAUSE = 0.5
# What the server answers when it has looked at the call and has not begun with it.
UNTOUCHED = ("UiObjectNotFound", "IllegalArgument", "not found", "Invalid")
_FOCUS = re.compile(r"mCurrentFocus=Window\{\S+ \S+ ([\w.]+)/([\w.$]+)\}")
_APP = re.compile(r"mFocusedApp=ActivityRecord\{\S+ \S+ ([\w.]+)/([\w.$]+)")
_FOCUSED_WINDOW = re.compile(r"mCurrentFocus=Window\{\S+ \S+ ([^}]+)\}")
_COMPONENT = re.compile(r"^\s*([A-Za-z][\w.]*)/([\w.$]+)\s*$", re.MULTILINE)
HOME_QUERY = "cmd package resolve-activity --brief -a android.intent.action.MAIN -c android.intent.category.HOME"
SHADE = "NotificationShade"
CHOOSER = "android"
"""What answers where no home screen was chosen from several."""
DEPTH = 50
"""Layers of the tree; what uiautomator2 itself asks for."""
LOOK_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Front:
    """What has the focus: package and activity, "" where that cannot be told. `shade`: the system's own panel has."""

    package: str
    activity: str = ""
    shade: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a phone is. `keyboard` and `home` are the packages of the person's input method and home screen."""

    density: Density
    keyboard: str
    home: str = ""
    sdk: int = 0


class Phone:
    """A phone by its serial. `reads` may be asked again; `order`s are sent at most once."""

    def __init__(self, serial: str) -> None:
        self.serial = serial
        self.pending = Pending()
        self.adb = AdbServer(self.pending)
        self._automation = Automation(serial, self.adb, self.pending)
        self._port = 0
        self._link: Link | None = None
        self._reviving = Lock()
        self.facts = Facts(Density(), "")
        self.sent = 0
        """Orders that the phone has got, or may have got."""

    def open(self) -> None:
        """Start what is needed on it and learn what it is. Raises ControllerError, PhoneLost when it is not there."""
        self.adb.ensure()
        self._require()
        self._begin()
        self.facts = self._learned()

    def read(self, method: str, *params: object, seconds: float = 10.0) -> Any:
        """What the phone says; the server is started again where it had ended. Raises PhoneLost, ControllerError."""
        link = self.link
        try:
            return link.read(method, *params, seconds=seconds)
        except (NotSent, InDoubt):
            self._revive(link)
            return self.link.read(method, *params, seconds=seconds)

    def order(self, method: str, *params: object, more: float = 0.0) -> Any:
        """Have the phone do something, once; `more`: seconds that it takes by itself.

        Raises InDoubt when it may or may not have done it, Refused, PhoneLost.
        """
        seconds = ORDER_SECONDS + more
        link = self.link
        try:
            return self._sent(link, method, params, seconds)
        except NotSent:
            self._revive_untouched(link)
            return self._sent(self.link, method, params, seconds)
        except InDoubt:
            self._require()
            raise

    def hierarchy(self) -> str:
        """The accessibility tree as XML. Raises PhoneLost, ControllerError."""
        xml = self.read("dumpWindowHierarchy", False, DEPTH, seconds=LOOK_SECONDS)
        return xml if isinstance(xml, str) and xml else "<hierarchy/>"

    def info(self) -> dict[str, Any]:
        """What uiautomator2's server tells of the device. Raises PhoneLost, ControllerError."""
        told = self.read("deviceInfo")
        if not isinstance(told, dict):
            raise ControllerError(f"The phone {self.serial} does not tell what it is; run journeyman phone doctor.")
        return told

    def display(self) -> tuple[int, int, int]:
        """Width and height of the display as it is turned, in device pixels, and its rotation (0 to 3)."""
        told = self.info()
        width, height, rotation = (told.get(f"display{name}") for name in ("Width", "Height", "Rotation"))
        if not (isinstance(width, int) and isinstance(height, int) and width > 0 and height > 0):
            raise ControllerError(f"The phone {self.serial} does not tell how big its screen is; look at it.")
        return width, height, rotation if isinstance(rotation, int) else 0

    def shell(self, *words: str, seconds: float = 5.0) -> str:
        """What a fixed command of ours prints on the phone."""
        return self.adb.shell(self.serial, *words, seconds=seconds)

    def front(self) -> Front:
        """Which package and activity have the focus, told as Android 10 and later do."""
        said = self.shell("dumpsys", "window", "displays")
        window = _FOCUSED_WINDOW.search(said)
        if window and window[1] == SHADE:
            return Front("com.android.systemui", SHADE, shade=True)
        found = _FOCUS.search(said) or _APP.search(said)
        return Front(found[1], _short(found[1], found[2])) if found else Front("")

    def wake(self) -> None:
        """Switch its screen on. Raises ControllerError when it is locked, as only the person can open it then."""
        if "mWakefulness=Asleep" in self.shell("dumpsys", "power") or not self.info().get("screenOn", True):
            self.order("wakeUp")
        if self.is_locked():
            self.shell("wm", "dismiss-keyguard")
            if self.is_locked():
                raise ControllerError(f"The phone {self.serial} is locked; unlock it, then try again.")

    def is_locked(self) -> bool:
        """Whether the lock screen is shown."""
        keyguard = self.shell("dumpsys", "window", "policy").partition("KeyguardServiceDelegate")[2]
        return "showing=true" in keyguard.partition("}")[0][:400]

    @property
    def link(self) -> Link:
        """The way to its server. Raises NotSent while there is none."""
        if self._link is None:
            raise NotSent(f"There is no connection to {self.serial}.")
        return self._link

    def another_link(self, pending: Pending) -> Link:
        """A way of its own, that others' interruptions leave alone: for a mirror."""
        return Link(self._port, pending)

    def reconnect(self, within: float = RETURN_SECONDS) -> None:
        """Wait for it to come back and begin anew. Raises PhoneLost when it does not, Stopped."""
        deadline = time.monotonic() + within
        with self.pending.call():
            while problem := self._not_back():
                if time.monotonic() > deadline:
                    raise PhoneLost(
                        f"The phone {self.serial} did not come back within {within:.0f} s ({problem}) Connect it again."
                    ) from problem
                self.pending.pause(RETURN_PAUSE)

    def close(self) -> None:
        """Stop what was started on it, and close the ways to it. A second call does nothing."""
        self._automation.stop()
        link, self._link = self._link, None
        if link:
            link.close()
        if self._port:
            with suppress(ControllerError):  # it went with the phone
                self.adb.unforward(self.serial, self._port)
            self._port = 0

    def _sent(self, link: Link, method: str, params: tuple[object, ...], seconds: float) -> Any:
        self.sent += 1
        try:
            return link.order(method, *params, seconds=seconds)
        except NotSent:
            self.sent -= 1
            raise
        except Refused as error:
            if any(word in error.kind for word in UNTOUCHED):
                self.sent -= 1
                raise
            raise InDoubt(f"{error} It may have been done all the same.", answered=True) from error

    def _require(self) -> Listed:
        """The phone as adb lists it. Raises PhoneLost when it cannot be worked, as without adb none can."""
        try:
            phones = self.adb.phones()
        except ControllerError as error:
            raise PhoneLost(str(error)) from error
        phone = next((phone for phone in phones if phone.serial == self.serial), None)
        if phone is None:
            raise PhoneLost(f"The phone {self.serial} is gone; plug it in or connect it again.")
        if not phone.ready:
            raise PhoneLost(phone.advice)
        return phone

    def _not_back(self) -> ControllerError | None:
        """Begin anew if it is back; what stands in the way, a locked screen included."""
        try:
            self.adb.ensure()
            self._require_dialled()
            self._begin()
            self.wake()
        except ControllerError as problem:
            return problem
        return None

    def _require_dialled(self) -> None:
        try:
            self._require()
        except PhoneLost:
            if ":" in self.serial:
                self._dial()
            raise

    def _dial(self) -> None:
        """Connect to it over the network; adb keeps a connection that died, and takes its time to notice."""
        self.adb.disconnect(self.serial)
        self.adb.connect(self.serial)

    def _begin(self) -> None:
        """Server and way to it; a forward vanishes with the connection, so it is made anew."""
        if self._link:
            self._link.close()
        self._automation.start()
        self._port = self._forwarded()
        self._link = Link(self._port, self.pending)

    def _forwarded(self) -> int:
        """A local port that leads to the server: the one of before, on which a mirror may wait, if it can be had."""
        with suppress(ControllerError):
            if self._port:
                return self.adb.forward(self.serial, PORT, self._port)
        return self.adb.forward(self.serial, PORT)

    def _revive(self, broken: Link) -> None:
        """After the server or the way to it had ended, unless another thread has done so meanwhile.

        Raises PhoneLost when the phone itself is gone.
        """
        with self._reviving:
            if self._link is broken:
                self._require()
                self._begin()

    def _revive_untouched(self, broken: Link) -> None:
        """The same before something that was not sent: a phone that is gone has not done it."""
        try:
            self._revive(broken)
        except PhoneLost as lost:
            lost.untouched = True
            raise

    def _learned(self) -> Facts:
        info = self.info()
        wide, narrow = info.get("displayWidth") or 0, info.get("displaySizeDpX") or 0
        keyboard = self.shell("settings", "get", "secure", "default_input_method").strip().partition("/")[0]
        home = [package for package in components(self.shell(*HOME_QUERY.split())) if package != CHOOSER]
        ratio = wide / narrow if wide and narrow else 1.0
        return Facts(Density(ratio), keyboard, home[-1] if home else "", int(info.get("sdkInt") or 0))


def components(said: str) -> dict[str, str]:
    """Package -> activity, of each component that a query of the package manager names on a line of its own."""
    return dict(_COMPONENT.findall(said))


def _short(package: str, activity: str) -> str:
    """`.Main` for an activity that is named after its package."""
    return activity.removeprefix(package) if activity.startswith(package + ".") else activity
