"""From an action of the Operator's reply to moves on elements, each with what must be so afterwards.

Elements are aimed at by their numbers. A number is never given twice and stays with its element through a
re-render, so that a later action of the same reply meets the element that was meant or nothing; a
description could fit the look-alike of another page that an earlier action led to.
"""

import re
from typing import Any

from app.brains.brain import Situation
from app.brains.prompting.replies import Unfit
from app.brains.prompting.verbs import VERBS, lacking
from app.executor import name
from app.proposals import Move
from controllers.actions import AIMED, Action, Open, Scroll, Select, SetChecked, SetText, Swipe, Tap, Wait
from perception.checks import AllOf, Changed, Check, PlaceIs, StateIs, TextGone, TextShown, ValueIs
from perception.choices import parted
from perception.holding import holds
from perception.locators import Attribute, Locator, Path
from perception.looking import pressable
from perception.resolving import chain
from perception.screen import EDITABLE, Element, Observation
from perception.wording import words

Reply = dict[str, Any]

UNAIMED = (Open, Wait)
OPTIONS_NAMED = 40
MOST_PRESSES = 50
"""How often one action may press a key."""
_SEVERAL = re.compile(r"(?P<keys>\S.*?)\s+[x\u00d7*]\s*(?P<times>\d{1,4})")


def moves(reply: Reply, on: str, situation: Situation) -> list[Move]:
    """The move that an action comes to; a key that is to be pressed several times is so many moves."""
    if reply["verb"] == "press" and (several := _SEVERAL.fullmatch(reply["text"].strip())):
        times = int(several["times"])
        if not 1 <= times <= MOST_PRESSES:
            raise Unfit(f"press: a key is pressed 1 to {MOST_PRESSES} times in one action, not {times}.")
        once = reply | {"text": several["keys"]}
        silent = once | {"expect": "none", "expected": ""}  # what is expected is there after the last of them
        return [*[_move(silent, on, situation)] * (times - 1), _move(once, on, situation)]
    return [_move(reply, on, situation)]


def _move(reply: Reply, on: str, situation: Situation) -> Move:
    verb = VERBS[reply["verb"]]
    if verb.name in lacking(situation.verbs):
        raise Unfit(f"This window does not understand {verb.name}.")
    try:
        action = verb.read(reply["text"])
    except ValueError as problem:
        raise Unfit(f"{verb.name}: {problem}.") from None
    element = _element(reply["element"], action, situation)
    if element:
        action = _suited(action, element)
    check = _check(reply, action, element, situation.screen)
    return Move(on, action, element.number if element else None, check)


def _element(number: int, action: Action, situation: Situation) -> Element | None:
    """The element of that number, a control or a text that was looked up; None for an action that needs none."""
    if isinstance(action, UNAIMED):
        return None
    element, looked = situation.screen.element(number), situation.episode.looked.values()
    if element and (element.interactive or any(number in pressable(found) for found in looked)):
        return element
    if number:
        raise Unfit(f"{action.kind}: the present screen has no {number} to act on.")
    if type(action) in AIMED:
        raise Unfit(f"{action.kind} needs the number of an element.")
    return None


def _suited(action: Action, element: Element) -> Action:
    """The same intent in the way that this element takes it. Raises Unfit where it takes no such thing."""
    match action:
        case SetText(text) | Select(text) if element.options:
            return Select(_option(text, element))
        case Select() if element.role == "radio":
            return SetChecked(True)
        case Select():
            raise Unfit(f"{_named(element)} offers no choices: tap it and then what it shows, or set its text.")
        case SetText() if element.role not in EDITABLE | {"slider"}:
            raise Unfit(f"{_named(element)} is no field to be written in.")
        case Tap() if element.options:
            raise Unfit(f"{_named(element)} is a list of choices: use select with the option as text.")
        case Tap() if element.role == "file":
            raise Unfit(f"{_named(element)} takes a file: use upload.")
        case _:
            return action


def _option(text: str, element: Element) -> str:
    """The option as the list itself writes it; where several may be chosen, also some of them, by commas."""
    several = parted(text, element.options) if element.role == "listbox" else []
    if text in element.options or (several and set(several) <= set(element.options)):
        return text
    alike = [option for option in element.options if words(option) == words(text)]
    if len(alike) != 1:
        offered = ", ".join(element.options[:OPTIONS_NAMED])
        raise Unfit(f'{_named(element)} has no option "{text}"; it offers {offered}.')
    return alike[0]


def _check(reply: Reply, action: Action, element: Element | None, screen: Observation) -> Check | None:
    """What must be so afterwards: what the action itself sees to, and what the model expects."""
    own = _own_check(action, element, screen) if element else None
    expected = _expected(reply["expect"], reply["expected"].strip())
    if expected is None or (own and isinstance(expected, Changed)):
        return Changed() if isinstance(action, Wait) and expected is None else own
    if isinstance(action, Scroll | Swipe) and isinstance(expected, Changed):
        return None  # what is scrolled changes nothing but what is in view
    if not isinstance(action, Wait) and not isinstance(expected, Changed) and holds(expected, None, screen):
        expected = AllOf((Changed(), expected))  # it is so already, and proves nothing by itself
    return AllOf((own, expected)) if own else expected


def _own_check(action: Action, element: Element, screen: Observation) -> Check | None:
    parts = sorted(chain(element, screen.elements).parts, key=lambda part: isinstance(part, Attribute | Path))
    here = Locator(tuple(parts), element.key)  # what people call it first, as the check may be told to one
    match action:
        case SetText() if element.role == "slider" and not element.value:
            return None  # it does not say where it stands; whoever moves it sees to that
        case SetText(text) if not element.secret:
            return ValueIs(here, text)
        case Select(option):
            return ValueIs(here, option)
        case SetChecked(on):
            return StateIs(here, "checked", on)
        case _:
            return None


def _expected(kind: str, text: str) -> Check | None:
    match kind:
        case "changed":
            return Changed()
        case "text_shown" if text:
            return TextShown(text)
        case "text_gone" if text:
            return TextGone(text)
        case "address_contains" if text:
            return PlaceIs(text)
        case _:
            return None


def _named(element: Element) -> str:
    return f"{element.number} {name(element)}"
