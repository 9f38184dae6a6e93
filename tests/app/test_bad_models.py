"""Models that misbehave: whatever they say, a run ends with the truth in one sentence, within its budget."""

import json
from itertools import count
from typing import Any, get_args

import pytest

from app.brains.brain import Role, Usage
from app.brains.claude import ClaudeBrain
from app.brains.model import Completion, Request
from app.brains.voting import Voting
from app.errors import BrainError
from app.events import Answered, Asked, Finished, Spent
from app.tasks import Limits
from tests.app.brains.models import action, flat, number, reply
from tests.app.stage import Person, Stage, play

MODELS = {role: ("m",) for role in get_args(Role)}
LIMITS = Limits(steps=8, calls=12, tokens=400_000)
DONE = reply(kind="answer", say="Fertig.")


class Saying:
    """A model that says whatever a rule makes of the prompt and the number of the call."""

    def __init__(self, rule: Any) -> None:
        self._rule = rule
        self._calls = count()

    def complete(self, request: Request) -> Completion:
        said = self._rule(request.text, next(self._calls))
        return Completion(said if isinstance(said, str) else json.dumps(said), Usage(900, 50, 0.001))

    def interrupt(self) -> None:
        """Nothing is ever pending."""

    def close(self) -> None:
        """Nothing is held."""


def run(rule: Any, instruction: str = "do it", person: Person | None = None, limits: Limits = LIMITS) -> Stage:
    brain = ClaudeBrain(Saying(rule), MODELS)
    return play(brain=brain, person=person, limits=limits, instruction=instruction)  # type: ignore[arg-type]


def ended(stage: Stage) -> tuple[str, str]:
    """How it ended; within the budget, and in one sentence or two."""
    assert sum(event.calls for event in stage.of(Spent)) <= LIMITS.calls
    (finished,) = stage.of(Finished)
    assert 0 < len(finished.sentence) < 400 and not finished.detail
    return finished.ending, finished.sentence


def typing(prompt: str, call: int) -> dict[str, Any]:
    return reply(action("set_text", number('textbox "Search"', prompt), f"{call}"))


def looking(prompt: str, call: int) -> dict[str, Any]:
    return reply(action("find", 0, f"word {call}"))


def noting(prompt: str, call: int) -> dict[str, Any]:
    return reply(notes=[{"name": f"note {call}", "text": "Order 7"}])


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (typing, "after 8 steps"),
        (looking, "no usable reply"),
        (noting, "after 8 steps"),
        (lambda prompt, call: "I would now click the button.", "no usable reply as operator in 4 tries"),
        (lambda prompt, call: "", "no whole JSON object"),
        (lambda prompt, call: "x" * 10_000_000, "10,000,000 characters"),
        (lambda prompt, call: '{"a":' * 20_000, "no whole JSON object"),
        (lambda prompt, call: reply(action("tap", 4711)), "has no 4711"),
        (lambda prompt, call: reply(action("fly", 1)), "must be one of"),
        (lambda prompt, call: reply(kind="answer", say="It is 4711."), "4711 in the answer is carried by no note"),
        (lambda prompt, call: reply(kind="answer", say="Yes.", claims=["proof"]), 'no note "proof"'),
        (lambda prompt, call: reply(action("press", 0, "Enter"), kind="ask", say="Why?"), "has no actions"),
        (lambda prompt, call: reply(conditions=["by noon"], kind="answer", say="Done."), "by noon"),
        (lambda prompt, call: reply(kind="give_up", say="There is no order 9."), "There is no order 9."),
        (lambda prompt, call: [1, 2], "no whole JSON object"),
    ],
    ids=["never stops", "only looks", "only notes", "prose", "nothing", "10 MB", "nested", "invents an element",
         "invents a verb", "invents a number", "invents a note", "contradicts itself", "leaves a condition open",
         "gives up", "another shape"],
)  # fmt: skip
def test_a_run_ends_with_the_truth(rule: Any, words: str) -> None:
    ending, sentence = ended(stage := run(rule))
    assert ending == "failed" and words in sentence
    assert not stage.of(Answered)


@pytest.mark.parametrize("said", ["Click it.", "", '{"kind": "fly"}'])
def test_a_small_model_that_never_replies_in_form_ends_with_the_truth_too(said: str) -> None:
    brain = Voting(ClaudeBrain(Saying(lambda prompt, call: said), MODELS, small=True))
    ending, sentence = ended(play(brain=brain, limits=LIMITS))  # type: ignore[arg-type]
    assert ending == "failed"
    assert sentence.startswith("The model gave no usable reply as operator in 4 tries; choose another model.")


def test_a_small_model_whose_every_third_reply_has_no_form_comes_to_an_end() -> None:
    said = flat(kind="answer", say="Done.")
    brain = Voting(ClaudeBrain(Saying(lambda prompt, call: said if call % 3 else "Hm."), MODELS, small=True))
    assert ended(play(brain=brain, limits=LIMITS)) == ("done", "Done.")  # type: ignore[arg-type]


def test_a_model_that_asks_for_ever_is_ended_though_the_person_answers() -> None:
    stage = run(lambda prompt, call: reply(kind="ask", say=f"Really, {call}?"), person=Person(answers=["yes"] * 99))
    assert ended(stage) == (
        "failed",
        "Stopped after 12 calls of a model without an answer; set max_calls higher to go on.",
    )
    assert len(stage.of(Asked)) == 12


def test_a_model_that_refuses_is_quoted() -> None:
    def refusing(prompt: str, call: int) -> str:
        raise BrainError("m declines to answer: word it differently or set another model.")

    assert ended(run(refusing)) == ("failed", "m declines to answer: word it differently or set another model.")


def test_a_task_that_says_nothing_costs_nothing() -> None:
    stage = run(lambda prompt, call: DONE, instruction="  \n")
    assert ended(stage) == ("failed", "There is nothing to do; say what, for example: 'click \"Orders\"'.")
    assert not stage.of(Spent)


def test_a_task_in_another_language_is_answered_in_it() -> None:
    seen: list[str] = []

    def answering(prompt: str, call: int) -> dict[str, Any]:
        seen.append(prompt)
        return DONE

    stage = run(answering, instruction="Öffne die Bestellung Nr. 7 – für höchstens 20 €, bitte.")
    assert ended(stage) == ("done", "Fertig.")


def test_success_that_is_claimed_while_a_limit_is_open_is_refused() -> None:
    """The limit stands in the words of the task; the model never speaks of it."""
    stage = run(lambda prompt, call: reply(kind="answer", say="Booked."), instruction="Book a room under € 100.")
    ending, sentence = ended(stage)
    assert ending == "failed" and '"under € 100", is open' in sentence and not stage.of(Answered)
