"""The policy: a pure, deterministic function outside every brain. A fooled brain cannot get past it.

The strictest rule wins; unknown means ask; the brain may raise a risk, never lower it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from app.assessment import Assessment
from app.proposals import Decision, Move
from app.risk import assess
from app.scopes import is_meant, is_program
from app.tasks import Permissions, Risk, Task
from controllers.actions import Action, Open, Press, Switch, Upload
from controllers.browser.addresses import checked, origin
from controllers.errors import ControllerError
from perception.hierarchy.phone_screen import HOME, SCOPE
from perception.screen import Element, Observation
from perception.wording import says

_NAMES = re.compile(r"""(?<=")[^"]+(?=")|[^\s",;]+(?<![.])""")
"""What may name a file in the person's words: anything quoted, and every word."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a decision may depend on.

    `scopes`: exact origins, apps, or names of programs, in which the run may act.
    `raised`: the brain's own estimate of the risk.
    """

    task: Task
    screen: Observation
    scopes: frozenset[str]
    element: Element | None = None
    raised: Risk = 0


def decide(move: Move, context: Context) -> Decision:
    """Allow, ask or deny, with the rule that decided."""
    found = assess(move.action, context.element, context.screen)
    risk: Risk = max(found.risk, context.raised)
    verdict = _out_of_scope(move, found, risk, context) or _by_mode(move, found, risk, context)
    return Decision(verdict[0], verdict[1], risk, found.effect, verdict[2] or found.fact)  # type: ignore[arg-type]


def _out_of_scope(move: Move, found: Assessment, risk: Risk, context: Context) -> tuple[str, str, str] | None:
    if risk == 4:
        return "deny", "forbidden", found.fact
    if risk == 0:
        return None
    outside = [place for place in _touched(move, context) if not _within(place, context)]
    return ("ask", "scope", f"{outside[0]} is outside what this run may touch") if outside else None


def _within(place: str, context: Context) -> bool:
    """Whether the run may act there: from its start, or because the person's own words name the app or program."""
    if place in context.scopes or place in ("about:", HOME):
        return True
    return _is_named_app(place, context) or (is_program(place) and is_meant(place, context.task.instruction))


def _is_named_app(place: str, context: Context) -> bool:
    """Whether the place is an app that the person's own words name, or that was permitted by its name."""
    if not place.startswith(SCOPE):
        return False
    here = context.screen.place
    name = here.title if place == here.scope else place.removeprefix(SCOPE)
    said = [context.task.instruction, *context.task.permissions.apps]
    return bool(_plain(name)) and any(f" {_plain(name)} " in f" {_plain(words)} " for words in said)


def _touched(move: Move, context: Context) -> list[str]:
    """The origins, apps or programs that the move acts on or leads to, as far as the screen declares it."""
    on_phone = context.screen.place.scope.startswith(SCOPE)
    if isinstance(move.action, Switch) and on_phone:
        return [SCOPE + move.action.to]
    if isinstance(move.action, Open) and on_phone and "://" not in move.action.address:
        return [SCOPE + move.action.address]
    if isinstance(move.action, Open | Switch) and is_program(context.screen.place.scope):
        return _programs(move.action, context.screen)
    if isinstance(move.action, Open):
        return [_destination(move.action.address) or move.action.address]
    element = context.element
    around = [e.value for e in context.screen.elements if element and e.role == "frame" and e.key in element.within]
    leads = [element.effect.partition(" ")[2]] if element and element.effect else []
    return [context.screen.place.scope, *(_scope(address) for address in (*around, *leads) if address)]


def _scope(address: str) -> str:
    return address if address.startswith(SCOPE) else origin(address)


def _programs(action: Open | Switch, screen: Observation) -> list[str]:
    """The programs that are opened, or brought to the front, by these words; the words where none is known by them."""
    if isinstance(action, Open):
        return [action.address]
    fitting = [tab for tab in screen.tabs if says(tab.address, action.to)]
    return list(dict.fromkeys(tab.address.partition(": ")[0] for tab in fitting)) or [action.to]


def _destination(address: str) -> str:
    """The origin that opening the address leads to; "" when it is no address at all."""
    try:
        return origin(checked(address))
    except ControllerError:
        return ""


def _by_mode(move: Move, found: Assessment, risk: Risk, context: Context) -> tuple[str, str, str]:
    allowed = context.task.permissions
    if risk == 0:
        return "allow", "observing", ""
    match allowed.mode:
        case "watch":
            return "deny", "watch mode", "this run only watches"
        case "all":
            return "ask", "ask before everything", ""
        case "scope":
            return _in_scope_mode(found, risk, allowed)
        case "risky":
            return _in_risky_mode(move, found, risk, context)


def _in_scope_mode(found: Assessment, risk: Risk, allowed: Permissions) -> tuple[str, str, str]:
    if risk == 1:
        return "allow", "reversible and in scope", ""
    if found.effect in allowed.effects:
        return "allow", f"{found.effect} was permitted for this run", ""
    return "ask", f"{found.effect or 'this effect'} was not permitted for this run", ""


def _in_risky_mode(move: Move, found: Assessment, risk: Risk, context: Context) -> tuple[str, str, str]:
    if risk == 1:
        return "allow", "reversible and in scope", ""
    if risk == 3:
        return "ask", "irreversible or outward", ""
    if found.effect in context.task.permissions.effects:
        return "allow", f"{found.effect} was permitted for this run", ""
    said = context.task.instruction
    if context.element and _named(context.element, said) and _given(move.action, said):
        return "allow", "the task itself names this control", ""
    if isinstance(move.action, Press) and _chord(move.action.keys) in _chord(said):
        return "allow", "the task itself names these keys", ""
    return "ask", "changes something", ""


def _given(action: Action, instruction: str) -> bool:
    """Whether the person's own words name every file that the action gives away."""
    if not isinstance(action, Upload):
        return True
    said = {Path(name).expanduser().absolute() for name in _NAMES.findall(instruction) if name.strip()}
    return {Path(path) for path in action.paths} <= said


def _named(element: Element, instruction: str) -> bool:
    """Whether the person's own words name the control."""
    names = [_plain(name) for name in (element.name, element.label) if len(name) > 1]
    return any(f" {name} " in f" {_plain(instruction)} " for name in names if name)


def _chord(words: str) -> str:
    """Words with their keys spelled in one way: `Ctrl + S` is `control+s`."""
    return re.sub(r"\s*\+\s*", "+", re.sub(r"\bctrl\b", "control", words.lower()))


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
