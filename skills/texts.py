"""Changing every text in a value, however deep it lies."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_type_hints

T = TypeVar("T")
HANDLES = frozenset({"digest", "episode", "key", "resumes", "within"})
"""Fields that tell which one is meant and say nothing themselves."""
DIGEST = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
"""Names of pictures, which say nothing either."""


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """The same with every text changed, but for what the format fixes and what only tells which one is meant."""
    return _changed(value, change)  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if DIGEST.fullmatch(value) else change(value)
    if isinstance(value, tuple):
        whole = tuple([_changed(item, change) for item in value])
        return value if whole == value else whole
    if is_dataclass(value) and not isinstance(value, type):
        before = {name: getattr(value, name) for name in _free(value.__class__)}
        after = {name: _changed(held, change) for name, held in before.items()}
        return replace(value, **after) if any(after[name] is not held for name, held in before.items()) else value
    return value


@cache
def _free(cls: Any) -> tuple[str, ...]:
    """The fields in which any text may stand."""
    hints = get_type_hints(cls)
    free = (each.name for each in fields(cls) if "Literal" not in str(hints[each.name]))
    return tuple(name for name in free if name not in HANDLES)
