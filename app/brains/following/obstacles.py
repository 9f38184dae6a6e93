"""What stands in the way of an element, and how it is got rid of without harm."""

import re
from collections.abc import Sequence

from app.risk import ACCEPTING, assess
from app.scopes import is_phone
from controllers.actions import Tap
from perception.roles import DIALOGS
from perception.screen import EDITABLE, SECRETS, Element, Observation

_LEAVING = re.compile(r"close|[×✕✖x]|schließen|fermer|cerrar", re.IGNORECASE)
"""What takes a dialog away and answers nothing."""
_TOURING = re.compile(r"(?:skip|end|exit) (?:(?:the )?(?:tour|introduction|intro|tutorial))", re.IGNORECASE)
_STEP = re.compile(r"next|back|previous|done|(?:start|take) (?:the )?tour", re.IGNORECASE)
_PUT_OFF = re.compile(r"dismiss|no,? thanks|not now|maybe later|later|got it|skip|nicht jetzt", re.IGNORECASE)
"""What does so only where nothing is asked: of "Keep your seat?", or beside "Deliver today", it is an answer."""
_UNSAVED = re.compile(r"\bunsaved\b|without saving|nicht gespeichert|non enregistré|sin guardar", re.IGNORECASE)
_AGREEING = re.compile(r"\bagree\b|\bterms\b|\bconditions\b|stimmen sie|nutzungsbedingungen|acceptez", re.IGNORECASE)
"""Who presses the one button that there is then agrees to something."""
_DECLINING = re.compile(
    r"(?:reject|decline|refuse)(?: all)?(?: cookies)?|continue without accepting"
    r"|(?:(?:accept|use) )?only (?:strictly )?(?:necessary|essential)(?: cookies)?"
    r"|(?:strictly )?(?:necessary|essential)(?: cookies)? only"
    r"|(?:alle )?ablehnen|nur (?:notwendige|erforderliche)(?: cookies)?|(?:tout )?refuser|rechazar(?: todo)?",
    re.IGNORECASE,
)
_APPROVING = re.compile(r"\bapprove", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\bcookies?\b|\btrackers?\b|\btrack(?:s|ing)? (?:you\b|technolog|pixel)|\bfollow what you do\b"
    r"|information (?:on|from) (?:a|your|this) device|\bpersonali[sz]ed ad|informationen auf (?:einem|ihrem) gerät"
    r"|\btraceurs?\b",
    re.IGNORECASE,
)
"""What asks to be allowed to follow a person's steps speaks so: to decline that harms nobody. Bare "privacy" or
"tracking" is said of much else that is accepted or rejected: a policy, a patient's consent, changes to a text."""
_ADDRESSING = re.compile(
    r"\b(?:cookies?|privacy|consent|partners?|technolog\w+|essential|necessary|we|our|us|you|your|this (?:web ?)?\w+"
    r"|wir|uns\w*|ihr\w*|sie|diese\w*|nous|nos|notre|vous|votre|vos|nuestr\w+|sus?)\b",
    re.IGNORECASE,
)
"""Each sentence of such a question is about those who follow or who are followed."""
_BUSINESS = re.compile(r"\b(?:proposals?|drafts?|recipes?|requests?|suggest\w*|review|invit\w+|by [A-Z]\w+)\b")
_SENTENCES = re.compile(r"(?<=[.!?:])\s+")
_WORDY = 3
"""Words of a sentence that can tell what it is about."""
_KEEPING = re.compile(r"cancel|keep\b.*|abbrechen|annuler|cancelar", re.IGNORECASE)

FEW = 5
"""Controls of a dialog that fills a screen."""
WORD = 4
"""Letters at its beginning by which a word is known in all its forms: close, closes, closing."""


def closes(element: Element | None, screen: Observation) -> Element | None:
    """The harmless control that closes a dialog shown around, but not about, the element; or around one not shown."""
    about = set(element.within if element else ())
    dialogs = [e for e in screen.shown if e.role in DIALOGS and e.key not in about]
    closing = [e for dialog in dialogs for e in _of_dialog(dialog, screen)]
    if element is None and not dialogs and is_phone(screen):
        closing = _on_a_screen_of_its_own(screen)
    return next((e for e in closing if assess(Tap(), e, screen).risk <= 1), None)


def _of_dialog(dialog: Element, screen: Observation) -> list[Element]:
    """What closes or declines it; nothing does where that would lose what was entered."""
    inside = [e for e in screen.elements if dialog.key in e.within]
    if any(map(_is_filled, inside)):
        return []
    said = [dialog.name, *(e.name for e in inside if not e.interactive)]
    controls = [e for e in inside if e.interactive and e.visibility == "shown"]
    closing = [e for e in controls if _only_closes(e, " ".join(said), controls)]
    return closing + _declining(controls, said)


def _only_closes(control: Element, said: str, beside: Sequence[Element]) -> bool:
    """Whether it takes the dialog away, and is no answer to what that asks."""
    name, others = control.name.strip(), [e for e in beside if e is not control and _may_answer(e)]
    if _LEAVING.fullmatch(name):
        loses = bool(others) and len(name) > 1 and _UNSAVED.search(said)
        return not loses and not _is_deed(control, said, beside)
    answers = [e for e in others if not (_TOURING.fullmatch(name) and _STEP.fullmatch(e.name.strip()))]
    puts_off = _PUT_OFF.fullmatch(name) or _TOURING.fullmatch(name)
    return bool(puts_off) and not answers and "?" not in said and not _AGREEING.search(said)


def _may_answer(control: Element) -> bool:
    """Whether pressing it may answer what the dialog asks; what closes it does not, nor what is filled in."""
    return control.role not in EDITABLE | {"checkbox", "switch"} and not _LEAVING.fullmatch(control.name.strip())


def _is_filled(element: Element) -> bool:
    """Whether it is a field that holds something, or one that does not tell whether it does."""
    return element.role in EDITABLE | {"file"} and bool(element.value.strip() or element.states & SECRETS)


def _is_deed(control: Element, said: str, beside: Sequence[Element]) -> bool:
    """Whether its one word is what the dialog is about, "Ticket 7: close it?", or another keeps all as it is."""
    word = control.name.strip()
    if len(word) < WORD:
        return False
    spoken_of = re.search(rf"\b{word[:WORD]}", said, re.IGNORECASE)
    return bool(spoken_of) or any(_KEEPING.fullmatch(e.name.strip()) for e in beside)


def _declining(controls: Sequence[Element], said: Sequence[str]) -> list[Element]:
    """What declines to have a person's steps followed, beside what accepts all of it."""
    names = [e.name.strip() for e in controls]
    if not (_asks_to_follow(said) and any(map(ACCEPTING.fullmatch, names))) or any(map(_APPROVING.search, names)):
        return []
    return [e for e in controls if _DECLINING.fullmatch(e.name.strip())]


def _asks_to_follow(said: Sequence[str]) -> bool:
    """Whether it asks for that and for nothing else."""
    sentences = [each for text in said for each in _SENTENCES.split(text) if len(each.split()) >= _WORDY]
    told = all(_ADDRESSING.search(each) for each in sentences if each[:1].isupper())
    return told and any(map(_FOLLOWING.search, said)) and not any(map(_BUSINESS.search, said))


def _on_a_screen_of_its_own(screen: Observation) -> list[Element]:
    """What declines where hardly anything else can be pressed: phones do not say what is a dialog."""
    controls = [e for e in screen.shown if e.interactive]
    said = [e.name for e in screen.shown if not e.interactive]
    return _declining(controls, said) if len(controls) <= FEW and not any(map(_is_filled, controls)) else []
