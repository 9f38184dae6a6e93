"""The seam between roles and whatever thinks for them."""

from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from app.episode import Episode
from perception.screen import Observation

T = TypeVar("T")
Role = Literal["manager", "operator", "reflector", "notetaker", "learner"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a role may look at: the episode so far (never changed by a role) and the present screens."""

    episode: Episode
    on: str
    screen: Observation
    targets: tuple[str, ...]
    before: Observation | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to a brain: the role that asks and what it sees."""

    role: Role
    situation: Situation


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call cost: tokens, US dollars, seconds."""

    tokens_in: int = 0
    tokens_out: int = 0
    dollars: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """An answer of the wanted type and what it cost."""

    value: T
    usage: Usage = field(default_factory=Usage)


class Brain(Protocol):
    """Answers prompts. Raises BrainError; MalformedReply when no reply of that type came."""

    @property
    def name(self) -> str: ...

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]: ...
