"""The policy: a pure, deterministic function outside every brain. A fooled brain cannot get past it.

The strictest rule wins; unknown means ask; the brain may raise a risk, never lower it.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from app.policy import scopes
from app.policy.assessment import Assessment
from app.policy.entering import is_enter
from app.policy.risk import CARD, assess
from app.proposals import Decision, Move
from app.tasks import FORBIDDEN, GRAVE, OBSERVING, REVERSIBLE, Risk, Task
from controllers.actions import Action, Press, SetText, Swipe, TypeText, Upload
from perception.screen import Element, Observation
from perception.wording import says, words

_NAMES = re.compile(r"""(?<=")[^"]+(?=")|[^\s",;]+(?<![.])""")
"""What may name a file in the person's words: anything quoted, and every word."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a decision may depend on.

    `scopes`: exact origins, apps, or names of programs, in which the run may act.
    `raised`: the brain's own estimate of the risk. `heard`: what the person has said since the task began.
    """

    task: Task
    screen: Observation
    scopes: frozenset[str]
    element: Element | None = None
    raised: Risk = 0
    heard: tuple[str, ...] = ()


class Ruling(NamedTuple):
    """What one rule says; without facts, those of the assessment stand."""

    verdict: Literal["allow", "ask", "deny"]
    rule: str
    facts: str = ""


def decide(move: Move, context: Context) -> Decision:
    """Allow, ask or deny, with the rule that decided."""
    found = assess(move.action, context.element, context.screen)
    if found == CARD and _given(move.action, context):
        found = Assessment(REVERSIBLE)
    risk: Risk = max(found.risk, context.raised)
    ruling = (
        _forbidden(found, risk, context) or _out_of_scope(move, risk, context) or _by_mode(move, found, risk, context)
    )
    return Decision(ruling.verdict, ruling.rule, risk, found.effect, ruling.facts or found.fact)


def _forbidden(found: Assessment, risk: Risk, context: Context) -> Ruling | None:
    if risk == FORBIDDEN:
        return Ruling("deny", "forbidden", found.fact)
    if risk and context.task.permissions.mode == "watch":
        return Ruling("deny", "watch mode", "this run only watches")
    return None


def _out_of_scope(move: Move, risk: Risk, context: Context) -> Ruling | None:
    if risk == OBSERVING:
        return None
    touched = scopes.touched(move.action, _met(move.action, context), context.screen)
    outside = [scope for scope in touched if not _within(scope, context)]
    return Ruling("ask", "scope", f"{outside[0]} is outside what this run may touch") if outside else None


def _met(action: Action, context: Context) -> Element | None:
    """What the action acts on; text and Enter, where nothing else is named, go to what has the focus."""
    keyed = isinstance(action, TypeText) or (isinstance(action, Press) and is_enter(action.keys))
    return context.element or (context.screen.focused if keyed else None)


def _within(scope: str, context: Context) -> bool:
    """Whether the run may act there: from its start, or because the person showed it there or names the place."""
    if scope in context.scopes | context.task.permissions.shown | scopes.EVERYBODYS:
        return True
    name = scopes.called(scope, context.screen)
    permitted = bool(name) and words(name) in map(words, context.task.permissions.apps)
    return permitted or scopes.is_meant(name, context.task.instruction)


def _by_mode(move: Move, found: Assessment, risk: Risk, context: Context) -> Ruling:
    allowed = context.task.permissions
    if risk == OBSERVING:
        return Ruling("allow", "observing")
    if allowed.mode == "all":
        return Ruling("ask", "ask before everything")
    if risk == REVERSIBLE:
        return Ruling("allow", "reversible and in scope")
    permitted = found.effect in allowed.effects and (allowed.mode == "scope" or risk < GRAVE)
    if permitted:
        return Ruling("allow", f"{found.effect} was permitted for this run")
    if allowed.mode == "scope":
        return Ruling("ask", f"{found.effect or 'this effect'} was not permitted for this run")
    return _in_risky_mode(move, found, risk, context)


def _in_risky_mode(move: Move, found: Assessment, risk: Risk, context: Context) -> Ruling:
    if risk == GRAVE:
        return Ruling("ask", "irreversible or outward")
    said = context.task.instruction
    if found != CARD and context.element and _named(context.element, said) and _bidden(move.action, said):
        return Ruling("allow", "the task itself names this control")
    if isinstance(move.action, Press) and _pressed(move.action.keys, said):
        return Ruling("allow", "the task itself names these keys")
    return Ruling("ask", "changes something")


def _given(action: Action, context: Context) -> bool:
    """Whether the figures that are typed stand in the person's own words, however they are grouped."""
    if not isinstance(action, SetText | TypeText):
        return False
    figures = "[ -]?".join(re.sub(r"[ -]", "", action.text))
    said = "\n".join((context.task.instruction, *context.heard))
    return re.fullmatch(r"\d[\d -]*", action.text) is not None and bool(re.search(rf"(?<!\d){figures}(?!\d)", said))


def _bidden(action: Action, instruction: str) -> bool:
    """Whether the person's own words name every file that the action gives away, and a stroke as one."""
    if isinstance(action, Swipe):
        return says(instruction, "swipe")
    if not isinstance(action, Upload):
        return True
    said = {Path(name).expanduser().absolute() for name in _NAMES.findall(instruction) if name.strip()}
    return {Path(path) for path in action.paths} <= said


def _named(element: Element, instruction: str) -> bool:
    """Whether the person's own words name the control."""
    names = [_plain(name) for name in (element.name, element.label) if len(name) > 1]
    return any(f" {name} " in f" {_plain(instruction)} " for name in names if name)


def _pressed(keys: str, instruction: str) -> bool:
    """Whether the person's own words name the keys: any chord, or a key that is to be pressed; one may enter a name."""
    chord, said = re.escape(_chord(keys)), _chord(instruction)
    named = chord if "+" in keys else rf"(?:press|hit)\W+(?:the\W+)?{chord}|{chord}\W+key"
    return re.search(rf"(?<![\w+])(?:{named})(?![\w+])", said) is not None


def _chord(text: str) -> str:
    """Words with their keys spelled in one way: `Ctrl + S` is `control+s`."""
    return re.sub(r"\s*\+\s*", "+", re.sub(r"\bctrl\b", "control", text.lower()))


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
