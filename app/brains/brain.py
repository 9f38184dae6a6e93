"""The seam between roles and whatever thinks for them."""

from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from app.episode import Episode
from app.spending import Allowance
from perception.screen import Observation
from skills.recall import Recollection

T = TypeVar("T")
Role = Literal["manager", "operator", "reflector", "notetaker", "learner", "mender"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a role may look at: the episode so far (never changed by a role) and the present screens.

    verbs: the actions that the target `on` understands. rung: how far up its ladder of models the role stands, by the
    checks that failed. allowance: what the answer may cost. recalled: what was learned before and fits.
    """

    episode: Episode
    on: str
    screen: Observation
    targets: tuple[str, ...]
    before: Observation | None = None
    verbs: frozenset[type] = frozenset()
    rung: int = 0
    allowance: Allowance = field(default_factory=Allowance)
    recalled: Recollection = field(default_factory=Recollection)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to a brain: the role that asks, what it sees, and what in particular it is asked about.

    offered: the kinds of reply that are of use here, and what may be told besides, where the role tells them apart.
    """

    role: Role
    situation: Situation
    about: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call cost: tokens, US dollars, seconds; `app.events.Spent` explains each field."""

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

    def after(self, before: "Usage") -> "Usage":
        """What both calls cost together; the words and the model are those of this one."""
        return Usage(
            before.tokens_in + self.tokens_in,
            before.tokens_out + self.tokens_out,
            before.dollars + self.dollars,
            before.seconds + self.seconds,
            self.model or before.model,
            before.cached + self.cached,
            self.asked,
            self.said,
            (*before.troubles, *self.troubles),
            before.calls + self.calls,
        )

    def left_of(self, allowance: Allowance) -> Allowance:
        """What this leaves of what may be used up."""
        return allowance.less(self.calls, self.tokens_in + self.tokens_out, self.dollars, self.seconds)


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """An answer of the wanted type and what it cost."""

    value: T
    usage: Usage = field(default_factory=Usage)


class Brain(Protocol):
    """Answers prompts."""

    @property
    def name(self) -> str: ...

    def model(self, role: Role, rung: int = 0) -> str:
        """The model that answers this role, so far up the ladder from cheap to dear; "" where none is asked."""

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """Raises BrainError (MalformedReply when no reply of that type came), Stopped when interrupted."""

    def interrupt(self) -> None:
        """Give up the pending call and every later one: whoever waits gets Stopped. Any thread may call."""
