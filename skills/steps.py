"""The one step format: recorded macros, learned and hand-written Shortcuts and parsed plain words.

Text in a step may hold `{name}`: it is filled from parameters and from what earlier steps read.
A target is a `Locator`: recorded steps carry a whole chain, parsed words a single `Described` part.
A step that is `off` is passed over, with all that stands in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from controllers.actions import Action
from perception.checks import Check
from perception.locators import Locator


@dataclass(frozen=True, slots=True)
class Do:
    """Perform an action, on the target if it needs one, and expect `check` afterwards.

    `optional`: nothing is wrong if the target is not there (a pop-up that may appear). `focus`: what had the focus when
    text without a target was typed; where another has it, nothing is typed.
    """

    words: str
    action: Action
    target: Locator | None = None
    check: Check | None = None
    optional: bool = False
    off: bool = False
    focus: Locator | None = None
    kind: Literal["do"] = "do"


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Wait until the check holds, at most `seconds`; then it has failed."""

    words: str
    check: Check
    seconds: float = 10.0
    off: bool = False
    kind: Literal["wait for"] = "wait for"


@dataclass(frozen=True, slots=True)
class Read:
    """Read the target's value or text and keep it under `name`; `asked` is left off its front ("Total: 30")."""

    words: str
    target: Locator
    name: str
    asked: str = ""
    off: bool = False
    kind: Literal["read"] = "read"


@dataclass(frozen=True, slots=True)
class Use:
    """Go on with another target of the session (not a tab: that is the action Switch)."""

    words: str
    target: str
    off: bool = False
    kind: Literal["use"] = "use"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Run the steps once for each element that fits `over` when the loop is entered.

    The element's identity text (the row's or item's words) is kept under `name` in each round, so
    that "in the row of {name}" finds the right one although rows move or vanish.
    """

    words: str
    over: Locator
    name: str
    steps: "tuple[Step, ...]"
    off: bool = False
    kind: Literal["repeat"] = "repeat"


@dataclass(frozen=True, slots=True)
class EachRow:
    """Run the steps once for each row of the parameter `table`; in each round its columns are known by their names."""

    words: str
    table: str
    steps: "tuple[Step, ...]"
    off: bool = False
    kind: Literal["each row"] = "each row"


@dataclass(frozen=True, slots=True)
class If:
    """Run `then` where the check holds on the present screen, else `otherwise`."""

    words: str
    check: Check
    then: "tuple[Step, ...]"
    otherwise: "tuple[Step, ...]" = ()
    off: bool = False
    kind: Literal["if"] = "if"


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer the person with this text; the run's last word."""

    words: str
    text: str
    off: bool = False
    kind: Literal["reply"] = "reply"


@dataclass(frozen=True, slots=True)
class Call:
    """Run another Shortcut of the library, with these values for its parameters; what it reads is known afterwards."""

    words: str
    shortcut: str
    arguments: tuple[tuple[str, str], ...] = ()
    off: bool = False
    kind: Literal["call"] = "call"


Step = Do | WaitFor | Read | Use | Repeat | EachRow | If | Reply | Call
Plain = Do | WaitFor | Read | Use | Reply
"""The steps that control flow comes down to."""


def below(step: Step) -> "tuple[Step, ...]":
    """The steps that stand directly within this one."""
    match step:
        case Repeat() | EachRow():
            return step.steps
        case If():
            return step.then + step.otherwise
        case _:
            return ()


def walk(steps: Sequence[Step]) -> Iterator[Step]:
    """Every step, each before those within it."""
    for step in steps:
        yield step
        yield from walk(below(step))


def rebuilt(step: Step, block: "Callable[[tuple[Step, ...]], tuple[Step, ...]]") -> Step:
    """The same step, with each block of steps within it replaced by what `block` makes of it."""
    match step:
        case Repeat() | EachRow():
            return replace(step, steps=block(step.steps))
        case If():
            return replace(step, then=block(step.then), otherwise=block(step.otherwise))
        case _:
            return step
