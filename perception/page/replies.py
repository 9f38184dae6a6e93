"""Reading what the script in the page answers, without trusting it: a page can tamper with the script."""

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from perception.geometry import Box, Point

NAME_LIMIT = 200
TEXT_LIMIT = 500
ADDRESS_LIMIT = 4000
ITEM_LIMIT = 200
NODE_LIMIT = 100_000
_NUMBERS = (int, float)


@contextmanager
def distrust() -> Iterator[None]:
    """Turns whatever is not as it should be into a ValueError of one sentence."""
    try:
        yield
    except (ValueError, KeyError, RecursionError) as error:
        raise ValueError("What the page says of itself cannot be read: reload the page and try again.") from error


def parsed(raw: str) -> Any:
    """The JSON value. NaN and the infinities, which are not JSON, are refused."""
    return json.loads(raw, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def fields(value: Any) -> dict[str, Any]:
    """The value if it is an object."""
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def items(value: Any, limit: int = ITEM_LIMIT) -> list[Any]:
    """The value if it is a list; what goes past the limit is left out."""
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value if len(value) <= limit else value[:limit]


def text(value: Any, limit: int = NAME_LIMIT) -> str:
    """The value if it is a text, cut to the limit."""
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value[:limit]


def texts(value: Any) -> tuple[str, ...]:
    """The value if it is a list of texts, each cut."""
    return tuple([text(item) for item in items(value)])


def number(value: Any) -> float:
    """The value if it is a finite number; called too often for `isinstance` with two types."""
    if type(value) not in _NUMBERS or not math.isfinite(value):
        raise ValueError("not a finite number")
    return value  # type: ignore[no-any-return]


def box(value: Any, offset: Point) -> Box:
    """The value if it is [x, y, width, height], moved by the offset."""
    x, y, width, height = items(value)
    return Box(number(x) + offset.x, number(y) + offset.y, max(number(width), 0), max(number(height), 0))


class Node(NamedTuple):
    """One node as the page tells it; `path` and `within` are already whole, keys full, boxes in the page."""

    key: str
    within: tuple[str, ...]
    role: str
    name: str
    box: Box
    seen: int
    path: str
    details: dict[str, Any]


def nodes(rows: Any, frame_id: str, offset: Point, path: str) -> list[Node]:
    """The nodes of one frame, from the rows that `walk.js` and `locate.js` write (see `nodeFrom` there).

    A container has to come before what it holds, and a key only once.
    """
    found: dict[int, Node] = {0: Node("", (), "", "", Box(0, 0, 0, 0), 0, "", {})}
    start = f"{path} >> " if path else ""
    for row in items(rows, NODE_LIMIT):
        key, parent, role, name, place, seen, own_path, details = items(row)
        container = found[int(number(parent))]
        key = int(number(key))
        if key in found:
            raise ValueError("a key comes twice")
        own_path = text(own_path, ADDRESS_LIMIT)
        found[key] = Node(
            f"{frame_id}:{key}",
            (*container.within, container.key) if container.key else (),
            text(role, 40),
            text(name),
            box(place, offset),
            int(number(seen)),
            (container.path if own_path.startswith((">", " ")) else start) + own_path,
            fields(details),
        )
    return list(found.values())[1:]
