"""What the elements that a person acts on look like, cut from the pictures in which they were last seen at rest."""

from dataclasses import dataclass, field, replace

from perception.locators import Locator, Patch
from perception.patches import of_element
from perception.screen import Element, Observation


@dataclass
class Album:
    """The last picture of each target, and where something was typed: no field is shown once it may hold that."""

    _pictured: dict[str, Observation] = field(default_factory=dict)
    _typed_into: set[tuple[str, str]] = field(default_factory=set)
    _cut: dict[tuple[str, str], tuple[Element, bytes]] = field(default_factory=dict)

    def take(self, on: str, screen: Observation) -> None:
        """The target was seen; with a picture, it is what elements are cut from until the next one."""
        if screen.picture:
            self._pictured[on] = screen

    def picture(self, on: str, element: Element, *, types: bool) -> bytes:
        """The element as it was shown before the act that begins now; b"" where no picture shows it, or none may.

        A field that holds something by now is shown as it was before. types: whether the act types into it.
        """
        png = self._cut_out(on, element)
        if types:
            self._typed_into.add((on, element.key))
        if png:
            self._cut[on, element.key] = element, png
            return png
        before, earlier = self._cut.get((on, element.key), (element, b""))
        return earlier if _is_same(element, before) else b""

    def _cut_out(self, on: str, element: Element) -> bytes:
        pictured = self._pictured.get(on)
        seen = pictured.keyed(element.key) if pictured else None
        if pictured is None or seen is None or not _is_same(element, seen) or element.value != seen.value:
            return b""
        return of_element(seen, pictured, frozenset(key for target, key in self._typed_into if target == on))


def as_shown(element: Element, screen: Observation, picture: str) -> Patch:
    """The place of the element on the screen, with the name of its picture."""
    at, box, (across, down) = element.box.centre, element.box, screen.size
    return Patch(picture, element.role, round(at.x), round(at.y), round(box.width), round(box.height), across, down)


def without_picture(locator: Locator) -> Locator:
    """The locator for wherever pictures of elements are not kept."""
    parts = (replace(part, picture="") if isinstance(part, Patch) else part for part in locator.parts)
    return replace(locator, parts=tuple(parts))


def _is_same(element: Element, seen: Element) -> bool:
    """Whether it is still the one that was seen, of the same size; it may have been scrolled."""
    size, then = element.box, seen.box
    same = (element.role, element.name) == (seen.role, seen.name)
    return same and round(size.width) == round(then.width) and round(size.height) == round(then.height)
