"""How an element is found again: a chain of parts, strongest first.

A part that matches several elements is never settled by taking the first of them: the chain goes on,
and where no part singles one element out, the answer is *ambiguous* (see `perception.resolving`).
"""

from dataclasses import dataclass
from typing import Literal

ALIKE = 12.0  # levels of grey of 256, on average: the same icon, moved by less than a pixel or compressed again
RelationKind = Literal["in row of", "in", "next to", "below", "above", "left of", "right of", "under heading"]


@dataclass(frozen=True, slots=True)
class Description:
    """An element as a person would name it: "the second Delete button in the row of Ada".

    `role` and `name` may each be empty (anything); `ordinal` counts from 1 in reading order, -1 is the
    last one, 0 means that no ordinal was said. `exact` asks for the name to the letter (quoted words); of
    a row it asks for a whole cell that says so.
    """

    name: str = ""
    role: str = ""
    ordinal: int = 0
    exact: bool = False
    relation: "Relation | None" = None

    def __str__(self) -> str:
        return describe(self)


@dataclass(frozen=True, slots=True)
class Relation:
    """Where an element stands against another: "in the row of Ada", "next to Phone"."""

    kind: RelationKind
    anchor: Description


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that names one element: a test id, an id, a resource id, a form field's name."""

    attribute: str
    value: str
    matches: int = 0
    kind: Literal["attribute"] = "attribute"


@dataclass(frozen=True, slots=True)
class Named:
    """Role and accessible name."""

    role: str
    name: str
    matches: int = 0
    kind: Literal["named"] = "named"


@dataclass(frozen=True, slots=True)
class Labelled:
    """Role and the visible label that stands with it."""

    role: str
    label: str
    matches: int = 0
    kind: Literal["labelled"] = "labelled"


@dataclass(frozen=True, slots=True)
class Described:
    """Plain words, with relations: row identity, container, neighbour."""

    description: Description
    matches: int = 0
    kind: Literal["described"] = "described"


@dataclass(frozen=True, slots=True)
class Path:
    """Structural path; frames and shadow roots are joined by " >> "."""

    path: str
    matches: int = 0
    kind: Literal["path"] = "path"


@dataclass(frozen=True, slots=True)
class Looks:
    """What it looks like, for what bears no words: a small grey picture, as two hexadecimal digits a pixel."""

    pattern: str
    matches: int = 0
    kind: Literal["looks"] = "looks"

    def like(self, other: "Looks") -> bool:
        """Whether the pictures are the same but for slight differences of shade."""
        pixels, others = bytes.fromhex(self.pattern), bytes.fromhex(other.pattern)
        differences = [abs(a - b) for a, b in zip(pixels, others, strict=False)]
        return len(pixels) == len(others) > 0 and sum(differences) / len(differences) < ALIKE


@dataclass(frozen=True, slots=True)
class Around:
    """What stood about the element when it was recorded. It finds nothing: it tells how alike another element is.

    before, after: the words next to it in reading order, nearest first. others: the names of the elements that it was
    not: one of them is never taken for it. inside: what holds it, as `role name`. effect: what the page said that
    activating it does, with `#` for every number. place: how far down the elements of its role it stood, from 0 to 1;
    peers: how many of them there were. columns: what its row says, each with the name of the column it says that in.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    inside: str = ""
    effect: str = ""
    place: float = 0.0
    peers: int = 0
    columns: tuple[tuple[str, str], ...] = ()
    matches: int = 0
    kind: Literal["around"] = "around"


@dataclass(frozen=True, slots=True)
class Patch:
    """How the element was shown when it was recorded. It finds nothing: it is for whoever looks at the step, and tells
    whether something without words looks the same.

    picture: the name of its picture (see `perception.patches`); "" where none may be kept, as of a field that holds
    something. role: what it was, as a name that may be missing does not tell it. x, y: its middle; width, height: its
    size; across, down: of the screen; all in pixels of that.
    """

    picture: str = ""
    role: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    across: int = 0
    down: int = 0
    matches: int = 0
    kind: Literal["patch"] = "patch"


Part = Attribute | Named | Labelled | Described | Path | Looks | Around | Patch
Witness = Around | Patch
"""What finds no element and only tells how alike one is."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A chain of parts, strongest first, each with how many elements it matched when recorded.

    `key` is a live handle: valid while this very element lives on its target, and never stored.
    """

    parts: tuple[Part, ...] = ()
    key: str = ""


ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


def describe(description: Description) -> str:
    """The description as words, e.g. `second "Delete" button in row of "Ada"`."""
    ordinal = description.ordinal
    words = [
        ORDINALS.get(ordinal, f"{ordinal}th") if ordinal else "",
        f'"{description.name}"' if description.name else "",
        spoken(description.role),
    ]
    if description.relation:
        words += [description.relation.kind, describe(description.relation.anchor)]
    return " ".join(word for word in words if word)


def spoken(role: str) -> str:
    """The person's word for a role: whoever looks at the screen sees an item, not what listens to presses."""
    return "item" if role == "clickable" else role


def described(name: str, role: str = "", **rest: object) -> Locator:
    """A locator of one description, for hand-written steps and tests."""
    return Locator((Described(Description(name, role, **rest)),))  # type: ignore[arg-type]
