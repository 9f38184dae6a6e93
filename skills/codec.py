"""Frozen dataclasses to JSON and back: the one notation of library, journal and wire.

An object is written as its fields that differ from their defaults; `kind`, which tells the members of a
union apart, is always written. Unknown fields are ignored when reading, so that older code reads newer text; but not
those of a step: done without them, it would be another one.
Each union is decided by its `kind` alone, which keeps reading linear however deep steps and checks nest.
"""

import json
import types
from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from perception.locators import Locator
from perception.screen import Element, Picture
from skills.steps import Step

WHOLE = frozenset(get_args(Step))
"""What is read with all its fields or not at all."""
Reader = Callable[[Any], Any]

# What lives only in memory is never written; reading puts these in its place.
UNWRITTEN: dict[type, dict[str, object]] = {
    Picture: {"image": b""},
    Element: {"locator": Locator()},
    Locator: {"key": ""},
}


class Malformed(ValueError):
    """The text is not what it should be: one sentence that names the field."""

    def __init__(self, problem: str, path: tuple[str, ...] = ()) -> None:
        where = ".".join(path)
        super().__init__(f"Malformed data at {where}: {problem}." if where else f"Malformed data: {problem}.")
        self.problem = problem
        self.path = path


def dumps(value: object) -> str:
    """The dataclass as one line of ASCII JSON."""
    return json.dumps(_written(value), separators=(",", ":"), allow_nan=False)


def loads(wanted: Any, text: str) -> Any:
    """Read a value of type `wanted`, a dataclass or a union of them. Raises Malformed."""
    try:
        return _reader(wanted)(_parsed(text))
    except RecursionError as error:
        raise Malformed("it is nested too deeply") from error


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except ValueError as error:
        raise Malformed(f"this is not JSON ({error})") from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _is_object(value: Any) -> bool:
    # Not `is_dataclass` itself: its narrowing hides that these are classes to be called.
    return is_dataclass(value)


def _written(value: Any) -> Any:
    if _is_object(value):
        pairs = ((name, getattr(value, name), default) for name, default in _written_fields(value.__class__))
        return {name: _written(held) for name, held, default in pairs if held != default or name == "kind"}
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    return sorted(value) if isinstance(value, frozenset) else value


@cache
def _written_fields(cls: Any) -> list[tuple[str, object]]:
    """The fields that are written, each with the default that is left out (MISSING: always written)."""
    return [(f.name, _default(f)) for f in fields(cls) if f.name not in UNWRITTEN.get(cls, {})]


def _default(field: Any) -> object:
    # A factory that is a dataclass always makes the same value; any other (the clock) does not.
    return field.default_factory() if _is_object(field.default_factory) else field.default


@cache
def _reader(wanted: Any) -> Reader:
    """How a value of that type is read."""
    origin, args = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _union_reader(args)
    if origin is Literal:
        return _literal_reader(args)
    if origin is frozenset:
        return lambda data: frozenset(map(_reader(args[0]), _list(data)))
    if origin is tuple:
        return _tuple_reader(args)
    return _object_reader(wanted) if _is_object(wanted) else _plain_reader(wanted)


def _plain_reader(wanted: type) -> Reader:
    allowed = (float, int) if wanted is float else (wanted,)

    def read(data: Any) -> Any:
        if type(data) not in allowed:
            raise Malformed(f"{_shown(data)} is not {wanted.__name__}")
        return data

    return read


def _literal_reader(allowed: tuple[Any, ...]) -> Reader:
    def read(data: Any) -> Any:
        if not any(data == word and type(data) is type(word) for word in allowed):
            raise Malformed(f"{_shown(data)} is not one of {', '.join(map(str, allowed))}")
        return data

    return read


def _tuple_reader(args: tuple[Any, ...]) -> Reader:
    if args[-1] is Ellipsis:
        return lambda data: tuple(_items(data, [args[0]] * len(_list(data))))
    return lambda data: tuple(_items(data, list(args)))


def _items(data: Any, wanted: list[Any]) -> list[Any]:
    if len(_list(data)) != len(wanted):
        raise Malformed(f"there are {len(data)} values instead of {len(wanted)}")
    pairs = enumerate(zip(wanted, data, strict=True))
    return [_inside(str(index), _reader(each), item) for index, (each, item) in pairs]


def _union_reader(members: tuple[Any, ...]) -> Reader:
    """Objects are told apart by their `kind` (at most one member has none), anything else by what takes it."""
    kinds = {tag: member for member in members if (tag := _tag(member))}
    bare = next((member for member in members if _is_object(member) and not _tag(member)), None)
    plain = [member for member in members if not _is_object(member)]
    allowed = ", ".join([*kinds, *(member.__name__ for member in [bare, *plain] if member)])

    def read(data: Any) -> Any:
        shown = data.get("kind", data) if isinstance(data, dict) else data
        member = kinds.get(shown, bare) if isinstance(shown, str) else bare
        if isinstance(data, dict) and member:
            return _reader(member)(data)
        for member in plain:
            with suppress(Malformed):
                return _reader(member)(data)
        raise Malformed(f"{_shown(shown)} is none of {allowed}")

    return read


def _tag(member: Any) -> str:
    """What the member's `kind` always is; "" where `kind` is missing or an ordinary field."""
    kind = getattr(member, "__dataclass_fields__", {}).get("kind")
    return kind.default if kind and isinstance(kind.default, str) else ""


def _object_reader(cls: Any) -> Reader:
    unwritten = UNWRITTEN.get(cls, {})

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise Malformed(f"{_shown(data)} is no {cls.__name__}")
        known = _field_readers(cls)
        values = {name: _inside(name, known[name], data[name]) for name in data if name in known}
        if cls in WHOLE and (strange := data.keys() - known.keys()):
            raise Malformed(f"{cls.__name__} has no {min(strange)}")
        if missing := [name for name in _required(cls) if name not in values]:
            raise Malformed(f"{cls.__name__} lacks {', '.join(missing)}")
        return cls(**values, **unwritten)

    return read


@cache
def _field_readers(cls: Any) -> dict[str, Reader]:
    """Made on the first use, not with the class's reader: checks and steps contain themselves."""
    hints = get_type_hints(cls)
    return {name: _reader(hints[name]) for name, _ in _written_fields(cls)}


@cache
def _required(cls: Any) -> list[str]:
    written = {name for name, _ in _written_fields(cls)}
    return [f.name for f in fields(cls) if f.name in written and f.default is MISSING and f.default_factory is MISSING]


def _inside(name: str, read: Reader, data: Any) -> Any:
    try:
        return read(data)
    except Malformed as error:
        raise Malformed(error.problem, (name, *error.path)) from error


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise Malformed(f"{_shown(data)} is not a list")
    return data


def _shown(data: Any) -> str:
    text = json.dumps(data)
    return text if len(text) <= 40 else text[:39] + "…"
