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
_SEEN = re.compile(r"ok(?:ay)?|alright|fine|yes", re.IGNORECASE)
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
_BEGINNING = re.compile(
    r"(?:we|our|us|you|your|yours|this|these|it|some|all|any|most|other|certain|no|by|if|with|without|to|in|on|for|from"
    r"|as|at|not|let|could|should|hi|hello|when|while|please|click|press|select|choose|see|read|learn|find"
    r"|would|do|can|may|manage|accept|allow|reject"
    r"|decline|agree|continue|use|using|welcome|before|here|more|wir|uns\w*|ihr\w*|sie|dies\w*|mit|um|durch|wenn|für|bei"
    r"|einige|alle|mehr|hier|bitte|nous|nos|notre|vous|votre|vos|ce|cette|ces|en|avec|pour|afin|si|sur|certains?|tou\w+"
    r"|nuestr\w+|sus?|este|esta|estos|con|para|al|puede|utilizamos|usamos|necesitamos"
    r"|(?:strictly |non-)?(?:necessary|essential)|functional|performance|targeting|advertising|marketing|statistics?"
    r"|analytics?|social|third|required|optional|technical|cookies?|track\w+|privacy|consent|personali[sz]ed|partners?"
    r"|vendors?|notwendig\w*|erforderlich\w*|funktional\w*|nécessaires?|fonctionnels?|necesari\w+)(?![\w-])",
    re.IGNORECASE,
)
"""Each sentence of such a question begins with those who follow or are followed, with what is done, or with an aside:
in "Ada proposes a cookie policy" somebody else does something."""
_USING = re.compile(r"\b(?:uses?|stores?|sets?) (?:\w+ ){0,3}(?:cookies|trackers|similar technolog)", re.IGNORECASE)
"""Whoever it is that follows: "Acme and its partners use cookies"."""
_ADDRESSING = re.compile(
    r"\b(?:cookies?|track\w*|privacy|consent\w*|partners?|vendors?|technolog\w+|device|data|browser|brows\w+|visit\w*"
    r"|experience\w*|personali\w+|adverti\w+|ads?|analy\w+|traffic|preferences?|settings?|choices?|choose|sites?"
    r"|web ?sites?|apps?|services?|content|measure\w*|information|agree\w*|accept\w*|reject\w*|declin\w*|polic\w+"
    r"|necessary|essential|interests?|permission|process\w*|we and our|withdraw\w*|at any time|follow what you do"
    r"|datenschutz\w*|einwillig\w*|zustimm\w*|stimmen|technologien|daten|gerät\w*|erfahrung\w*|personalis\w+"
    r"|werb\w*|anzeigen|einstellung\w*|auswahl|inhalte\w*|dienst\w*|informationen|ablehn\w*|akzeptier\w*|jederzeit"
    r"|notwendig\w*|erforderlich\w*|données|vie privée|appareil|navigat\w+|expérience|publicit\w+|mesur\w+|contenus?"
    r"|choix|préférences|partenaires|refus\w+|consentement|traceurs?|à tout moment|datos|dispositivo|navegador"
    r"|experiencia|publicidad|anuncios|contenidos?|preferencias|sitio|socios|rechaz\w+|acept\w+|consentimiento)\b",
    re.IGNORECASE,
)
"""And each is about what such a question is about: "You have people waiting" is about something else."""
_COUNTING = re.compile(
    r"\d(?![\d.,]*\+? (?:\w+ )?(?:partners?|vendors?|days?|months?|years?|compan\w+|part(?:ies|y)|tage|monate"
    r"|jahre|partenaires|mois|jours|socios|días|meses))",
    re.IGNORECASE,
)
"""A number that counts neither those who follow nor how long they do is one of orders, of people, of a record."""
_BUSINESS = re.compile(
    r"\b(?:proposals?|drafts?|recipes?|requests?|suggest\w*|review|invit\w+|by [A-Z]\w+"
    r"|(?:of|and|is) (?!Accept|Adverti|Condition|Cookie|Data|Manage|Partner|Polic|Privacy|Protect|Reject|Service"
    r"|Setting|Tech|Term|Use)[A-Z][a-z]+)\b"
)
_SENTENCES = re.compile(r"(?<=[.!?:;])\s+")
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
    waits = not _asks_to_follow(said) and _waits_for_an_answer(inside, " ".join(said), screen)
    closing = [e for e in controls if _only_closes(e, " ".join(said), controls) and not waits]
    return closing + _declining(controls, said)


def _waits_for_an_answer(inside: Sequence[Element], said: str, screen: Observation) -> bool:
    """Whether something in it sends or changes what it is about: "Your offer to Ada", with Send beside Close.

    Of a form that nothing was entered in, nothing is lost, nor of news that is answered with OK.
    """
    answers = [e for e in inside if e.interactive and _may_answer(e)]
    risks = [assess(Tap(), e, screen).risk for e in answers if "?" in said or not _SEEN.fullmatch(e.name.strip())]
    blank = any(e.role in EDITABLE for e in inside)
    return any(risk >= 3 or (risk == 2 and not blank) for risk in risks)


def _only_closes(control: Element, said: str, beside: Sequence[Element]) -> bool:
    """Whether it takes the dialog away, and is no answer to what that asks."""
    name, others = control.name.strip(), [e for e in beside if e is not control and _may_answer(e)]
    if _LEAVING.fullmatch(name):
        loses = bool(others) and len(name) > 1 and _UNSAVED.search(said)
        return not loses and not _is_deed(control, said, beside)
    answers = [e for e in others if not (_TOURING.fullmatch(name) and _STEP.fullmatch(e.name.strip()))]
    puts_off = _PUT_OFF.fullmatch(name) or _TOURING.fullmatch(name)
    asks = "?" in said or _AGREEING.search(said) or _BUSINESS.search(said)
    return bool(puts_off) and not answers and not asks


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
    texts = _joined(said)
    told = all(_is_of_following(each) for text in texts for each in _SENTENCES.split(text) if _tells(each))
    return told and any(map(_FOLLOWING.search, texts)) and not any(map(_BUSINESS.search, texts))


def _joined(said: Sequence[str]) -> list[str]:
    """The texts, each with what a link in its midst has cut off it: that begins in lower case."""
    texts: list[str] = []
    for text in filter(None, map(str.strip, said)):
        if texts and text[:1].islower():
            texts[-1] += f" {text}"
        else:
            texts.append(text)
    return texts


def _tells(sentence: str) -> bool:
    return len(sentence.split()) >= _WORDY or bool(_COUNTING.search(sentence))


def _is_of_following(sentence: str) -> bool:
    begins = _BEGINNING.match(sentence) and _ADDRESSING.search(sentence)
    return bool(begins or _USING.search(sentence)) and not _COUNTING.search(sentence)


def _on_a_screen_of_its_own(screen: Observation) -> list[Element]:
    """What declines where hardly anything else can be pressed: phones do not say what is a dialog."""
    controls = [e for e in screen.shown if e.interactive]
    said = [e.name for e in screen.shown if not e.interactive]
    return _declining(controls, said) if len(controls) <= FEW and not any(map(_is_filled, controls)) else []
