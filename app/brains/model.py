"""The seam between a brain that writes prompts and the model that answers them: the network, or a cassette."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from app.brains.brain import Role, Usage
from app.spending import Allowance

Effort = Literal["low", "medium", "high", "xhigh", "max"]
Shown = Literal["auto", "always", "never"]
"""When the pictures of screens go along with a prompt; auto: where words do not do."""


@dataclass(frozen=True, slots=True)
class Request:
    """One call.

    system: the stable part, the same bytes for every call of a role. context: what is stable within one run
    (the task). text: what only this call is about. images: JPEG or PNG, each already as small as it should be.
    schema: JSON schema of the reply. passwords: numbers of the screen's fields for secrets; what a reply types there is
    kept nowhere. allowance: what all attempts to answer it may use up together.
    """

    role: Role
    model: str
    system: str
    context: str
    text: str
    schema: Mapping[str, Any]
    images: tuple[bytes, ...] = ()
    max_tokens: int = 4096
    effort: Effort | None = None
    passwords: frozenset[int] = frozenset()
    allowance: Allowance = field(default_factory=Allowance)


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model said, as it came (JSON by the schema, unless it did not keep to it), and what it cost."""

    text: str
    usage: Usage = field(default_factory=Usage)


class Model(Protocol):
    """Answers requests."""

    def complete(self, request: Request) -> Completion:
        """Raises BrainError in one sentence when no answer can be had, Stopped when interrupted."""

    def interrupt(self) -> None:
        """Give up the pending call and every later one: whoever waits gets Stopped. Any thread may call."""

    def close(self) -> None:
        """Let go of connections and threads."""
