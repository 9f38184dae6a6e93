"""The texts in a value, however deep they lie: listed, and changed."""

import re
from collections.abc import Callable, Iterator
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
    return _rewritten(value, lambda text: text if DIGEST.fullmatch(text) else change(text), _free)  # type: ignore[no-any-return]


def rewritten(value: T, change: Callable[[str], str]) -> T:
    """The same with every text changed."""
    return _rewritten(value, change, _all)  # type: ignore[no-any-return]


def texts(value: Any) -> Iterator[str]:
    """All its texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _all(type(value)):
            yield from texts(getattr(value, name))


def _rewritten(value: Any, change: Callable[[str], str], entered: Callable[[Any], tuple[str, ...]]) -> Any:
    """entered: the fields of a class whose texts are changed. What stays as it is stays the same object."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        whole = tuple([_rewritten(item, change, entered) for item in value])
        return value if whole == value else whole
    if is_dataclass(value) and not isinstance(value, type):
        held = [(name, getattr(value, name)) for name in entered(type(value))]
        changed = {name: after for name, before in held if (after := _rewritten(before, change, entered)) is not before}
        return replace(value, **changed) if changed else value
    return value


@cache
def _all(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _free(cls: Any) -> tuple[str, ...]:
    """The fields in which any text may stand."""
    hints = get_type_hints(cls)
    return tuple(name for name in _all(cls) if name not in HANDLES and "Literal" not in str(hints[name]))
