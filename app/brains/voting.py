"""A vote among replies: for models that are wrong now and then, a second reply must agree before anything is done."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar

from app.brains.brain import Brain, Prompt, Reply, Role, Usage
from app.proposals import Act, Answer, Invoke, LookUp, Proposal
from app.roles.manager import Plan
from app.roles.operator import Choice
from perception.wording import words

MOST = 3
"""Replies that are asked for where the first two differ."""

T = TypeVar("T")


class Voting:
    """A brain whose Operator is asked twice, and a third time where the two differ; what two of them say is done.

    Where all differ, the first counts. told: hears at once of every disagreement.
    """

    def __init__(self, brain: Brain, told: Callable[[str], None] = lambda trouble: None) -> None:
        self._brain = brain
        self._told = told

    @property
    def name(self) -> str:
        return self._brain.name

    def model(self, role: Role, rung: int = 0) -> str:
        return self._brain.model(role, rung)

    def interrupt(self) -> None:
        self._brain.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """Raises BrainError, Stopped as the brain behind it does."""
        if prompt.role != "operator":
            return self._brain.ask(prompt, reply)
        replies: list[Reply[T]] = []
        while len(replies) < MOST and not _agreed(replies):
            replies.append(self._brain.ask(_less(prompt, replies), reply))
        if len(replies) < MOST:
            return replace(replies[0], usage=_usage(replies))
        trouble = "Two replies of the operator differed, and a third was asked for."
        self._told(trouble)
        usage = _usage(replies)
        return replace(_agreed(replies) or replies[0], usage=replace(usage, troubles=(*usage.troubles, trouble)))


def _agreed(replies: list[Reply[T]]) -> Reply[T] | None:
    """The first of the replies that another one agrees with."""
    said = [meaning(each.value) for each in replies]
    return next((each for each, meaning in zip(replies, said, strict=True) if said.count(meaning) > 1), None)


def meaning(value: object) -> Hashable:
    """What a reply comes to, however it is worded."""
    proposal: Proposal | object = value.proposal if isinstance(value, Choice) else value
    match proposal:
        case Act(on=on, moves=moves, wanted=wanted):
            return on, tuple((move.action, move.aim) for move in moves), tuple(each.name for each in wanted)
        case Answer(text):
            return "answer", words(text)
        case LookUp() | Invoke():
            return proposal
        case Plan(subgoals, constraints=constraints):
            return subgoals, constraints
        case _:
            return type(proposal).__name__


def _less(prompt: Prompt, replies: list[Reply[T]]) -> Prompt:
    """The same question, with what the replies so far leave of its allowance."""
    left = _usage(replies).left_of(prompt.situation.allowance)
    return replace(prompt, situation=replace(prompt.situation, allowance=left))


def _usage(replies: list[Reply[T]]) -> Usage:
    total = Usage(calls=0)
    for each in replies:
        total = each.usage.after(total)
    return total
