"""What can be expected of a screen, as data: the expectation of a step, a pre- or postcondition.

`holds` (in `perception.holding`) decides them without a model.
"""

from dataclasses import dataclass
from typing import Literal

from perception.locators import Locator


@dataclass(frozen=True, slots=True)
class TextShown:
    """The words are visible somewhere, ignoring case and runs of blanks."""

    text: str
    kind: Literal["text shown"] = "text shown"


@dataclass(frozen=True, slots=True)
class TextGone:
    """The words are nowhere to be seen."""

    text: str
    kind: Literal["text gone"] = "text gone"


@dataclass(frozen=True, slots=True)
class ElementShown:
    """At least one element fits the locator."""

    target: Locator
    kind: Literal["element shown"] = "element shown"


@dataclass(frozen=True, slots=True)
class ElementGone:
    """No element fits the locator."""

    target: Locator
    kind: Literal["element gone"] = "element gone"


@dataclass(frozen=True, slots=True)
class ValueIs:
    """The field holds exactly this value."""

    target: Locator
    value: str
    kind: Literal["value is"] = "value is"


@dataclass(frozen=True, slots=True)
class StateIs:
    """The element has (or, with `on` False, lacks) the state."""

    target: Locator
    state: str
    on: bool = True
    kind: Literal["state is"] = "state is"


@dataclass(frozen=True, slots=True)
class PlaceIs:
    """The address contains these characters, or the title these words.

    `whole`: the address is this and no more, without its site. `landmarks`: one of them at least heads the page, where
    there are any: at the same address another page may stand, such as one that asks to log in. `also`: what it said
    beside them, which by itself tells of no other page.
    """

    address: str
    whole: bool = False
    landmarks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kind: Literal["place is"] = "place is"


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that matters changed: an element came, went or changed, or the place did."""

    kind: Literal["changed"] = "changed"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of the checks holds."""

    checks: "tuple[Check, ...]"
    kind: Literal["all of"] = "all of"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the checks holds."""

    checks: "tuple[Check, ...]"
    kind: Literal["any of"] = "any of"


Check = TextShown | TextGone | ElementShown | ElementGone | ValueIs | StateIs | PlaceIs | Changed | AllOf | AnyOf
