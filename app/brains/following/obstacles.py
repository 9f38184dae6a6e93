"""What stands in the way of an element, and how it is got rid of without harm."""

import re

from app.risk import assess
from controllers.actions import Tap
from perception.roles import DIALOGS
from perception.screen import Element, Observation

_CLOSING = re.compile(
    r"close|dismiss|no,? thanks|not now|maybe later|later|skip|got it|[×✕✖x]|schließen|nicht jetzt|fermer|cerrar",
    re.IGNORECASE,
)


def closes(element: Element | None, screen: Observation) -> Element | None:
    """The harmless control that closes a dialog shown around, but not about, the element; or around one not shown."""
    dialogs = {e.key for e in screen.shown if e.role in DIALOGS} - set(element.within if element else ())
    return next(
        (
            e
            for e in screen.shown
            if e.interactive
            and dialogs & set(e.within)
            and _CLOSING.fullmatch(e.name.strip())
            and assess(Tap(), e, screen).risk <= 1
        ),
        None,
    )
