"""Hand-made screens for tests: elements, tables of rows, captures and observations."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from perception.geometry import Box
from perception.locators import Attribute, Locator, Part, Path
from perception.numbering import observe
from perception.screen import Capture, Element, Observation, Place, Tab

SHOP = Place("http://shop", "http://shop/orders", "Orders")


def element(role: str, name: str = "", at: tuple[float, float] = (0, 0), **rest: Any) -> Element:
    """An element of 80 x 20 pixels at (x, y), unless `size` says otherwise; its key tells role, name and place."""
    width, height = rest.pop("size", (80, 20))
    rest.setdefault("key", f"{role}:{name}:{at[0]}:{at[1]}")
    rest["states"] = frozenset(rest.get("states", ()))
    return Element(role, name, Box(*at, width, height), **rest)


def text(words: str, at: tuple[float, float] = (0, 0), **rest: Any) -> Element:
    return element("text", words, at, text=words, **rest)


def row(key: str, y: float, *cells: str, buttons: Iterable[str] = ("Delete",), role: str = "row") -> list[Element]:
    """A row of a table: its cells, then its buttons, each 100 pixels further right."""
    parts = [
        element("cell", cell, (100 * i, y), text=cell, within=(key,), key=f"{key}/{i}") for i, cell in enumerate(cells)
    ]
    start = len(parts)
    parts += [
        element("button", name, (100 * (start + i), y), within=(key,), key=f"{key}/{name}")
        for i, name in enumerate(buttons)
    ]
    said = " ".join(part.name for part in parts)
    return [element(role, "", (0, y), size=(800, 20), key=key, text=said), *parts]


def container(role: str, name: str, *parts: Element, at: tuple[float, float] = (0, 0), **rest: Any) -> list[Element]:
    """A container and what is in it, which learns its key."""
    key = rest.pop("key", f"{role}:{name}")
    said = rest.pop("text", " ".join(part.name for part in parts))
    outer = element(role, name, at, size=(800, 600), key=key, text=said, **rest)
    return [outer, *(replace(part, within=(key, *part.within)) for part in parts)]


def traced(part: Element, path: str = "", **attributes: str) -> Element:
    """The element with a structural path and attributes, as a target would give them."""
    parts: tuple[Part, ...] = (
        *(Attribute(name, value, 1) for name, value in attributes.items()),
        *([Path(path, 1)] if path else []),
    )
    return replace(part, locator=Locator(parts))


def capture(*elements: Element, place: Place = SHOP, tabs: tuple[Tab, ...] = (), loading: bool = False) -> Capture:
    return Capture(place, elements, tabs=tabs, loading=loading)


def screen(*elements: Element, before: Observation | None = None, **rest: Any) -> Observation:
    """A numbered observation of these elements."""
    return observe(capture(*elements, **rest), before)
