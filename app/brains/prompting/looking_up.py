"""From what the Operator's model wants to see of the present screen to a look at what is known, or a scroll."""

from typing import Any

from app.brains.brain import Situation
from app.brains.prompting.replies import Unfit
from app.proposals import Act, LookUp, Move
from controllers.actions import Swipe
from perception.screen import SCROLLABLE, Element

MOST_LOOKS = 5
"""How often a screen may be looked at closer before something is done."""


def look_up(reply: dict[str, Any], situation: Situation) -> LookUp | Act:
    """What is to be looked up; the scroll that shows more where the screen tells only what is in view.

    Raises Unfit for what is not there or was looked up already, and for too much.
    """
    verb, text, number = (reply["actions"][0][name] for name in ("verb", "text", "element"))
    if reply["on"].strip() not in ("", situation.on):
        raise Unfit(f"{verb} is about the present window: go to the other one by `on`, without an action, first.")
    if len(reply["actions"]) > 1:
        raise Unfit("find, expand and look stand alone: what they tell is shown before the next actions.")
    element = situation.screen.element(number) if verb != "find" else None
    if element is None and (verb == "expand" or (verb == "look" and number)):
        raise Unfit(f"{verb}: the present screen has no {number}.")
    if verb == "expand" and element and SCROLLABLE in element.states:
        return _further(element, reply, situation)
    if len(situation.episode.looked) >= MOST_LOOKS:
        raise Unfit("Enough was looked up on this screen: act, ask or answer.")
    if verb == "find" and not text.strip():
        raise Unfit("find needs words as its text.")
    if verb == "look" and situation.screen.picture is None:
        raise Unfit("There is no picture of this screen to look at.")
    return LookUp(text.strip()) if verb == "find" else LookUp(element=number, picture=verb == "look")


def _further(element: Element, reply: dict[str, Any], situation: Situation) -> Act:
    """A finger moves up to scroll down."""
    move = Move(situation.on, Swipe("up"), element.number)
    return Act(reply["say"].strip() or "look further", situation.on, (move,), thought=reply["thought"].strip())
