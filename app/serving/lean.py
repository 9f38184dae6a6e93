"""Events without what only the journal needs, so that a window reads a line in a moment."""

from dataclasses import replace

from app.events import Event, Observed
from perception.roles import DIALOGS
from perception.screen import Element

MOST = 300
"""Elements of one screen, in reading order."""
LONGEST = 200
"""Characters of any one text of an element."""


def lean(event: Event) -> Event:
    """The same event; of a screen only what can be acted on, and dialogs."""
    if not isinstance(event, Observed):
        return event
    kept = [element for element in event.screen.shown if element.interactive or element.role in DIALOGS][:MOST]
    return replace(event, screen=replace(event.screen, elements=tuple(map(_lean, kept))))


def _lean(element: Element) -> Element:
    return replace(
        element,
        name=element.name[:LONGEST],
        label=element.label[:LONGEST],
        value=element.value[:LONGEST],
        message=element.message[:LONGEST],
        text="",
        within=(),
        options=(),
        effect="",
    )
