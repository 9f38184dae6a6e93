"""The one step format: recorded macros, learned and hand-written Shortcuts and parsed plain words.

Text in a step may hold `{name}`: it is filled from parameters and from what earlier steps read.
A target is a `Locator`: recorded steps carry a whole chain, parsed words a single `Described` part.
"""

from dataclasses import dataclass
from typing import Literal

from controllers.actions import Action
from perception.checks import Check
from perception.locators import Locator


@dataclass(frozen=True, slots=True)
class Do:
    """Perform an action, on the target if it needs one, and expect `check` afterwards.

    `optional`: nothing is wrong if the target is not there (a pop-up that may appear).
    """

    words: str
    action: Action
    target: Locator | None = None
    check: Check | None = None
    optional: bool = False
    kind: Literal["do"] = "do"


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Wait until the check holds, at most `seconds`; then it has failed."""

    words: str
    check: Check
    seconds: float = 10.0
    kind: Literal["wait for"] = "wait for"


@dataclass(frozen=True, slots=True)
class Read:
    """Read the target's value or text and keep it under `name`."""

    words: str
    target: Locator
    name: str
    kind: Literal["read"] = "read"


@dataclass(frozen=True, slots=True)
class Use:
    """Go on with another target of the session (not a tab: that is the action Switch)."""

    words: str
    target: str
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
    kind: Literal["repeat"] = "repeat"


@dataclass(frozen=True, slots=True)
class If:
    """Run `then` where the check holds on the present screen, else `otherwise`."""

    words: str
    check: Check
    then: "tuple[Step, ...]"
    otherwise: "tuple[Step, ...]" = ()
    kind: Literal["if"] = "if"


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer the person with this text; the run's last word."""

    words: str
    text: str
    kind: Literal["reply"] = "reply"


Step = Do | WaitFor | Read | Use | Repeat | If | Reply
Plain = Do | WaitFor | Read | Use | Reply
"""The steps that control flow comes down to."""
