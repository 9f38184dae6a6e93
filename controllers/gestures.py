"""What a person's own hand does on a target that is shown to them: raw mouse and keys, passed on as they come.

Places are fractions of the picture's width and height, 0 to 1, so that no one needs to know its scale.
"""

from dataclasses import dataclass
from typing import Literal

Button = Literal["left", "middle", "right"]
Modifier = Literal["Control", "Shift", "Alt", "Meta"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """The mouse moves, or a button goes down or up; `clicks` is 2 for the second of a double click, 3 for one more.

    modifiers: the keys held meanwhile.
    """

    do: Literal["move", "down", "up"]
    x: float
    y: float
    button: Button = "left"
    clicks: int = 1
    modifiers: tuple[Modifier, ...] = ()
    kind: Literal["pointer"] = "pointer"


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turns by (dx, dy) pixels of content."""

    x: float
    y: float
    dx: float = 0.0
    dy: float = 0.0
    kind: Literal["wheel"] = "wheel"


@dataclass(frozen=True, slots=True)
class Keys:
    """A key or chord in the notation of `Press`: `Enter`, `Control+A`."""

    keys: str
    kind: Literal["keys"] = "keys"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters typed; never told or kept, for they may be a password."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Files:
    """Files, by their full paths, are dropped there."""

    x: float
    y: float
    paths: tuple[str, ...]
    kind: Literal["files"] = "files"


Gesture = Pointer | Wheel | Keys | Text | Files
