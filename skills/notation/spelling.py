"""How the format's dataclasses are spelled in YAML: what reader and writer must agree on.

What has a constant `kind` is written as that kind, followed by its only field or by all that differ from their
defaults: `tap`, `set text: Ada`, `value is: {target: ..., value: Ada}`. A step is `kind: words` and its other fields.
A locator is the list of its parts. A description in them is part of its part, and its relation is a key of its own:
`described: {name: Edit, role: link, in row of: {name: Ada}}`.
"""

from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, get_args, get_type_hints

from perception.locators import RelationKind
from skills.shortcuts import Shortcut
from skills.steps import Do, Step

FORMAT = 1
IT = "it"
"""Stands in a step's check for the target of the step."""
RELATIONS: tuple[str, ...] = get_args(RelationKind)
STEPS: tuple[Any, ...] = get_args(Step)
OF_THE_LIBRARY = frozenset({"origin", "version", "trust", "ground", "places"})
"""Fields of a Shortcut that a text does not set: the library says where it came from and how far to trust it."""


def kind(cls: Any) -> str:
    """What tells the class from the others of its union; "" where nothing does."""
    found = getattr(cls, "__dataclass_fields__", {}).get("kind")
    return found.default if found and isinstance(found.default, str) else ""


@cache
def written(cls: Any) -> tuple[Field[Any], ...]:
    """The fields that a text has, in its order."""
    left_out = OF_THE_LIBRARY if cls is Shortcut else {"kind"} if kind(cls) else set()
    found = [each for each in fields(cls) if each.name not in left_out]
    return tuple(sorted(found, key=lambda each: _place(cls, each.name)))


@cache
def hints(cls: Any) -> dict[str, Any]:
    """The types of the fields."""
    return get_type_hints(cls)


def default(field: Field[Any]) -> Any:
    """What the field is where the text leaves it out; MISSING where it may not."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def _place(cls: Any, name: str) -> int:
    """A Shortcut is told before its steps, and a step's target before what is expected of it."""
    order = (
        "name",
        "description",
        "task",
        "scope",
        "targets",
        "parameters",
        "precondition",
        "steps",
        "postcondition",
    )
    if cls is Shortcut:
        return order.index(name)
    return 1 if cls is Do and name == "check" else 0
