"""A brain made to speak as a model: what it means is said as JSON, spoilt at times, and read as any model's reply is.

So prompts, repair, asking again and the vote of the claude brain are measured without a model.
"""

import json
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any, TypeVar, get_args

from app.bench.faults.garbling import garbled
from app.bench.faults.mishaps import Mishaps
from app.brains.brain import Brain, Prompt, Reply, Role
from app.brains.claude import ClaudeBrain
from app.brains.model import Completion, Request
from app.brains.prompting.replies import Unfit
from app.brains.prompting.understanding import understood
from app.brains.prompting.verbs import VERBS
from app.brains.voting import Voting, meaning
from app.proposals import Act, Answer, Move
from app.roles.manager import Plan
from app.roles.operator import Choice
from controllers.actions import Action
from perception.checks import Changed, Check, PlaceIs, TextShown

Fields = dict[str, Any]
T = TypeVar("T")


class Mouth:
    """A model that says the fields it is given, spoilt as often as the mishaps will."""

    def __init__(self, mishaps: Mishaps) -> None:
        self._mishaps = mishaps
        self.fields: Fields = {}
        self.spoilt = False

    def complete(self, request: Request) -> Completion:
        if not self._mishaps.happens("malformed"):
            return Completion(json.dumps(self.fields))
        self.spoilt = True
        return Completion(garbled(self.fields, self._mishaps.chance("malformed")))

    def interrupt(self) -> None:
        """Nothing is ever pending."""

    def close(self) -> None:
        """There is nothing to let go of."""


class Speaking:
    """The brain, heard as a small model would be: through flat replies and a vote.

    What no model could say, such as to press what is no control, is passed on as it is.
    """

    def __init__(self, brain: Brain, mishaps: Mishaps) -> None:
        self._brain = brain
        self._mishaps = mishaps
        self._mouth = Mouth(mishaps)
        models: dict[Role, tuple[str, ...]] = dict.fromkeys(get_args(Role), (brain.name,))
        self._heard = Voting(ClaudeBrain(self._mouth, models, shown="never", small=True))
        self.name = brain.name

    def model(self, role: Role, rung: int = 0) -> str:
        return self._brain.model(role, rung)

    def interrupt(self) -> None:
        self._brain.interrupt()
        self._heard.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """What was meant, if it is understood so; else what is understood. Raises MalformedReply, BrainError."""
        meant = self._brain.ask(prompt, reply)
        fields = _said(meant.value)
        if not fields or _understood(prompt, fields) != meaning(meant.value):
            return meant
        self._mouth.fields, self._mouth.spoilt = fields, False
        right = False
        try:
            heard = self._heard.ask(prompt, reply)
            right = meaning(heard.value) == meaning(meant.value)
        finally:
            if self._mouth.spoilt:
                self._mishaps.garbled(right)
        return meant if right else heard


def _understood(prompt: Prompt, fields: Fields) -> object:
    try:
        return meaning(understood(prompt, json.dumps(fields), small=True)[0])
    except Unfit:
        return None


def _said(value: object) -> Fields:
    """A role's value in the fields of its reply; nothing where they have no words for it."""
    match value:
        case Plan(subgoals, thought, _, constraints):
            return {"thought": thought, "facts": [], "subgoals": subgoals, "conditions": constraints or ()}
        case Choice(Act(words, on, moves=(Move() as move,), wanted=())):
            return _operator(say=words, on=on, **_action(move))
        case Choice(Act(words, on, moves=(), wanted=(wanted,))):
            return _operator(say=words, on=on, note=wanted.name)
        case Choice(Answer(text, claims)):
            return _operator(kind="answer", say=text, claims=claims)
    return {}


def _operator(**told: object) -> Fields:
    return {"thought": "", "kind": "act", "say": "", "verb": "none", "element": 0, "text": "", "expect": "none",
            "expected": "", "note": "", "note_text": "", "on": "", "claims": (), "conditions": (), "condition": 0,
            "by": "", "reached": 0, **told}  # fmt: skip


def _action(move: Move) -> Fields:
    verb, text = next(_verbs(move.action), ("none", ""))
    expect, expected = next(_expected(move.expect), ("none", ""))
    element = move.aim if isinstance(move.aim, int) else 0
    return {"verb": verb, "text": text, "element": element, "expect": expect, "expected": expected}


def _verbs(action: Action) -> Iterator[tuple[str, str]]:
    """The verbs, each with a text, that come to this very action."""
    texts = ["", *map(str, astuple(action)), *("\n".join(each) for each in astuple(action) if isinstance(each, tuple))]
    for verb in VERBS.values():
        for text in texts if verb.makes is type(action) else ():
            try:
                if verb.read(text) == action:
                    yield verb.name, text
            except ValueError:
                continue


def _expected(check: Check | None) -> Iterator[tuple[str, str]]:
    match check:
        case Changed():
            yield "changed", ""
        case TextShown(text):
            yield "text_shown", text
        case PlaceIs(address):
            yield "address_contains", address
