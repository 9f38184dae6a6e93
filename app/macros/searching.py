"""A search that has no button any more: Enter in its field sends it, as its button did."""

from dataclasses import replace

from app.macros.healing import Broken, StandIn
from app.scopes import is_phone, is_program
from controllers.actions import Press, Tap
from perception.around import effect
from perception.locators import Around
from perception.rows import told_rows
from perception.screen import Element

ENTER = Press("Enter")


def by_enter(broken: Broken, filled: Element | None) -> StandIn | None:
    """The field that was filled in last, where it is sent to where the button sent it and there is no button for it.

    Only what looks something up is sent so, of no certain record: by its address, which numbers none. Where there are
    suggestions, Enter may take one of them.
    """
    screen, then = broken.screen, next((part for part in broken.target.parts if isinstance(part, Around)), Around())
    field = screen.keyed(filled.key) if filled else None
    if field is None or is_phone(screen) or is_program(screen.place.scope):
        return None
    asks = field.role in {"searchbox", "textbox"} and "multiline" not in field.states
    counted = "#" in then.effect.partition("://")[2].partition("/")[2] or told_rows(broken.target)
    sent = then.effect.startswith("GET ") and effect(field) == then.effect and not counted
    buttons = [e for e in screen.elements if e.role == "button" and effect(e) == then.effect]
    pressed = broken.role == "button" and isinstance(broken.action, Tap) and broken.recorded_risk <= 1
    if not (asks and sent and pressed) or buttons:
        return None
    mend = broken.mend(field, "alike", "Enter sends what is in it to where the button sent it")
    return field, replace(mend, action=ENTER)
