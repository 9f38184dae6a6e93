"""What was filled in, sent otherwise than it was recorded: by a button of another name, or by Enter without one.

Of a form of other words, that it holds all that this run has just filled in tells that it is the same.
"""

from collections.abc import Set
from dataclasses import replace

from app.macros.healing import Broken, StandIn
from app.policy.scopes import is_phone, is_program
from app.tasks import CHANGING, GRAVE
from controllers.actions import Action, Press, Select, SetChecked, SetText, Tap, Wait
from perception.around import does_certainly, effect, numbers_none
from perception.locators import Around
from perception.roles import DIALOGS
from perception.rows import told_rows
from perception.screen import EDITABLE, Element, Observation
from perception.synonyms import saves_the_same

ENTER = Press("Enter")
CHOICES = frozenset({"option", "listbox"})
SEARCHES = frozenset({"form", "region"})
"""Roles of a form, which is told as a region where it says that it is for searching."""


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


def by_enter(broken: Broken, filled: list[Element]) -> StandIn | None:
    """The field that was filled in last, if Enter sends it to where the button sent it, and does nothing else.

    Only what looks something up is sent so, of no certain record: by its address, which numbers none.
    """
    screen, sent = broken.screen, _recorded_effect(broken)
    if not filled or is_phone(screen) or is_program(screen.place.scope) or told_rows(broken.target):
        return None
    field, forms = filled[-1], {_form(each, screen, SEARCHES) for each in filled}
    asks = sent.startswith("GET ") and numbers_none(sent) and effect(field) == sent and _is_plain(field)
    pressed = broken.role == "button" and isinstance(broken.action, Tap) and broken.recorded_risk < CHANGING
    if not (asks and pressed) or len(forms) > 1 or _may_answer(field, screen):
        return None
    mend = broken.mend(field, "alike", "Enter sends what is in it to where the button sent it")
    return field, replace(mend, action=ENTER)


def _recorded_effect(broken: Broken) -> str:
    return next((part.effect for part in broken.target.parts if isinstance(part, Around)), "")


def _form(element: Element, screen: Observation, roles: Set[str] = frozenset({"form"})) -> str:
    """The key of the innermost form around it; "" where there is none."""
    forms = {e.key for e in screen.elements if e.role in roles}
    return next((key for key in reversed(element.within) if key in forms), "")


def _is_plain(field: Element) -> bool:
    """Whether it takes one line and offers nothing to choose from."""
    more = field.states & {"multiline", "collapsed", "expanded"} or any(s.startswith("opens-") for s in field.states)
    return field.role in {"searchbox", "textbox"} and not more


def _may_answer(field: Element, screen: Observation) -> bool:
    """Whether Enter may press a button, which need not stand in the form, or take what is offered for the field."""
    holder = _form(field, screen, SEARCHES)
    buttons = [e for e in screen.elements if e.role == "button"]
    loose = any(e.effect and not _is_owned(e, screen) for e in buttons)
    offered = any(e.role in CHOICES | DIALOGS for e in screen.shown)
    return not holder or loose or offered or any(holder in e.within for e in buttons)


def _is_owned(button: Element, screen: Observation) -> bool:
    """Whether it certainly sends the form that it stands in."""
    holder = _form(button, screen, SEARCHES)
    beside = any(e.role in EDITABLE and e.effect == button.effect and holder in e.within for e in screen.elements)
    return bool(_form(button, screen)) or beside
