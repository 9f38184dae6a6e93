"""The one stream that everything consumes: transcript, journal, app, report, tests."""

from dataclasses import dataclass, field, replace
from typing import Literal

from app.invocations import Invoked, Recalled, Returned, Verified
from app.ledger import Fact
from app.left_out import BY_HAND, LeftOut
from app.proposals import Decision, Move, Note, Outcome, Proposal, Verdict
from app.stamped import Stamped
from app.tasks import Task
from perception.geometry import Box
from perception.locators import Locator
from perception.screen import Observation
from skills.mending import Mend
from skills.shortcuts import Shortcut, Tip


@dataclass(frozen=True, slots=True)
class Started(Stamped):
    """A task begins. `targets` are names with the addresses they stand on; `resumes` is the run it goes on with."""

    episode: str
    task: Task
    brain: str
    targets: tuple[tuple[str, str], ...]
    resumes: str = ""
    kind: Literal["started"] = "started"


@dataclass(frozen=True, slots=True)
class Observed(Stamped):
    """A target was looked at. The observation holds what is in view, without locators."""

    on: str
    screen: Observation
    change: str = ""
    seconds: float = 0.0
    kind: Literal["observed"] = "observed"


@dataclass(frozen=True, slots=True)
class Planned(Stamped):
    """The Manager's subgoals and the facts they turn on, and why it planned now.

    `thought` is its reason for this plan; `change` says what is new against the plan before.
    """

    subgoals: tuple[str, ...]
    why: str
    facts: tuple[Fact, ...] = ()
    thought: str = ""
    change: str = ""
    kind: Literal["planned"] = "planned"


@dataclass(frozen=True, slots=True)
class Constrained(Stamped):
    """Constraints that the task sets, in the person's words; none may be open at the end. `final`: these are all."""

    constraints: tuple[str, ...]
    final: bool = True
    kind: Literal["constrained"] = "constrained"


@dataclass(frozen=True, slots=True)
class Satisfied(Stamped):
    """The constraint of that number, counted from 1, is met, as `by` shows."""

    constraint: int
    by: str
    kind: Literal["satisfied"] = "satisfied"


@dataclass(frozen=True, slots=True)
class Reached(Stamped):
    """So many subgoals of the plan lie behind the run, as the brain sees it."""

    subgoals: int
    kind: Literal["reached"] = "reached"


@dataclass(frozen=True, slots=True)
class Proposed(Stamped):
    proposal: Proposal
    kind: Literal["proposed"] = "proposed"


@dataclass(frozen=True, slots=True)
class Healed(Stamped):
    """A step of a Shortcut is about to be done on what stands in for its element; its picture was taken just before."""

    on: str
    mend: Mend
    kind: Literal["healed"] = "healed"


@dataclass(frozen=True, slots=True)
class Decided(Stamped):
    """The policy's word on a move that comes next, before it is made.

    `target` is the element in words, `element` its number on the last observed screen (0: none),
    `scope` where it stands: origin, package or window owner.
    """

    move: Move
    decision: Decision
    target: str = ""
    element: int = 0
    scope: str = ""
    kind: Literal["decided"] = "decided"


@dataclass(frozen=True, slots=True)
class Reviewed(Stamped):
    verdict: Verdict
    kind: Literal["reviewed"] = "reviewed"


@dataclass(frozen=True, slots=True)
class Intended(Stamped):
    """About to act. Durable before anything moves.

    `target` is the element in words, `found_by` how it would be found again.
    """

    move: Move
    target: str
    risk: int
    found_by: Locator = field(default_factory=Locator)
    kind: Literal["intended"] = "intended"


@dataclass(frozen=True, slots=True)
class Acted(Stamped):
    """The move was performed, or the world refused it (`error`, one sentence); certainly `untouched`, if it is said."""

    move: Move
    target: str
    events: tuple[str, ...] = ()
    error: str = ""
    seconds: float = 0.0
    untouched: bool = False
    kind: Literal["acted"] = "acted"


@dataclass(frozen=True, slots=True)
class Judged(Stamped):
    outcome: Outcome
    kind: Literal["judged"] = "judged"


