"""What was filled in, sent by a button of another name than the recorded one.

Of a form of other words, that it holds all that this run has just filled in tells that it is the same.
"""

from app.macros.healing import Broken, StandIn
from app.tasks import GRAVE
from controllers.actions import Action, Select, SetChecked, SetText, Tap, Wait
from perception.around import does_certainly, effect
from perception.locators import Around
from perception.screen import EDITABLE, Element, Observation
from perception.synonyms import saves_the_same


class Filled:
    """The fields that were set since anything else was done."""

    def __init__(self) -> None:
        self._fields: list[Element] = []

    def acting(self, action: Action, element: Element | None) -> None:
        """Take in what is about to be done."""
        match action:
            case SetText() | Select() | SetChecked() if element:
                self._fields.append(element)
            case Wait():
                pass
            case Tap() if element and element.role in EDITABLE:
                pass
            case _:
                self._fields.clear()

    def on(self, screen: Observation) -> list[Element]:
        """As they are now, the last one at the end; none where one of them is gone."""
        found = [screen.keyed(each.key) for each in self._fields]
        return [each for each in found if each] if all(found) else []


def by_its_fields(broken: Broken, filled: list[Element]) -> StandIn | None:
    """The one button that sends all that was filled in, and goes where the recorded one went, if it says it saves."""
    screen, sent = broken.screen, _recorded_effect(broken)
    senders = [e for e in screen.elements if e.role == "button" and sent and effect(e) == sent]
    if broken.role != "button" or not isinstance(broken.action, Tap) or len(senders) != 1 or not filled:
        return None
    (button,) = senders
    own = {_form(button, screen)} == {_form(each, screen) for each in filled} != {""}
    free = button.visibility != "covered" and "disabled" not in button.states
    certain = own and free and does_certainly(button, screen.place.address) and broken.risk(button) < GRAVE
    if not certain or not any(saves_the_same(name, button.name) for name in broken.names):
        return None
    return button, broken.mend(button, "alike", "it saves what was filled in, to where the recorded one did")


def _recorded_effect(broken: Broken) -> str:
    return next((part.effect for part in broken.target.parts if isinstance(part, Around)), "")


def _form(element: Element, screen: Observation) -> str:
    """The key of the innermost form around it; "" where there is none."""
    forms = {e.key for e in screen.elements if e.role == "form"}
    return next((key for key in reversed(element.within) if key in forms), "")
