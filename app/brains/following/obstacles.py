"""What stands in the way of an element, and how it is got rid of without harm."""

import re
from collections.abc import Sequence

from app.brains.following.consent import asks_to_follow
from app.policy.deeds import ACCEPTING
from app.policy.risk import assess
from app.policy.scopes import is_phone
from app.tasks import CHANGING, REVERSIBLE
from controllers.actions import Tap
from perception.roles import DIALOGS
from perception.screen import EDITABLE, SECRETS, Element, Observation

_LEAVING = re.compile(r"close|[×✕✖x]|schließen|fermer|cerrar", re.IGNORECASE)
"""What takes a dialog away and answers nothing."""
_CROSS = re.compile(r"[×✕✖x]", re.IGNORECASE)
_TOURING = re.compile(r"(?:skip|end|exit) (?:(?:the )?(?:tour|introduction|intro|tutorial))", re.IGNORECASE)
_STEP = re.compile(r"next|back|previous|done|(?:start|take) (?:the )?tour", re.IGNORECASE)
_PUT_OFF = re.compile(r"dismiss|no,? thanks|not now|maybe later|later|got it|skip|nicht jetzt", re.IGNORECASE)
"""What does so only where nothing is asked: of "Keep your seat?", or beside "Deliver today", it is an answer."""
_SEEN = re.compile(r"ok(?:ay)?|alright|fine|yes", re.IGNORECASE)
_AGREEING = re.compile(r"\bagree\b|\bterms\b|\bconditions\b|stimmen sie|nutzungsbedingungen|acceptez", re.IGNORECASE)
"""Who presses the one button that there is then agrees to something."""
_DECLINING = re.compile(
    r"(?:reject|decline|refuse)(?: all)?(?: cookies)?|continue without accepting"
    r"|(?:(?:accept|use) )?only (?:strictly )?(?:necessary|essential)(?: cookies)?"
    r"|(?:strictly )?(?:necessary|essential)(?: cookies)? only"
    r"|(?:alle )?ablehnen|nur (?:notwendige|erforderliche)(?: cookies)?|(?:tout )?refuser|rechazar(?: todo)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:there|you have|we|new|what.s new|welcome|tips?|hint|did you know|this|here|try|discover|meet|introducing|now"
    r"|take a|an?|news|updates?)(?!\w)",
    re.IGNORECASE,
)
"""How news of the site itself begins; "Ada wants to join" and "Call her at noon" begin otherwise."""
_RECORDS = re.compile(
    r"[^\s.:!?]\s+(?!I\b)[A-Z]"
    r"|(?<!have) \d|#\d|^\d"
    r"|(?i:\b(?:alarms?|alerts?|appointments?|bookings?|by|calls?|contracts?|deadline|drafts?|invit\w+|invoices?|join\w*"
    r"|meetings?|messages?|offers?|orders?|patients?|payments?|people|proposals?|recipes?|reminders?|requests?"
    r"|reservations?|review|somebody|someone|suggest\w*|tasks?|team|tickets?|waiting|waits)\b)"
)
"""A name, a number that names, or what is somebody's."""
_SENTENCES = re.compile(r"(?<=[.!?:;])\s+")

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
    return next((e for e in closing if assess(Tap(), e, screen).risk <= REVERSIBLE), None)


def _of_dialog(dialog: Element, screen: Observation) -> list[Element]:
    """What closes or declines it; nothing does where that would lose what was entered."""
    inside = [e for e in screen.elements if dialog.key in e.within]
    if any(map(_is_filled, inside)):
        return []
    said = [dialog.name, *(e.name for e in inside if not e.interactive)]
    controls = [e for e in inside if e.interactive and e.visibility == "shown"]
    if asks_to_follow(said, [e.name for e in inside if e.interactive]):
        return [e for e in controls if _LEAVING.fullmatch(e.name.strip())] + _declining(controls)
    waits = _waits_for_an_answer(inside, " ".join(said), screen)
    return [] if waits else [e for e in controls if _only_closes(e, said, controls)]


def _waits_for_an_answer(inside: Sequence[Element], said: str, screen: Observation) -> bool:
    """Whether something in it sends or changes what it is about: "Your offer to Ada", with Send beside a cross.

    Of news that is answered with OK nothing is lost.
    """
    answers = [e for e in inside if e.interactive and _may_answer(e)]
    return any(
        assess(Tap(), e, screen).risk >= CHANGING for e in answers if "?" in said or not _SEEN.fullmatch(e.name.strip())
    )


def _only_closes(control: Element, said: Sequence[str], beside: Sequence[Element]) -> bool:
    """Whether it takes the dialog away, and is no answer to what that asks.

    Beside something else that can be done, the word "Close" may be the other answer: to a ticket, a call, a poll.
    """
    name, others = control.name.strip(), [e for e in beside if e is not control and _may_answer(e)]
    if _LEAVING.fullmatch(name):
        return not (others and not _is_cross(control)) and not _is_spoken_of(name, " ".join(said))
    tours = bool(_TOURING.fullmatch(name))
    answers = [e for e in others if not (tours and _STEP.fullmatch(e.name.strip()))]
    return (tours or bool(_PUT_OFF.fullmatch(name))) and not answers and all(map(_is_news, said))


def _is_cross(control: Element) -> bool:
    return any(_CROSS.fullmatch(words.strip()) for words in (control.name, control.text))


def _is_news(text: str) -> bool:
    """Whether it tells of the site itself and asks nothing: neither of a person nor of a record."""
    plain = all(map(_PLAIN.match, filter(None, _SENTENCES.split(text.strip()))))
    return plain and "?" not in text and not _AGREEING.search(text) and not _RECORDS.search(text)


def _may_answer(control: Element) -> bool:
    """Whether pressing it may answer what the dialog asks; what closes it does not, nor what is filled in."""
    return control.role not in EDITABLE | {"checkbox", "switch"} and not _LEAVING.fullmatch(control.name.strip())


def _is_filled(element: Element) -> bool:
    """Whether it is a field that holds something, or one that does not tell whether it does."""
    return element.role in EDITABLE | {"file"} and bool(element.value.strip() or element.states & SECRETS)


def _is_spoken_of(word: str, said: str) -> bool:
    """Whether the word is what the dialog is about: "Ticket 7 will be closed"."""
    return len(word) >= WORD and re.search(rf"\b{word[:WORD]}", said, re.IGNORECASE) is not None


def _declining(controls: Sequence[Element]) -> list[Element]:
    """What declines to have a person's steps followed, beside what accepts all of it."""
    if not any(ACCEPTING.fullmatch(e.name.strip()) for e in controls):
        return []
    return [e for e in controls if _DECLINING.fullmatch(e.name.strip())]


def _on_a_screen_of_its_own(screen: Observation) -> list[Element]:
    """What declines where hardly anything else can be pressed: phones do not say what is a dialog."""
    controls = [e for e in screen.shown if e.interactive]
    said = [e.name for e in screen.shown if not e.interactive]
    asks = asks_to_follow(said, [e.name for e in controls]) and not any(map(_is_filled, controls))
    return _declining(controls) if asks and len(controls) <= FEW else []
