"""What a move must lead to, as whoever knows the whole task can tell beforehand from the screen it is made on."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from perception.checks import Check, ElementGone, PlaceIs, TextGone, TextShown
from perception.holding import holds
from perception.roles import ROWS
from perception.screen import Element, Observation


def foreseen(element: Element | None, needed: Sequence[Check], screen: Observation) -> Iterator[Check]:
    """What shows that this very element was pressed, and not one like it. `needed`: what the next step needs.

    Where that is there already it proves nothing: then the row that was pressed in is to change. Where something is to
    go, the rows beside it are to stay.
    """
    yield from needed
    if element is None:
        return
    if element.role == "link":
        yield from _led_to(element)
    if element.role == "option" and element.name:
        yield TextShown(element.name)
    rows = [row for row in screen.elements if row.key in element.within and row.role in ROWS and row.text]
    if rows and all(holds(check, screen, screen) for check in (*needed, *_led_to(element))):
        yield TextGone(rows[-1].text)
    elif rows and any(isinstance(check, TextGone | ElementGone) for check in needed):
        yield from (TextShown(row.text) for row in _beside(rows[-1], element, screen))


def _led_to(element: Element) -> Iterator[Check]:
    """Where a link leads to, as its address without the site."""
    address = urlsplit(element.effect.removeprefix("GET ")) if element.role == "link" else urlsplit("")
    if address.path.strip("/") and not address.fragment:
        yield PlaceIs(address.path + (f"?{address.query}" if address.query else ""), whole=True)


def _beside(row: Element, element: Element, screen: Observation) -> Iterator[Element]:
    """The other rows that hold such an element, too."""
    alike = {key for e in screen.elements if (e.role, e.name) == (element.role, element.name) for key in e.within}
    siblings = (e for e in screen.elements if e.role == row.role and e.within == row.within and e.text)
    return (each for each in siblings if each.key in alike and each.key != row.key)
