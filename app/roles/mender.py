"""The Mender: what a step of a macro has become that cannot be done as it was recorded."""

from dataclasses import dataclass
from typing import Literal

from app.brains.brain import Brain, Prompt, Reply, Situation

Kind = Literal["stands in", "open first", "option", "reads now", "not there"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What has become of the step.

    stands in: `element` is what its element was. open first: `element` opens what holds that, or leads on. option: its
    list offers it as `text`. reads now: it worked, as `text` on the screen shows. not there: nothing of the kind.
    """

    kind: Kind
    element: int = 0
    text: str = ""
    thought: str = ""


def find(situation: Situation, brain: Brain, about: str) -> Reply[Finding]:
    """Ask about one step. about: what is known of it, and what is wrong with it."""
    return brain.ask(Prompt("mender", situation, about), Finding)
