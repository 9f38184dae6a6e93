"""Scrolling by the wheel until an element shows, or until it is plain that it will not."""

from dataclasses import replace

from controllers.desktop.reading import View
from controllers.desktop.revealing import Revealer
from controllers.desktop.windows import Window
from perception.geometry import Box, Point
from perception.screen import Element


class Scrolled:
    """Watch, reading and guard of a list, as far as scrolling needs them: a notch moves it by 20 pixels."""

    def __init__(self, items: int = 40, stuck: bool = False) -> None:
        self._items = items
        self._step = 0 if stuck else 20
        self._top = 0.0
        self.turned: list[tuple[str, int]] = []

    def view(self) -> View:
        return View((), frozenset(), Window(1, 1, "List", Box(0, 0, 100, 200), Box(0, 0, 100, 200)))

    def elements(self, view: object) -> tuple[Element, ...]:
        boxes = [Box(0, 30 * n - self._top, 100, 30) for n in range(self._items)]
        return tuple(
            Element("option", f"{n}", box, key=f"{n}", visibility="shown" if 0 <= box.centre.y < 200 else "offscreen")
            for n, box in enumerate(boxes)
        )

    def wheel(self, at: Point, way: str, notches: int, worked: View) -> None:
        self.turned.append((way, notches))
        self._top += self._step * notches * (1 if way == "down" else -1)

    def quiet(self, window: float, within: float) -> bool:
        return True


def reveal(place: Scrolled, number: int) -> Element | None:
    revealer = Revealer(place, place, place)  # type: ignore[arg-type]
    return revealer.reveal(place.elements(None)[number])


def test_an_element_below_and_one_above_come_into_view() -> None:
    place = Scrolled()
    below = reveal(place, 30)
    assert below is not None and below.visibility == "shown"
    above = reveal(place, 0)
    assert above is not None and above.visibility == "shown"
    assert {way for way, _ in place.turned} == {"down", "up"}


def test_what_does_not_move_is_given_up_at_once() -> None:
    place = Scrolled(stuck=True)
    assert reveal(place, 30) is None
    assert len(place.turned) == 1


def test_what_has_gone_meanwhile_is_not_found() -> None:
    place = Scrolled()
    gone = replace(place.elements(None)[30], key="gone")
    assert Revealer(place, place, place).reveal(gone) is None  # type: ignore[arg-type]
