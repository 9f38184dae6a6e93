"""A Shortcut as text."""

from dataclasses import is_dataclass
from typing import Any

import yaml

from perception.locators import Described, Description, Locator, Patch
from skills.notation.spelling import FORMAT, IT, STEPS, default, kind, written
from skills.shortcuts import Shortcut

WIDTH = 110
ON_ONE_LINE = 90


class _OneLine(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Aliases are no part of the notation: what is there twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    _OneLine, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)
)


def _represented(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    """Line ends other than the usual one survive only where they are written as escapes."""
    style = '"' if set(words) & set("\r\x85\u2028\u2029") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style)


_Dumper.add_representer(str, _represented)


def text(shortcut: Shortcut) -> str:
    """The Shortcut without its origin, version and trust, which are the library's to tell."""
    told = {"format": FORMAT, **_fields(shortcut)}
    return yaml.dump(told, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, indent=2)


def _told(value: Any) -> Any:
    match value:
        case Locator():
            return [_told(part) for part in value.parts]
        case tuple():
            return _pairs(value) or [_told(item) for item in value]
        case Description():
            return _short(_description(value))
        case Described():
            counted = {"matches": value.matches} if value.matches else {}
            return _short({kind(Described): _short({**_description(value.description), **counted})})
        case Patch():
            return {kind(Patch): _OneLine(_fields(value))} if _fields(value) else kind(Patch)
        case _ if isinstance(value, STEPS):
            return _step(value)
        case _ if is_dataclass(value):
            return _short(_tagged(value))
        case _:
            return value


def _pairs(value: tuple[Any, ...]) -> dict[str, str] | None:
    """Pairs of texts are a mapping."""
    named = all(isinstance(item, tuple) and len(item) == 2 for item in value)
    return dict(value) if value and named else None


def _step(step: Any) -> dict[str, Any]:
    told = {kind(step.__class__): step.words, **_fields(step)}
    del told["words"]
    if "target" in told and "check" in told:
        told["check"] = _pointing(told["check"], told["target"])
    return told


def _pointing(told: Any, target: Any) -> Any:
    """The check with `it` for the step's own target."""
    if told == target != []:
        return IT
    if isinstance(told, dict):
        return _short({name: _pointing(value, target) for name, value in told.items()})
    return [_pointing(item, target) for item in told] if isinstance(told, list) else told


def _tagged(value: Any) -> Any:
    """By its kind: alone, with its only field, or with its fields."""
    if not (tag := kind(value.__class__)):
        return _fields(value)
    told = _fields(value)
    if not told:
        return tag
    return {tag: told.popitem()[1] if len(written(value.__class__)) == 1 else _short(told)}


def _fields(value: Any) -> dict[str, Any]:
    held = ((each.name, getattr(value, each.name), default(each)) for each in written(value.__class__))
    return {name: _told(found) for name, found, usual in held if found != usual}


def _description(value: Description) -> dict[str, Any]:
    told = _fields(value)
    if value.relation:
        del told["relation"]
        told[value.relation.kind] = _told(value.relation.anchor)
    return told


def _short(told: Any) -> Any:
    """On one line where that is still easy to read."""
    if not isinstance(told, dict) or any(isinstance(value, list) for value in told.values()):
        return told
    plain = all(not isinstance(value, dict) or isinstance(value, _OneLine) for value in told.values())
    return _OneLine(told) if plain and len(str(told)) <= ON_ONE_LINE else told
