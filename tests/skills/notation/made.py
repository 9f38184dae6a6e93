"""Shortcuts made at random from the format's own types, so that every kind of step, part and check occurs."""

import types
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from random import Random
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from perception.locators import Locator, Looks, Part, Patch
from skills.notation.spelling import OF_THE_LIBRARY
from skills.shortcuts import Parameter, Shortcut
from skills.steps import EachRow, Read, Repeat

TABLE = "rows"
hints_of = cache(get_type_hints)
"""Asked for thousands of times, and the same each time."""

TEXTS = (
    "", "Save", "yes", "null", "1.0", "~", "- a", "a: b", "#no", '"', "'", "it", "{name}", "Zoë 日本", "🦊", "a\nb",
    " blank ", "&a *b !c", "\t", "\x85\u2028", "\ud83d", "%", "@", "`", "=", "<<", "x" * 200, "words " * 40, "---",
)  # fmt: skip


class Made:
    """Makes values of a type; `deepest` bounds how far steps and checks nest."""

    def __init__(self, random: Random, deepest: int = 5) -> None:
        self._random = random
        self._left = deepest

    def shortcut(self) -> Shortcut:
        found: Shortcut = self.value(Shortcut)
        return replace(found, parameters=(*found.parameters, Parameter(TABLE, type="table")))

    def value(self, wanted: Any, name: str = "") -> Any:
        origin, args = get_origin(wanted), get_args(wanted)
        if origin in (Union, types.UnionType):
            return self._member(args)
        if origin is Literal:
            return self._random.choice(args)
        if origin is tuple:
            return self._several(args[0])
        if is_dataclass(wanted):
            return self._object(wanted)
        made = {bool: self._random.random() < 0.5, int: self._random.randint(-1, 99), float: self._random.random() * 99}
        return self._random.choice(TEXTS) if wanted is str else made[wanted]

    def _member(self, members: tuple[Any, ...]) -> Any:
        """Any of them; deep down, one that holds no others."""
        flat = [each for each in members if each is types.NoneType or "tuple" not in str(hints_of(each).values())]
        chosen = self._random.choice(flat if self._left <= 0 else members)
        return None if chosen is types.NoneType else self.value(chosen)

    def _several(self, item: Any) -> Any:
        if get_origin(item) is tuple:
            return tuple((f"name{n}", self._random.choice(TEXTS)) for n in range(self._random.randint(0, 2)))
        count = self._random.randint(1, 3) if item == Part else self._random.randint(0, 3)
        return tuple(self.value(item) for _ in range(count))

    def _object(self, cls: Any) -> Any:
        self._left -= 1
        hints = hints_of(cls)
        kept = [each for each in fields(cls) if not (each.name == "kind" and each.default is not MISSING)]
        left_out = OF_THE_LIBRARY if cls is Shortcut else {"key"} if cls is Locator else set()
        values = {each.name: self.value(hints[each.name]) for each in kept if each.name not in left_out}
        self._left += 1
        if "role" in values:
            values["role"] = self._random.choice(("button", "textbox", "article"))
        return cls(**values | self._fixed(cls))

    def _fixed(self, cls: Any) -> dict[str, Any]:
        """What may not be just any text."""
        if cls in (Parameter, Read, Repeat):
            return {"name": self._random.choice(("name", "größe", "_1"))}
        if cls is EachRow:
            return {"table": TABLE}
        if cls is Patch:
            return {"picture": self._random.choice(("", "0123456789abcdef" * 2))}
        return {"name": "Order"} if cls is Shortcut else {"pattern": "00ff"} if cls is Looks else {}
