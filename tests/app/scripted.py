"""A brain that answers from a fixed script: for tests of the loop."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from app.brains.brain import Prompt, Reply, Role
from app.errors import MalformedReply

T = TypeVar("T")


class ScriptedBrain:
    """Hands out the given replies of each role in order; running out is a MalformedReply."""

    name = "scripted"

    def __init__(self, replies: Mapping[Role, Iterable[object]]) -> None:
        self._replies = {role: iter(queue) for role, queue in replies.items()}
        self.asked: list[Prompt] = []

    def model(self, role: Role, rung: int = 0) -> str:
        return ""

    def interrupt(self) -> None:
        """Nothing is ever pending."""

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        self.asked.append(prompt)
        value = next(self._replies.get(prompt.role, iter(())), None)
        if not isinstance(value, reply):
            raise MalformedReply(f"The script has no {reply.__name__} for the {prompt.role}.")
        return Reply(value)
