"""In which phase a run is: what the person can do now, and what they are waited for."""

from typing import Literal

from app.events import (
    Asked,
    Decided,
    Event,
    Finished,
    HandedBack,
    Paused,
    Prompted,
    Resumed,
    Reviewed,
    Started,
    Told,
    TookOver,
)

Phase = Literal["starting", "working", "thinking", "paused", "approving", "asking", "yours", "finished", "lost"]
OVER: frozenset[Phase] = frozenset({"finished", "lost"})


def after(phase: Phase, event: Event) -> Phase:
    """The phase that follows when this event happens in that phase."""
    match event:
        case Started():
            return "working"
        case Finished():
            return "finished"
        case _ if phase in OVER:
            return phase
        case TookOver():
            return "yours"
        case Paused():
            return "paused"
        case Asked():
            return "asking"
        case Decided():
            return "approving" if event.decision.verdict == "ask" else "working"
        case Reviewed() | HandedBack() | Resumed():
            return "working"
        case Told():
            return "working" if phase == "asking" else phase
        case Prompted():
            return "thinking" if phase in ("working", "thinking") else phase
        case _:
            return "working" if phase == "thinking" else phase
