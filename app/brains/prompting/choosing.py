"""From what the Operator's model replied to a proposal for the engine.

Elements are aimed at by their numbers. A number is never given twice and stays with its element through a
re-render, so that a later action of the same reply meets the element that was meant or nothing; a
description could fit the look-alike of another page that an earlier action led to.
"""

import re
from dataclasses import replace
from typing import Any

from app.brains.brain import Situation
from app.brains.prompting import conditions, shortcuts
from app.brains.prompting.looking_up import look_up
from app.brains.prompting.replies import Unfit
from app.brains.prompting.verbs import INVOKES, LOOKS, VERBS, lacking
from app.episode import Episode
from app.executor import name
from app.proposals import Act, Answer, Ask, GiveUp, HandOver, Invoke, LookUp, Move, Proposal, Wanted
from app.roles.notetaker import NotThere, Reading, held
from app.roles.operator import Choice
from controllers.actions import AIMED, Action, Open, Scroll, Select, SetChecked, SetText, Swipe, Tap, Wait
from perception.checks import AllOf, Changed, Check, PlaceIs, StateIs, TextGone, TextShown, ValueIs
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
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_DATE = re.compile(r"\d+[./-]\d+[./-]\d+")


def choice(reply: Reply, situation: Situation) -> Choice:
    """What the reply proposes, and what it says of the ledger. Raises Unfit."""
    told = conditions.told(reply, situation)
    met = conditions.met(reply, told, situation)
    reached = min(reply["reached"], len(situation.episode.subgoals))
    return Choice(proposal(reply, situation), told, met, reached)


def proposal(reply: Reply, situation: Situation) -> Proposal:
    """The proposal that the reply stands for. Raises Unfit."""
    wanted = tuple(_wanted(note, reply["kind"], situation.screen) for note in reply["notes"])
    say, answer = reply["say"].strip(), reply["answer"].strip()
    match reply["kind"]:
        case "answer" if reply["actions"]:
            return _act(reply | {"answer": say or answer}, wanted, situation)
        case "act" if answer and not reply["actions"]:
            return _answer(answer, _claims(reply), wanted, situation)
        case "act":
            return _act(reply, wanted, situation)
        case kind if reply["actions"]:
            raise Unfit(f"`{kind}` has no actions: do them first, by `act`, and see what they lead to.")
        case "answer" if say or answer:
            return _answer(say or answer, _claims(reply), wanted, situation)
        case kind if not say:
            raise Unfit(f"`say` is empty; it is what the person is told by `{kind}`.")
        case "ask":
            return Ask(say, tuple(reply["candidates"]))
        case "hand_over":
            return HandOver(say)
    return GiveUp(say)


def _claims(reply: Reply) -> tuple[str, ...]:
    return tuple(claim.strip() for claim in reply["claims"])


def _wanted(note: Reply, kind: str, screen: Observation) -> Wanted:
    """A note that the present screen bears out, or one for the screen that the actions lead to."""
    title, text = note["name"].strip(), note["text"].strip()
    if not title:
        raise Unfit("A note has no `name`.")
    if not text and kind != "act":
        raise Unfit(f'The note "{title}" has no `text`: give the words as they stand on the screen.')
    if text and not _stands(text, screen):
        raise Unfit(f'The note "{title}" is not what the present screen says: copy its words exactly.')
    return Wanted(title, None, title, text)


def _stands(text: str, screen: Observation) -> bool:
    try:
        return bool(held(Wanted("it"), Reading(text), screen))
    except NotThere:
        return False


def _answer(say: str, claims: tuple[str, ...], wanted: tuple[Wanted, ...], situation: Situation) -> Answer:
    """The answer with the notes that carry it. Raises Unfit for a note that there is not, and for what none carries.

    An answer that the present screen gives word for word is noted as it is.
    """
    notes = {*situation.episode.notes, *(note.name for note in wanted)}
    if missing := [claim for claim in claims if claim not in notes]:
        raise Unfit(f'There is no note "{missing[0]}"; the notes are {", ".join(sorted(notes)) or "none"}.')
    unsaid = _unsaid(say, situation.episode)
    if claims or not unsaid:
        return Answer(say, claims, wanted)
    if _stands(say, situation.screen):
        return Answer(say, ("answer",), (*wanted, Wanted("answer", None, "answer", say)))
    raise Unfit(f"{unsaid[0]} in the answer is carried by no note: note where it stands, and name the note in claims.")


def _unsaid(say: str, episode: Episode) -> tuple[str, ...]:
    """The numbers of an answer that come from nowhere yet."""
    known = _known(episode)
    return tuple(number for number in _NUMBER.findall(say) if number not in known)


def _known(episode: Episode) -> set[str]:
    """Numbers that the person said or the run has told of, and of dates their parts: they need no note."""
    told = [f"{attempt.target} {attempt.outcome.evidence}" for attempt in episode.attempts]
    said = " ".join([episode.task.instruction, *(said for _, said in episode.heard), *told])
    parts = {part.lstrip("0") for date in _DATE.findall(said) for part in re.split(r"\D", date)}
    return {*_NUMBER.findall(said), *parts}


def _act(reply: Reply, wanted: tuple[Wanted, ...], situation: Situation) -> Act | LookUp | Invoke:
    if any(action["verb"] == INVOKES for action in reply["actions"]):
        return shortcuts.invoke(reply["actions"], situation)
    if any(action["verb"] in LOOKS for action in reply["actions"]):
        return look_up(reply, situation)
    on = _window(reply["on"].strip(), situation)
    if on != situation.on and any(action["element"] for action in reply["actions"]):
        raise Unfit(f"You have not seen the window {on} yet: leave `actions` out, and you will be shown it.")
    moves = tuple(move for action in reply["actions"] for move in _moves(action, on, situation))
    if not moves and not wanted and not reply["met"] and on == situation.on:
        raise Unfit("There is nothing to do in this `act`: give an action, a note or another window.")
    answer = _answer_ahead(reply, wanted, situation)
    wanted = answer.wanted if answer else wanted
    danger = reply["danger"].strip()
    thought = " ".join(part for part in (reply["thought"].strip(), danger) if part)
    return Act(
        reply["say"].strip() or "go on",
        on,
        moves,
        wanted,
        thought,
        3 if danger else 0,
        answer=replace(answer, wanted=()) if answer else None,
    )


def _answer_ahead(reply: Reply, wanted: tuple[Wanted, ...], situation: Situation) -> Answer | None:
    """What ends the task once the actions have worked; None without any.

    What nothing carries yet is claimed all the same: the engine then tells why it was not taken.
    """
    text, claims = reply["answer"].strip(), _claims(reply)
    if not text:
        return None
    try:
        return _answer(text, claims, wanted, situation)
    except Unfit:
        return Answer(text, claims or _unsaid(text, situation.episode), wanted)


def _window(named: str, situation: Situation) -> str:
    if named in situation.targets:
        return named
    if not named or len(situation.targets) == 1:
        return situation.on
    raise Unfit(f'There is no window "{named}"; the windows are {", ".join(situation.targets)}.')


def _moves(reply: Reply, on: str, situation: Situation) -> list[Move]:
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
    several = [part.strip() for part in text.split(",")] if element.role == "listbox" else []
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
