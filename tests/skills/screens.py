"""Made-up screens: a table of people with a button in each row, and loose elements."""

from collections.abc import Sequence

from perception.geometry import Box
from perception.numbering import observe
from perception.screen import Capture, Element, Observation, Place

PLACE = Place("https://a.org", "https://a.org/orders", "Orders")


def screen(*elements: Element) -> Observation:
    """The elements as an observation, numbered from 1."""
    return observe(Capture(PLACE, elements))


def element(role: str, name: str, *, y: float = 0.0, x: float = 0.0, **rest: object) -> Element:
    """An element of 100 by 20 pixels, its key made of its role, name and place."""
    return Element(role, name, Box(x, y, 100, 20), key=f"{role} {name} {y} {x}", **rest)  # type: ignore[arg-type]


def table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], button: str = "Approve") -> list[Element]:
    """A table with a header row and, in every other row, a button behind the cells."""
    whole = Element("table", name, Box(0, 100, 800, 30 * len(rows) + 30), key=name)
    elements = [whole, *_row(name, "header", 100, [("columnheader", column, "") for column in columns])]
    for index, cells in enumerate(rows):
        parts = [("cell", text, label) for text, label in zip(cells, columns, strict=True)]
        elements += _row(name, f"row {index}", 130 + 30 * index, [*parts, ("button", button, "")])
    return elements


def _row(within: str, key: str, y: float, parts: Sequence[tuple[str, str, str]]) -> list[Element]:
    text = " ".join(words for _, words, _ in parts)
    row = Element("row", text, Box(0, y, 800, 28), text=text, key=f"{within} {key}", within=(within,))
    return [
        row,
        *(
            Element(
                role, words, Box(120 * column, y + 2, 110, 24), text=words, label=label,
                within=(within, row.key), key=f"{row.key} {column}",
            )
            for column, (role, words, label) in enumerate(parts)
        ),
    ]  # fmt: skip
