"""What stands in the way of an element, and how it is got rid of without harm."""

import re

from app.risk import assess
from controllers.actions import Tap
from perception.roles import DIALOGS
from perception.screen import Element, Observation

_CLOSING = re.compile(
    r"close|dismiss|no,? thanks|not now|maybe later|later|got it"
    r"|skip(?: (?:the )?(?:tour|introduction|intro|tutorial))?|(?:end|exit) (?:the )?tour"
    r"|[×✕✖x]|schließen|nicht jetzt|fermer|cerrar",
    re.IGNORECASE,
)


_DECLINING = re.compile(
    r"(?:reject|decline|refuse)(?: all)?(?: cookies)?|continue without accepting"
    r"|(?:(?:accept|use) )?only (?:strictly )?(?:necessary|essential)(?: cookies)?"
    r"|(?:strictly )?(?:necessary|essential)(?: cookies)? only"
    r"|(?:alle )?ablehnen|nur (?:notwendige|erforderliche)(?: cookies)?|(?:tout )?refuser|rechazar(?: todo)?",
    re.IGNORECASE,
)
_CONSENT = re.compile(r"cookie|privacy|consent|datenschutz|confidentialité|vie privée|privacidad", re.IGNORECASE)
"""What a dialog speaks of that asks to be allowed to follow a person's steps: to decline that harms nobody."""

FEW = 5
"""Controls of a dialog that fills a screen."""


def closes(element: Element | None, screen: Observation) -> Element | None:
    """The harmless control that closes a dialog shown around, but not about, the element; or around one not shown."""
    about = set(element.within if element else ())
    dialogs = [e for e in screen.shown if e.role in DIALOGS and e.key not in about]
    controls = [(e, dialog) for dialog in dialogs for e in screen.shown if e.interactive and dialog.key in e.within]
    closing = [
        e for e, dialog in controls if _CLOSING.fullmatch(e.name.strip()) or _declines(e, dialog.name, dialog.text)
    ]
    if element is None and not dialogs:
        closing = _on_a_screen_of_its_own(screen)
    return next((e for e in closing if assess(Tap(), e, screen).risk <= 1), None)


def _declines(control: Element, *said: str) -> bool:
    """Whether it declines to have a person's steps followed, where something asks for that."""
    return bool(_DECLINING.fullmatch(control.name.strip()) and any(map(_CONSENT.search, said)))


def _on_a_screen_of_its_own(screen: Observation) -> list[Element]:
    """What declines where hardly anything else can be pressed: phones do not say what is a dialog."""
    said = [part for e in screen.shown for part in (e.name, e.text)]
    controls = [e for e in screen.shown if e.interactive]
    return [e for e in controls if _declines(e, *said)] if len(controls) <= FEW else []
