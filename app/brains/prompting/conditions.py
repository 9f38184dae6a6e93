"""What the Operator's model says of the ledger beside its proposal: the task's conditions, and which are met."""

from collections.abc import Mapping
from typing import Any

from app.brains.brain import Situation
from app.brains.prompting.replies import Unfit
from app.constraints import broken, evidence, fulfilled, kept
from app.ledger import Ledger
from app.proposals import Answer
from app.roles.operator import Met
from perception.wording import covers

MOST = 12
"""Conditions of one task; more are no conditions but the task in pieces."""
Reply = dict[str, Any]


def told(reply: Reply, situation: Situation) -> tuple[str, ...] | None:
    """The conditions of the task that were not listed yet; None once it is known which there are.

    What says all of the task is no condition of it.
    """
    if situation.episode.ledger.told:
        return None
    task = situation.episode.task.instruction
    return tuple(text for text in map(str.strip, reply["conditions"]) if text and not covers(text, task))[:MOST]


def met(reply: Reply, conditions: tuple[str, ...] | None, situation: Situation) -> tuple[Met, ...]:
    """The conditions that the reply shows to be met. Raises Unfit for one that is not, and evidence from nowhere."""
    ledger = situation.episode.ledger.bound(conditions or ())
    notes = {note["name"].strip(): note["text"].strip() for note in reply["notes"]}
    found = tuple(_shown(each, ledger, situation, notes) for each in reply["met"])
    if reply["kind"] == "answer":
        _all_met(Answer(reply["say"], tuple(reply["claims"])), ledger, found, situation)
    return found


def _shown(said: Reply, ledger: Ledger, situation: Situation, notes: Mapping[str, str]) -> Met:
    number, by = said["condition"], said["by"].strip()
    if not 1 <= number <= len(ledger.constraints):
        raise Unfit(f"There is no condition {number}: there are {len(ledger.constraints)}.")
    shown = evidence(by, situation.episode, situation.screen, {**situation.episode.values, **notes})
    if not shown:
        raise Unfit(
            f'Condition {number}: "{by}" is no note, no line of the screen, nothing that was done or that the person '
            "said. Quote what proves it, word for word; part two places by a semicolon."
        )
    if problem := broken(ledger.constraints[number - 1].text, shown):
        raise Unfit(f"Condition {number} is not met: {problem}.")
    return Met(number, shown)


def _all_met(answer: Answer, ledger: Ledger, found: tuple[Met, ...], situation: Situation) -> None:
    """Raises Unfit where a condition is open that does not keep itself."""
    done = {each.constraint for each in found}
    for number, text in ledger.open:
        ended = fulfilled(text, answer, situation.screen)
        if ended is False:
            raise Unfit(f'Condition {number}, "{text}", is not so yet: do more, or answer with it and claim its note.')
        if not ended and number not in done and not kept(text, situation.episode):
            raise Unfit(
                f'Condition {number}, "{text}", is open: show in `met` what meets it, ask the person, or give up.'
            )
