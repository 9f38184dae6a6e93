"""A target read from its picture, where its tree is poor or not to be used; worked there by pointer and keys."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Literal

from PIL import Image

from controllers.actions import Action, TypeText, Upload
from controllers.by_hand import ByHand
from controllers.controller import Ambiguous, Controller, Found, Glancing, Missing, Performed, Sure, act, act_in_turns
from controllers.errors import ControllerError
from controllers.relay import Relay
from perception.geometry import Box
from perception.locators import Locator
from perception.pixels.joining import coverage, joined
from perception.pixels.seen import Line
from perception.resolving import Match, Several, resolve
from perception.screen import CONTAINERS, Capture, Element, Place

if TYPE_CHECKING:
    from perception.pixels.reader import Reader

Eyes = Literal["auto", "tree", "pixels"]
ENOUGH = 0.8  # of the text that shows, told by the tree: then the tree is believed
LARGE = 0.25  # of the screen: so big a part of which the tree says nothing may hold everything
NONE: frozenset[tuple[str, Box]] = frozenset()


class Sighted(Relay):
    """A controller whose screens are read by `eyes`: `tree` as it gives them itself, `pixels` from the picture alone,
    `auto` from both where its tree leaves out much of what can be read.

    What was found in the picture is looked for in a new one just before it is acted on.
    """

    def __init__(self, controller: Controller, eyes: Eyes) -> None:
        super().__init__(controller)
        self._eyes = eyes
        self._reader: Reader | None = None
        self._interrupted = Event()
        self._seen = Capture(Place("", ""), ())
        self._shown = self._seen.place
        self._trusted = ("", NONE)

    @property
    def verbs(self) -> frozenset[type]:
        """A file can only be given to what a tree knows as a field for files."""
        return self._controller.verbs - {Upload} if self._eyes == "pixels" else self._controller.verbs

    def capture(self, *, picture: bool = True) -> Capture:
        """The screen as it is now, with what the eyes see; its `sight` says how it was read."""
        return self._looked(self._controller.capture, picture)

    def glance(self, *, picture: bool = True) -> Capture:
        """The same, without what a tree says of what lies far out of view."""
        tree = self._controller
        return self._looked(tree.glance if isinstance(tree, Glancing) else tree.capture, picture)

    def _looked(self, read: Callable[..., Capture], picture: bool) -> Capture:
        seen = self._capture(read, picture)
        self._shown = seen.place
        return seen

    def _capture(self, read: Callable[..., Capture], picture: bool) -> Capture:
        seen = read(picture=picture or self._eyes == "pixels")
        if self._is_to_be_read(seen) and not seen.picture:
            seen = self._controller.capture(picture=True)
        if self._is_to_be_read(seen):  # a page that was just being replaced may tell all by now
            seen = self._looked_at(seen)
        self._seen = seen
        return seen if picture else replace(seen, picture=None)

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        """By the target itself where its tree was enough; else in a picture taken now."""
        screen = self._capture(self._controller.capture, picture=False) if self._seen.sight else None
        if screen is None or not screen.sight:
            return self._controller.locate(locator)
        if locator.key and screen.place.scope != self._shown.scope:
            return Missing((), f'"{screen.place.title or screen.place.scope}" has come to the front; look at it first.')
        match resolve(locator, screen.nodes):
            case Match(element) if element.source == "tree":
                return self._controller.locate(replace(locator, key=element.key))
            case Match(element):
                return Found(element, element.box, element.box.centre)
            case Several(elements):
                return Ambiguous(elements)
            case nothing:
                return Missing(nothing.nearest, "It cannot be seen any more; it may have to be scrolled to.")

    def act(self, action: Action, locator: Locator, sure: Sure) -> Performed:
        """The target itself, in one go, where its tree was enough."""
        if self._seen.sight:
            return act_in_turns(self, action, locator, sure)
        self._interrupted.clear()
        return act(self._controller, action, locator, sure)

    def perform(self, action: Action, at: Found | None) -> Performed:
        """Do it: the target itself on what its tree knows, else by pointer and keys where it was seen."""
        self._interrupted.clear()
        if at is None and isinstance(action, TypeText) and self._eyes == "pixels":
            return self._by_hand.type(action.text)  # a tree that is not to be used knows of no focus
        if at is None or at.element.source == "tree":
            return self._controller.perform(action, at)
        return self._by_hand.perform(action, at)

    @property
    def _by_hand(self) -> ByHand:
        return ByHand(self._controller, self._seen, self.capture, self._interrupted)

    def interrupt(self) -> None:
        self._interrupted.set()
        self._controller.interrupt()

    def _is_to_be_read(self, seen: Capture) -> bool:
        """Whether its picture is to be read, as the tree is not used or may not suffice."""
        return not seen.blocked and (self._eyes == "pixels" or self._is_doubtful(seen))

    def _is_doubtful(self, seen: Capture) -> bool:
        """Whether the tree may leave out much; one that was found to suffice is trusted while the same is drawn."""
        drawn = _drawn(seen)
        known = drawn == NONE or (seen.place.address, drawn) == self._trusted
        return self._eyes == "auto" and not (known and _tells(seen))

    def _looked_at(self, seen: Capture) -> Capture:
        """The same screen with what its picture shows; the tree alone where `auto` cannot read pictures."""
        try:
            found, lines = self._read(seen)
        except ControllerError as problem:
            if self._eyes == "pixels":
                raise
            return replace(seen, sight=f"the tree alone, which seems poor: {problem}")
        seen = _sized(seen)
        if self._eyes == "pixels":
            return replace(seen, nodes=found, sight=f"pixels alone, so that roles are guesses{self._remark}")
        share = coverage(seen.nodes, lines)
        if share < ENOUGH and not seen.sight:  # what is just being drawn may be in a picture before it is in the tree
            seen = _sized(self._controller.capture(picture=True))
            share = coverage(seen.nodes, lines)
        if seen.blocked:
            return seen
        if share >= ENOUGH and not seen.sight:
            if lines:  # what shows nothing yet may be about to
                self._trusted = (seen.place.address, _drawn(seen))
            return seen
        sight = seen.sight or f"tree and picture: the tree has {share:.0%} of the text{self._remark}"
        return replace(seen, nodes=joined(seen.nodes, found), sight=sight)

    def _read(self, seen: Capture) -> tuple[tuple[Element, ...], tuple[Line, ...]]:
        """Elements and lines of the picture. Raises ControllerError where none can be read."""
        if seen.picture is None:
            raise ControllerError("This target gives no picture; read it with --eyes tree.")
        with _told():
            reader = self._reader = self._reader or _reader()
            return reader.read(seen.picture), reader.lines

    @property
    def _remark(self) -> str:
        return f"; {self._reader.remark}" if self._reader and self._reader.remark else ""


def _reader() -> "Reader":
    from perception.pixels.reader import Reader

    return Reader()


@contextmanager
def _told() -> Iterator[None]:
    """Turns what keeps a picture from being read into a ControllerError."""
    try:
        from perception.pixels.ocr import NoReader
        from perception.pixels.raster import UnreadablePicture
    except ImportError as missing:
        raise ControllerError(
            f"Reading pixels needs Journeyman's extra `vision` ({missing.name} is missing)."
        ) from None
    try:
        yield
    except (NoReader, UnreadablePicture) as problem:
        raise ControllerError(str(problem)) from None


def _sized(seen: Capture) -> Capture:
    """A screen whose tree does not even tell how big it is, is as big as its picture."""
    if all(seen.size) or seen.picture is None:
        return seen
    with Image.open(io.BytesIO(seen.picture.image)) as image:
        width, height = (round(side / seen.picture.scale) for side in image.size)
    return replace(seen, size=(width, height))


def _tells(seen: Capture) -> bool:
    """Whether the tree says anything."""
    return any(e.role not in CONTAINERS and (e.name or e.text or e.value) for e in _shown(seen))


def _drawn(seen: Capture) -> frozenset[tuple[str, Box]]:
    """The large parts of the screen about whose content the tree says nothing, and where they lie."""
    least = LARGE * seen.size[0] * seen.size[1]
    return frozenset((e.key, e.box) for e in _shown(seen) if _is_opaque(e) and e.box.area >= least)


def _shown(seen: Capture) -> list[Element]:
    return [e for e in seen.nodes if e.visibility == "shown"]


def _is_opaque(element: Element) -> bool:
    """Whether it draws what its tree does not tell."""
    return element.role == "canvas" or (element.role == "clickable" and not (element.name or element.text))
