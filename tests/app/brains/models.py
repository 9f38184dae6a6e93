"""Models for tests: they answer by rule from what they are asked, as a real one would from the prompt alone."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from app.brains.brain import Usage
from app.brains.model import Completion, Request

Answer = str | dict[str, Any] | Callable[[str], dict[str, Any]]


class Canned:
    """Gives its answers in order: text as it is, a reply's fields, or a function of the prompt that makes them."""

    def __init__(self, answers: Iterable[Answer], usage: Usage | None = None) -> None:
        self._answers = iter(answers)
        self._usage = usage or Usage()
        self.requests: list[Request] = []
        self.closed = False

    def complete(self, request: Request) -> Completion:
        self.requests.append(request)
        answer = next(self._answers)
        if callable(answer):
            answer = answer(request.text)
        return Completion(answer if isinstance(answer, str) else json.dumps(answer), self._usage)

    def interrupt(self) -> None:
        """Nothing is ever pending."""

    def close(self) -> None:
        self.closed = True


def reply(*actions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An Operator's reply, whole."""
    ledger = {"conditions": [], "met": [], "reached": 0}
    return {**ledger, "thought": "", "notes": [], "kind": "act",
            "say": "go on", "on": "", "actions": list(actions), "answer": "", "danger": "",
            "candidates": [], "claims": [], **fields}  # fmt: skip


def flat(**fields: Any) -> dict[str, Any]:
    """A reply of the small form."""
    empty = {"thought": "", "kind": "answer", "say": "Done.", "verb": "none", "element": 0, "text": "",
             "expect": "none",
             "expected": "", "note": "", "note_text": "", "on": "", "claims": [], "conditions": [], "condition": 0,
             "by": "", "reached": 0}  # fmt: skip
    return {**empty, **fields}


def action(verb: str, element: int = 0, text: str = "", expect: str = "none", expected: str = "") -> dict[str, Any]:
    return {"verb": verb, "element": element, "text": text, "expect": expect, "expected": expected}


def number(told: str, prompt: str) -> int:
    """The number that the prompt's screen gives to what is told in these words, e.g. `button "Save"`."""
    screen = prompt.partition("=== screen ===")[2]
    found = re.search(rf"(\d+) {re.escape(told)}", screen)
    assert found, f"{told} is not on the screen:\n{screen}"
    return int(found[1])


def doing(*wanted: tuple[str, str] | tuple[str, str, str] | tuple[str, str, str, str, str]) -> Answer:
    """Acts on things told by their words: each a verb, those words, and the rest of an action."""

    def act(prompt: str) -> dict[str, Any]:
        return reply(*(action(verb, number(told, prompt) if told else 0, *rest) for verb, told, *rest in wanted))

    return act
