"""A list that a page draws itself, where it was a native one: its option is pressed and not chosen."""

from app.episode import Attempt
from app.macros.healing import Broken, Remedy
from app.policy.scopes import is_phone, is_program
from app.proposals import Move
from controllers.actions import Select, Tap
from perception.checks import ElementShown
from perception.resolving import Nothing, resolve
from perception.screen import Element
from skills.mending import option_of

LISTS = frozenset({"combobox", "listbox", "button"})


def pressed(broken: Broken, last: Attempt) -> Remedy | None:
    """Opening the list and pressing the one option of the very words.

    None where it is no such list, or where another one offers the same already: that one would be taken for it.
    """
    chosen, element = last.move.action, _list(broken, last)
    if not isinstance(chosen, Select) or element is None:
        return None
    option = option_of(chosen.option)
    if not isinstance(resolve(option, broken.screen.elements), Nothing):
        return None
    opening = Move(last.move.on, Tap(), element.number, ElementShown(option))
    pressing = Move(last.move.on, Tap(), option, last.move.expect)
    return Remedy((opening, pressing), broken.mend(element, "drawn", "the page draws this list itself"))


def _list(broken: Broken, last: Attempt) -> Element | None:
    """What refused the choice, where only pressing it can open it."""
    screen, number = broken.screen, last.move.aim
    if not isinstance(number, int) or is_phone(screen) or is_program(screen.place.scope):
        return None
    element = screen.element(number)
    closed = element and element.role in LISTS and not element.options and element.visibility != "covered"
    return element if element and closed and broken.risk(element) <= 1 else None
