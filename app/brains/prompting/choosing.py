"""From what the Operator's model replied to a proposal for the engine."""

import re
from dataclasses import replace
from typing import Any

from app.brains.brain import Situation
from app.brains.prompting import acting, conditions, shortcuts
from app.brains.prompting.looking_up import look_up
from app.brains.prompting.replies import Unfit
from app.brains.prompting.verbs import INVOKES, LOOKS
from app.episode import Episode
from app.proposals import Act, Answer, Ask, GiveUp, HandOver, Invoke, LookUp, Proposal, Wanted
from app.roles.notetaker import NotThere, held
from app.roles.operator import Choice
from perception.screen import Observation

Reply = dict[str, Any]

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
        return bool(held(Wanted("it"), text, screen))
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
    moves = tuple(move for action in reply["actions"] for move in acting.moves(action, on, situation))
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