@dataclass(frozen=True, slots=True)
class Noted(Stamped):
    note: Note
    kind: Literal["noted"] = "noted"


@dataclass(frozen=True, slots=True)
class Asked(Stamped):
    """A question to the person.

    `number` counts what a run asks, so that an answer meets the question it was meant for. `own`: the engine's own
    question, whose answer no brain acts on.
    """

    question: str
    candidates: tuple[str, ...] = ()
    number: int = 0
    own: bool = False
    kind: Literal["asked"] = "asked"


@dataclass(frozen=True, slots=True)
class Told(Stamped):
    """What the person said, as an answer or of their own accord."""

    text: str
    kind: Literal["told"] = "told"


@dataclass(frozen=True, slots=True)
class LookedUp(Stamped):
    """What the brain looked up on the screen as it was last seen, and what was found; nothing was touched.

    `part` of the screen is shown to it as a picture, in CSS pixels.
    """

    asked: str
    found: str
    part: Box | None = None
    kind: Literal["looked up"] = "looked up"


@dataclass(frozen=True, slots=True)
class Answered(Stamped):
    """The task's answer, told to the person."""

    text: str
    claims: tuple[str, ...] = ()
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class TookOver(Stamped):
    """The person drives; the agent neither acts nor looks."""

    reason: str = ""
    kind: Literal["took over"] = "took over"


@dataclass(frozen=True, slots=True)
class HandedBack(Stamped):
    """The agent drives again. did: what the person did, e.g. "3 clicks, 12 keys". missing: what no macro will have."""

    did: str = ""
    missing: tuple[str, ...] = (BY_HAND,)
    kind: Literal["handed back"] = "handed back"


@dataclass(frozen=True, slots=True)
class Paused(Stamped):
    why: str = ""
    kind: Literal["paused"] = "paused"


@dataclass(frozen=True, slots=True)
class Resumed(Stamped):
    kind: Literal["resumed"] = "resumed"


@dataclass(frozen=True, slots=True)
class Learned(Stamped):
    """What the Learner made of the run; `missed` is what it does not teach, and why, where that may be asked."""

    shortcuts: tuple[Shortcut, ...] = ()
    tips: tuple[Tip, ...] = ()
    missed: str = ""
    kind: Literal["learned"] = "learned"


@dataclass(frozen=True, slots=True)
class Prompted(Stamped):
    """A model is asked, and why; its reply may take seconds."""

    role: str
    model: str
    why: str = ""
    kind: Literal["prompted"] = "prompted"


@dataclass(frozen=True, slots=True)
class Spent(Stamped):
    """What one question to a brain cost: tokens, money (US dollars), seconds; and what was asked and said.

    `calls` counts how often a model was asked for it, `why` says what for. `cached` of `tokens_in` came from the prompt
    cache. `asked` is the part of the prompt that is this call's own, `said` the reply as it came. `troubles` tell of
    every retry and fall-back, one sentence each.
    """

    role: str
    tokens_in: int = 0
    tokens_out: int = 0
    dollars: float = 0.0
    seconds: float = 0.0
    model: str = ""
    cached: int = 0
    asked: str = ""
    said: str = ""
    troubles: tuple[str, ...] = ()
    calls: int = 1
    why: str = ""
    kind: Literal["spent"] = "spent"


Ending = Literal["done", "failed", "refused", "stopped", "asked", "crashed"]


@dataclass(frozen=True, slots=True)
class Finished(Stamped):
    """How the run ended, in one sentence; `detail` holds a traceback where it crashed."""

    ending: Ending
    sentence: str
    detail: str = ""
    kind: Literal["finished"] = "finished"


Event = (
    Started | Observed | Planned | Constrained | Satisfied | Reached | Proposed | Healed | Decided | Reviewed
    | Intended | Acted | Judged | Noted | LookedUp | Asked | Told | Answered | TookOver | HandedBack | Paused | Resumed
    | LeftOut | Learned | Recalled | Invoked | Returned | Verified | Prompted | Spent | Finished
)  # fmt: skip


def without_picture(event: Event) -> Event:
    """The event as it is remembered: what a screen looked like is not needed to learn from it."""
    return replace(event, screen=replace(event.screen, picture=None)) if isinstance(event, Observed) else event
