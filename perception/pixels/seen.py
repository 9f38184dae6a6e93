"""What is seen in a picture before it is put together: lines of text and controls."""

from dataclasses import dataclass

from perception.geometry import Box


@dataclass(frozen=True, slots=True)
class Line:
    """Some words on one visual line, in pixels of the picture they were read from.

    confidence: 0 to 1. contrast: grey levels between the letters and their ground, 0 where it was not measured.
    """

    text: str
    box: Box
    confidence: float = 1.0
    contrast: float = 0.0


@dataclass(frozen=True, slots=True)
class Control:
    """Something that can be acted on, in pixels of the picture; `sure` is 0 to 1."""

    role: str
    box: Box
    states: frozenset[str] = frozenset()
    sure: float = 1.0
