"""What the Operator may propose, what the policy and the person say to it, and how it turned out."""

from dataclasses import dataclass
from typing import Literal

from app.tasks import Risk
from controllers.actions import Action
from perception.checks import Check
from perception.geometry import Box
from perception.locators import Locator
from skills.flow import Cursor
from skills.mending import Mend


@dataclass(frozen=True, slots=True)
class Move:
    """One action on one named target of the session.

    `aim` says on what: the number of an element of the present observation, or a locator; None for
    actions without an element. `expect` must hold afterwards.
    """

    on: str
    action: Action
    aim: int | Locator | None = None
    expect: Check | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something on the screen that the task needs: to be noted under `name`; `asked` is what it was called.

    `text` is what the brain has read on the present screen: noted at once, if the screen really says so.
    Else, without an `aim`, it stands in no single element: the Notetaker looks for it on the whole screen.
    """

    name: str
    aim: int | Locator | None = None
    asked: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The task is done; `text` is told to the person and `claims` name the notes that carry it.

    `wanted` is what was read for it on the present screen, to be noted first.
    """

    text: str
    claims: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    kind: Literal["answer"] = "answer"


@dataclass(frozen=True, slots=True)
class Act:
    """Note what was read already, do these moves in order on target `on`, then note what else is wanted.

    Each move is decided, made durable, performed and judged by itself; the first that does not work ends the act.
    """

    words: str  # says it in the person's terms
    on: str
    moves: tuple[Move, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    thought: str = ""
    risk: Risk = 0  # the brain's own estimate: it may raise the engine's, never lower it
    cursor: Cursor = ()  # where a stepwise plan stands once all has worked
    heeds: bool = False  # it comes of what the person said of their own accord, not of what the brain asked
    eager: bool = False  # a move is done once its expectation is true, though the screen may still be at work
    then: Locator | None = None  # or once a page of its own has come with this, which is what comes next
    answer: Answer | None = None  # ends the task if all of this works, so that the brain need not be asked once more
    tentative: bool = False  # it may be in vain, for the brain knows another way then
    mend: Mend | None = None  # in what way it departs from the plan's own words
    kind: Literal["act"] = "act"


@dataclass(frozen=True, slots=True)
class Ask:
    """The brain cannot go on without the person's word; `candidates` are what it hesitates between."""

    question: str
    candidates: tuple[str, ...] = ()
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class HandOver:
    """The person must do this part: a log-in, a captcha."""

    reason: str
    kind: Literal["hand over"] = "hand over"


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The task cannot be done; `reason` says in one sentence what stands against it."""

    reason: str
    kind: Literal["give up"] = "give up"


@dataclass(frozen=True, slots=True)
class LookUp:
    """The brain looks closer at the screen it was shown: where `words` stand on it, or all of what `element` holds.

    picture: it wants to see that: the part of the screen around the element, or all of it where there is none.
    """

    words: str = ""
    element: int = 0
    picture: bool = False
    kind: Literal["look up"] = "look up"


@dataclass(frozen=True, slots=True)
class Invoke:
    """Go on by a Shortcut that was learned, with these values for its parameters."""

    shortcut: str
    arguments: tuple[tuple[str, str], ...] = ()
    kind: Literal["invoke"] = "invoke"


Proposal = Act | Ask | HandOver | GiveUp | Answer | LookUp | Invoke


@dataclass(frozen=True, slots=True)
class Decision:
    """The policy's word on one move. `rule` names the rule that decided, `facts` what it saw.

    `number` counts the decisions of a run, so that a person's word meets the one it was meant for.
    """

    verdict: Literal["allow", "ask", "deny"]
    rule: str
    risk: Risk
    effect: str = ""
    facts: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Approve:
    by: str = "person"
    kind: Literal["approve"] = "approve"


@dataclass(frozen=True, slots=True)
class Amend:
    """Do this instead of what was proposed."""

    move: Move
    kind: Literal["amend"] = "amend"


@dataclass(frozen=True, slots=True)
class Reject:
    reason: str = ""
    by: str = "person"
    kind: Literal["reject"] = "reject"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The person does it with their own hands and hands back."""

    kind: Literal["taken over"] = "taken over"


Verdict = Approve | Amend | Reject | TakenOver

Judgement = Literal["worked", "wrong screen", "no change", "undecided", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a move turned out, and what shows it.

    unseen: it was made, and only what was to show that it worked did not come.
    """

    judgement: Judgement
    evidence: str = ""
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something read that the task needs, with where it stood, and when it was read (seconds since the epoch)."""

    name: str
    text: str
    picture: str = ""
    box: Box | None = None
    place: str = ""
    at: float = 0.0
