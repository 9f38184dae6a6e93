"""Reading what the script in the page answers, without trusting it: a page can tamper with the script."""

import json
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from perception.geometry import Box, Point

NAME_LIMIT = 200
TEXT_LIMIT = 500
ADDRESS_LIMIT = 4000
ITEM_LIMIT = 200
_NUMBERS = (int, float)
_WORD = re.compile(r"[a-z]{1,30}(?:-[a-z]{1,10})?")


@contextmanager
def distrust() -> Iterator[None]:
    """Turns whatever is not as it should be into a ValueError of one sentence."""
    try:
        yield
    except (ValueError, LookupError, OverflowError, RecursionError) as error:
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


def word(value: Any) -> str:
    """The value if it is a word of small letters, or two with a hyphen, as roles and states are: no text that could
    pass for more.
    """
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise ValueError("not a word")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """The value if it is a list of texts, each cut."""
    return tuple([text(item) for item in items(value)])


def number(value: Any) -> float:
    """The value if it is a finite number."""
    if type(value) not in _NUMBERS or not math.isfinite(value):
        raise ValueError("not a finite number")
    return value  # type: ignore[no-any-return]


def positive(value: Any) -> float:
    """The value if it is a finite number above zero."""
    if number(value) <= 0:
        raise ValueError("not above zero")
    return number(value)


def whole_numbers(value: Any, limit: int = ITEM_LIMIT) -> list[int]:
    """The value if it is a list of whole numbers; the types are gathered because a loop takes ten times as long."""
    numbers = items(value, limit)
    if not set(map(type, numbers)) <= {int}:
        raise ValueError("not whole numbers")
    return numbers


def box(value: Any, offset: Point, scale: float = 1.0) -> Box:
    """The value if it is [x, y, width, height] in tenths of a pixel, as a box that is scaled and then moved."""
    x, y, width, height = (scale * tenths / 10 for tenths in whole_numbers(value))
    return Box(x + offset.x, y + offset.y, max(width, 0), max(height, 0))
