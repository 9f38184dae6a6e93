"""The same intent in the way that the element found for it takes it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.brains.following.pointing import Aim
from controllers.actions import Action, Press, Select, SetChecked, SetText, Tap
from perception.checks import AnyOf, Changed, Check, StateIs, ValueIs
from perception.choices import joined, parted
from perception.roles import CHECKABLE
from perception.screen import KINDS

# Any other way to write a date, a time or a colour, a field makes its own of.
_AS_FIELDS_WRITE = re.compile(r"\d{4}-\d\d(?:-\d\d)?|\d\d:\d\d|#[0-9a-f]{6}|")

SHOWING = frozenset({"tab", "button", "link"})
"""What, where it is selected, stands for what is shown by now."""


def suited(action: Action, aim: Aim, expected: Check | None, *, effects: bool = True) -> tuple[Action, Check | None]:
    """The action for this element, and what is then expected of this very element.

    effects: whether the screen tells what Enter in a field sends, as web pages do.
    """
    element = aim.element
    check = replace(expected, target=aim.locator) if isinstance(expected, ValueIs | StateIs) else expected
    match action:
        case SetText(text) | Select(text) if element.options and text:
            chosen = in_order(text, element.options)
            return Select(chosen), ValueIs(aim.locator, chosen)
        case SetText() if element.secret:
            return action, None
        case SetText(text) | Select(text) if element.role == "slider" and not element.value:
            return SetText(text), None  # only a number beside it tells where it stands
        case SetText(text) | Select(text) if element.states & KINDS and not _AS_FIELDS_WRITE.fullmatch(text):
            return SetText(text), Changed()
        case Select(text) if element.editable and element.role != "combobox":
            return SetText(text), check
        case Press("Enter") if effects and element.role == "textbox" and not element.effect:
            return action, check or Changed()  # nothing says that it does anything there
        case Tap() if "selected" in element.states and element.role in SHOWING and isinstance(expected, Changed):
            return action, AnyOf((expected, StateIs(aim.locator, "selected")))  # what it shows may be there already
        case Tap() if element.role == "radio":
            return SetChecked(True), StateIs(aim.locator, "checked")
        case SetChecked(on) if isinstance(expected, Changed):
            ticked = element.role in CHECKABLE
            return (action, StateIs(aim.locator, "checked", on)) if ticked else (Tap(), check)
        case _:
            return action, check


def in_order(text: str, options: Sequence[str]) -> str:
    """Several options, parted by commas or "and", as a list that holds them tells them; any other text as it is."""
    ways = (parted(text, options), re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", text.strip()))
    named = next((each for each in ways if set(each) <= set(options)), [])
    return joined([option for option in options if option in named], options) if named else text
