"""Looking at a phone: its picture, its accessibility tree and what is in front, asked for side by side."""

import base64
import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from PIL import Image, UnidentifiedImageError

from controllers.android.errors import PhoneLost
from controllers.android.phone import Front, Phone
from controllers.errors import ControllerError
from perception.geometry import Box
from perception.hierarchy.phone_screen import PhoneScreen, read
from perception.hierarchy.tree import Broken
from perception.screen import Element, Picture

LOOKS = 3
PAUSE = 0.2  # seconds until a screen that came empty, or not of the app in front, is looked at again
BLACK_BYTES = 150_000  # a black picture is smaller than that as JPEG
BLACK = 8  # of 255
UNTOLD = "The phone does not tell what is on this screen; only its picture shows it."
PROTECTED = "The app in front does not let its screen be photographed."
PNG = b"\x89PNG"


class Unreadable(ControllerError):
    """The description of the screen is too much or no proper XML."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a phone: what is in front, its elements, and its picture, if that was asked for."""

    front: Front
    screen: PhoneScreen
    picture: Picture | None
    notices: tuple[str, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """What is on the screen; what could not be seen of it is told first, as a status."""
        told = tuple(
            Element("status", notice, Box(0, 0, self.screen.size[0], 1), text=notice, key=f"notice:{notice}")
            for notice in self.notices
        )
        return told + self.screen.elements


def look(phone: Phone, threads: ThreadPoolExecutor, *, picture: bool) -> Look:
    """Look at the phone. Raises ControllerError for a screen that is too much to read, PhoneLost, Stopped."""
    taken = threads.submit(photograph, phone) if picture else None
    front, screen = seen(phone, threads)
    image = taken.result() if taken else None
    notices = [] if screen.elements else [UNTOLD]
    if taken and (image is None or _is_black(image.image)):
        notices.append(PROTECTED)
    return Look(front, screen, image, tuple(notices))


def photograph(phone: Phone) -> Picture | None:
    """The screen as JPEG, or by another way as PNG; None where neither gives any."""
    image = decoded(phone.read("takeScreenshot", 1, 80))
    if not image:
        try:
            image = phone.adb.binary(phone.serial, "screencap", "-p", seconds=10.0)
        except PhoneLost:
            raise
        except ControllerError:
            return None
    if not image.startswith((b"\xff\xd8", PNG)):
        return None
    kind = "png" if image.startswith(PNG) else "jpeg"
    return Picture(image, hashlib.sha256(image).hexdigest(), phone.facts.density.ratio, kind)  # type: ignore[arg-type]


def decoded(coded: object) -> bytes:
    """The picture in the answer of the phone's server; nothing where it gave none."""
    try:
        return base64.b64decode(coded) if isinstance(coded, str) else b""
    except ValueError:
        return b""


def seen(phone: Phone, threads: ThreadPoolExecutor) -> tuple[Front, PhoneScreen]:
    """What is in front, and its elements; looked at again while the two do not fit, or there are none to be read.

    Raises ControllerError when it is too much or no proper XML.
    """
    for left in reversed(range(LOOKS)):
        asked = threads.submit(phone.front)
        xml = phone.hierarchy()
        front = asked.result()
        try:
            screen = _read(phone, xml, front)
            if screen.elements and front.package in screen.packages:
                return front, screen
        except Unreadable as problem:
            if not left or not isinstance(problem.__cause__, Broken):
                raise
        if left:
            phone.pending.pause(PAUSE)
    told = max(screen.windows.told, key=lambda window: window.root.area, default=None)
    front = Front(told.root.package) if told else front  # what is drawn, whatever has the focus
    return front, _sized(phone, _read(phone, xml, front))


def _sized(phone: Phone, screen: PhoneScreen) -> PhoneScreen:
    """A screen without a tree is as big as the display, for strokes and pictures."""
    if all(screen.size):
        return screen
    width, height, rotation = phone.display()
    ratio = phone.facts.density.ratio
    return replace(screen, size=(round(width / ratio), round(height / ratio)), rotation=rotation)


def _read(phone: Phone, xml: str, front: Front) -> PhoneScreen:
    try:
        return read(xml, front.package, phone.facts.keyboard, phone.facts.density)
    except ValueError as error:
        raise Unreadable(f"The phone's screen {error}; open another screen, or use its picture.") from error


def _is_black(image: bytes) -> bool:
    if len(image) > BLACK_BYTES:
        return False
    try:
        with Image.open(io.BytesIO(image)) as picture:
            picture.draft("L", (picture.width // 8, picture.height // 8))
            return bool(picture.convert("L").getextrema()[1] < BLACK)  # type: ignore[operator]
    except (UnidentifiedImageError, OSError):
        return True
