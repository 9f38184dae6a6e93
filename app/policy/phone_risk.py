"""What only a phone can do: ring somebody up, give an app a permission, act on a stroke of the finger."""

import re

from app.policy import scopes
from app.policy.assessment import Assessment, says
from app.tasks import CHANGING, GRAVE
from perception.roles import CHECKABLE
from perception.screen import Element, Observation

GRANTING = ("permissioncontroller", "packageinstaller", "credentialmanager")
"""What the packages end in that ask a person for permissions, installations and passwords."""
SETTINGS = (".settings", ".securitycenter", ".accessibility")
"""What the packages end in whose switches give such permissions, too."""
DENYING = (
    r"don.t allow|deny|cancel|not now|no|nicht zulassen|ablehnen|abbrechen|refuser|ne pas autoriser"
    r"|να μην επιτρ[έε]πεται|[άα]κυρωση|όχι"
)
"""How the words begin that deny it."""
ALLOWING = (
    r"allow\w*|install|grant|trust|full control|use service|device admin\w*|usb debugging|zulassen|installieren"
    r"|autoriser|permitir|να επιτρ[έε]πεται|εγκατ[άα]σταση"
)
CALLING = r"call|dial|video call|call back|anrufen|appeler|llamar|chiama|κλ[ήη]ση"
UNINSTALLING = r"uninstall|deinstallieren|d[ée]sinstaller|desinstalar|απεγκατ[άα]σταση"
MOVED = frozenset({"list", "text", "heading", "image"})
"""What a stroke of the finger only moves."""
STROKE = Assessment(CHANGING, "unknown", "what a stroke over it does is the app's to say")
"""On a row it may delete, archive or answer a call."""


def signs(element: Element, screen: Observation) -> list[Assessment]:
    """What touching the element may cause on a phone besides what it would on a page."""
    if not scopes.is_phone(screen):
        return []
    words = " ".join((element.name, element.label)).strip().lower()
    if says(UNINSTALLING, words):
        return [Assessment(GRAVE, "delete", f'its words are "{element.name}"')]
    if _grants(element, words, _asker(element, screen)):
        return [Assessment(GRAVE, "grant", f'it answers the system with "{element.name}"')]
    return [Assessment(GRAVE, "call", f'its words are "{element.name}"')] if says(CALLING, words) else []


def _grants(element: Element, words: str, asker: str) -> bool:
    if re.match(rf"(?:{DENYING})(?!\w)", words):
        return False
    switches = asker.endswith(SETTINGS) and element.role in CHECKABLE | {"button"}
    return asker.endswith(GRANTING) or (switches and says(ALLOWING, words))


def _asker(element: Element, screen: Observation) -> str:
    """The package whose window the element stands in."""
    frames = (e for e in screen.elements if e.role == "frame" and e.key in element.within)
    return next((frame.value for frame in frames), screen.place.scope)
