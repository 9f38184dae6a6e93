"""From a model's reply to the value that a role wants."""

from typing import Any, assert_never

from app.brains.brain import Prompt, Role
from app.brains.prompting.choosing import proposal
from app.brains.prompting.replies import Unfit
from app.brains.prompting.schemas import JUDGEMENTS, SORTS
from app.proposals import Outcome
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.notetaker import Reading
from app.roles.operator import Choice
from skills.shortcuts import Tip

MOST_TIPS = 3

Value = Plan | Choice | Outcome | Reading | Lessons


def understood(prompt: Prompt, reply: dict[str, Any]) -> Value:
    """The reply, which fits its role's schema, as that role's value. Raises Unfit."""
    role: Role = prompt.role
    match role:
        case "manager":
            return _plan(reply)
        case "operator":
            return Choice(proposal(reply, prompt.situation))
        case "reflector":
            return Outcome(JUDGEMENTS[reply["judgement"]], reply["evidence"].strip())  # type: ignore[arg-type]
        case "notetaker":
            return Reading(reply["text"].strip())
        case "learner":
            return _lessons(reply, prompt)
        case _:
            assert_never(role)


def _plan(reply: dict[str, Any]) -> Plan:
    subgoals = tuple(text.strip() for text in reply["subgoals"] if text.strip())
    if not subgoals:
        raise Unfit("The plan has no subgoals.")
    return Plan(subgoals)


def _lessons(reply: dict[str, Any], prompt: Prompt) -> Lessons:
    scope, evidence = prompt.situation.screen.place.scope, prompt.situation.episode.id
    tips = [Tip(tip["text"].strip(), scope, evidence, SORTS[tip["sort"]]) for tip in reply["tips"]]  # type: ignore[arg-type]
    return Lessons(tips=tuple(tip for tip in tips if tip.text)[:MOST_TIPS])
