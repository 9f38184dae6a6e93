"""The values that a Shortcut's parameters are given, checked before anything is done with them."""

import json
import math
from collections.abc import Mapping
from difflib import get_close_matches
from typing import assert_never

from perception.days import certain_day
from skills.shortcuts import Parameter, Shortcut

MOST_LETTERS = 100_000
"""Of one value; a table may have more."""


class Unfit(ValueError):
    """A value is missing, unknown or not of its parameter's type: one sentence and what to give instead."""


def arguments(shortcut: Shortcut, given: Mapping[str, str]) -> dict[str, str]:
    """What each but the secret ones stands for: as given, a day as 2026-12-31, or its default. Raises Unfit."""
    for name in given:
        _known(name, shortcut)
    return {each.name: _value(each, given) for each in shortcut.parameters if each.type != "secret"}


def _known(name: str, shortcut: Shortcut) -> None:
    names = {each.name: each for each in shortcut.parameters}
    if name not in names:
        close = get_close_matches(name, names, 1)
        listed = f"did you mean {close[0]}?" if close else f"it takes {', '.join(names) or 'none'}."
        raise Unfit(f'"{shortcut.name}" has no parameter {name}; {listed}')
    if names[name].type == "secret":
        raise Unfit(f"{name} is a secret and is never given: keep it with journeyman secrets add {name}.")


def _value(parameter: Parameter, given: Mapping[str, str]) -> str:
    value = given.get(parameter.name, parameter.default)
    if value is None:
        example = f", for example {parameter.example!r}" if parameter.example else ""
        raise Unfit(f"It is not said what {parameter.name} is: give it with --set {parameter.name}=...{example}.")
    if wanted := _wanted(parameter, value):
        raise Unfit(f"{parameter.name} must be {wanted}, not {_shown(value)}.")
    return certain_day(value) if parameter.type == "date" else value


def _wanted(parameter: Parameter, value: str) -> str:
    """What the value should have been; "" where it is that."""
    match parameter.type:
        case "text" | "secret":
            return "" if len(value) <= MOST_LETTERS else f"at most {MOST_LETTERS} characters long"
        case "number":
            return "" if _is_number(value) else "a number"
        case "choice":
            fits = value in parameter.choices if parameter.choices else bool(value)
            return "" if fits else "one of " + ", ".join(parameter.choices)
        case "date":
            return "" if certain_day(value) else "a date such as 2026-11-27"
        case "file":
            return "" if value.strip() else "the path of a file"
        case "table":
            return "" if _is_table(value) else "rows of named values"
        case _:
            assert_never(parameter.type)


def _is_number(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False


def _is_table(value: str) -> bool:
    try:
        rows = json.loads(value)
    except ValueError:
        return False
    return isinstance(rows, list) and all(
        isinstance(row, dict) and all(isinstance(cell, str) for cell in row.values()) for row in rows
    )


def _shown(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:39] + "…")
