"""What a session can be told beside wishes: begin a task, and where to send the live mirror; and its two signs."""

from dataclasses import dataclass
from typing import Literal

from app.supervision import Wish
from app.tasks import Task

READY = '{"kind":"ready"}'
"""The line by which a session says that it takes orders."""
ACKNOWLEDGED = b"."
"""What is sent back for each picture of a mirror, so that the next one may come."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Do this task.

    on: targets as `--on` names them; empty goes on with those that are open. brain, headed, profile, attach: as the
    settings of that name; "" and None leave them as they are set. resume: the id of an interrupted run to go on with.
    lead: seconds for which each action is shown before it happens. shown: the person shows it by hand, and the task's
    words are what the macro is to be called.
    """

    task: Task
    on: tuple[str, ...] = ()
    brain: str = ""
    headed: bool | None = None
    profile: str = ""
    attach: str = ""
    resume: str = ""
    lead: float = 0.0
    shown: bool = False
    kind: Literal["begin"] = "begin"


@dataclass(frozen=True, slots=True)
class Watch:
    """Send the pictures of target `on` to this port of the loopback interface, the newest only.

    Several targets may be watched at once. A new Watch replaces the one of the same target; port 0 ends it, and `on`
    empty ends all. `token` is the first line sent, to prove who sends.
    """

    on: str
    port: int
    token: str
    kind: Literal["watch"] = "watch"


Order = Begin | Watch | Wish
