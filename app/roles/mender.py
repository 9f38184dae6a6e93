"""The Mender: what a step of a macro has become that cannot be done as it was recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.brains.brain import Brain, Prompt, Reply, Situation

Kind = Literal["stands in", "open first", "go on", "option", "retype", "reads now", "not there"]
Besides = Literal["called", "chosen", "awaited"]
"""What may be told along with a kind: see the fields of a Finding; chosen is its `option`."""
Offer = Kind | Besides


@dataclass(frozen=True, slots=True)
class Finding:
    """What has become of the step: one thing to do now, and all else that will be other about it.

    stands in: `element` is what its element was. open first: `element` opens what holds that. go on: `element` leads on
    to where the step is done. option: its list offers it as `option`. retype: the field `element` takes its `value` in
    this notation. reads now: it worked, as `awaited` on the screen shows. not there: nothing of the kind.
    called: what its element will be called in what is opened. option: what its list will offer; awaited: the texts of
    which any will show that it worked, once it comes to that.
    """

    kind: Kind
    element: int = 0
    option: str = ""
    value: str = ""
    awaited: tuple[str, ...] = ()
    called: str = ""
    thought: str = ""


def find(situation: Situation, brain: Brain, about: str, offered: Sequence[Offer]) -> Reply[Finding]:
    """Ask about one step. about: what is known of it, and what is wrong with it. offered: what may be replied."""
    return brain.ask(Prompt("mender", situation, about, tuple(offered)), Finding)
