"""From a model's reply to the value that a role wants."""

from typing import Any, assert_never

from app.brains.brain import Prompt, Role
from app.brains.prompting import flat, mending
from app.brains.prompting.choosing import choice
from app.brains.prompting.replies import Unfit, parsed
from app.brains.prompting.schemas import FACTS, JUDGEMENTS, SCHEMAS, SORTS, Schema
from app.brains.prompting.telling import MOVED
from app.ledger import Fact
from app.proposals import Outcome
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.mender import Finding
from app.roles.notetaker import Reading
from app.roles.operator import Choice
from skills.shortcuts import Tip

MOST_TIPS = 3

Value = Plan | Choice | Outcome | Reading | Lessons | Finding


def schema(prompt: Prompt, *, small: bool = False) -> Schema:
    """The form of the reply to a prompt; `small`: as small models give it best."""
    if prompt.role == "mender":
        return mending.schema(prompt.offered)
    return flat.OPERATOR if small and prompt.role == "operator" else SCHEMAS[prompt.role]


def understood(prompt: Prompt, text: str, *, small: bool = False) -> tuple[Value, tuple[str, ...]]:
    """What a model said as its role's value, and what had to be mended. Raises Unfit."""
    reply, mended = parsed(text, schema(prompt, small=small))
    if not small or prompt.role != "operator":
        return _value(prompt, reply), mended
    try:
        return _value(prompt, flat.widened(reply)), mended
    except Unfit as problem:
        raise Unfit(flat.reworded(str(problem))) from None


def _value(prompt: Prompt, reply: dict[str, Any]) -> Value:
    """The reply, which fits its role's schema, as that role's value. Raises Unfit."""
    role: Role = prompt.role
    match role:
        case "manager":
            return _plan(reply)
        case "operator":
            return choice(reply, prompt.situation)
        case "reflector":
            return Outcome(JUDGEMENTS[reply["judgement"]], reply["evidence"].strip())  # type: ignore[arg-type]
        case "notetaker":
            return _reading(reply, prompt)
        case "learner":
            return _lessons(reply, prompt)
        case "mender":
            return mending.finding(reply, prompt)
        case _:
            assert_never(role)


def _plan(reply: dict[str, Any]) -> Plan:
    subgoals = tuple(text.strip() for text in reply["subgoals"] if text.strip())
    if not subgoals:
        raise Unfit("The plan has no subgoals.")
    facts = tuple(Fact(fact["text"].strip(), FACTS[fact["sort"]]) for fact in reply["facts"] if fact["text"].strip())  # type: ignore[arg-type]
    return Plan(subgoals, reply["thought"].strip(), facts, tuple(text for text in reply["conditions"] if text.strip()))


def _reading(reply: dict[str, Any], prompt: Prompt) -> Reading:
    wanted = len(prompt.about.splitlines())
    if len(reply["texts"]) != wanted:
        raise Unfit(f"`texts` has {len(reply['texts'])} entries; give {wanted}, one for each thing that is to be read.")
    return Reading(tuple(text.strip() for text in reply["texts"]))


def _lessons(reply: dict[str, Any], prompt: Prompt) -> Lessons:
    scope, evidence = prompt.situation.screen.place.scope, prompt.situation.episode.id
    tips = [
        Tip(tip["text"].strip(), scope, evidence, SORTS[tip["sort"]], screen=_page(tip["page"].strip(), prompt))  # type: ignore[arg-type]
        for tip in reply["tips"]
    ]
    return Lessons(tips=tuple(tip for tip in tips if tip.text)[:MOST_TIPS])


def _page(words: str, prompt: Prompt) -> str:
    """The words of an address that the run has been at; "" for any others: the Tip is for all of the place then."""
    shown = (each.outcome.evidence for each in prompt.situation.episode.attempts)
    been = [prompt.situation.screen.place.address, *(each for each in shown if each.startswith(MOVED))]
    return words if any(words in address.partition("; ")[0] for address in been) else ""
