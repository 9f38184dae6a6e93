"""What of a proposal was left out: moves after one that did not work, or an answer that could not be taken."""

from dataclasses import dataclass
from typing import Literal

from app.stamped import Stamped

BY_HAND = "What you did by hand in that run is not in the macro."
ANSWER = "the answer"


@dataclass(frozen=True, slots=True)
class LeftOut(Stamped):
    """Of what the brain proposed last, `what` was left out, in words, and why."""

    what: tuple[str, ...]
    why: str
    kind: Literal["left out"] = "left out"


def in_words(event: LeftOut) -> str:
    """E.g. `tap "Save" button (what came before it did not work)`."""
    return f"{'; '.join(event.what)} ({event.why})"
