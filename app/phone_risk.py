"""What only a phone can do: ring somebody up, give an app a permission, send with the button beside the field."""

from app.assessment import Assessment, says
from perception.hierarchy.phone_screen import SCOPE
from perception.layout import same_line
from perception.screen import Element, Observation

GRANTING = ("permissioncontroller", "packageinstaller", "credentialmanager")
"""What the packages end in that ask a person for permissions, installations and passwords."""
DENYING = r"don.t allow|deny|cancel|not now|no|nicht zulassen|ablehnen|abbrechen|refuser|ne pas autoriser"
CALLING = r"call|dial|video call|call back|anrufen|appeler|llamar|chiama"


def on_phone(screen: Observation) -> bool:
    return screen.place.scope.startswith(SCOPE)


def signs(element: Element, screen: Observation) -> list[Assessment]:
    """What touching the element may cause on a phone besides what it would on a page."""
    if not on_phone(screen):
        return []
    words = " ".join((element.name, element.label)).strip().lower()
    if says("uninstall|deinstallieren", words):
        return [Assessment(3, "delete", f'its words are "{element.name}"')]
    if _asker(element, screen).endswith(GRANTING) and not says(DENYING, words):
        return [Assessment(3, "grant", f'it answers the system with "{element.name}"')]
    return [Assessment(3, "call", f'its words are "{element.name}"')] if says(CALLING, words) else []


def beside(field: Element, screen: Observation) -> list[Element]:
    """What the keyboard's Enter may set off: the buttons on the field's own line, such as Send."""
    buttons = (e for e in screen.elements if e.role in {"button", "clickable"})
    return [e for e in buttons if same_line(field.box, e.box)]


def _asker(element: Element, screen: Observation) -> str:
    """The package whose window the element stands in."""
    frames = (e for e in screen.elements if e.role == "frame" and e.key in element.within)
    return next((frame.value for frame in frames), screen.place.scope)
