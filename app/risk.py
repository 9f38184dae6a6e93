"""What an action may cause, judged by the engine from the action, the element, its form and its place.

A page may lie about any one sign, so the strictest sign wins: of its words, the name, the label and what it shows.
Words are matched in a few languages; a control without any words is treated as one that changes something.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from app import hints, phone_risk
from app.assessment import Assessment, is_foreign, says
from app.entering import answering, is_enter
from app.nouns import is_thing
from app.scopes import is_phone, is_program
from controllers.actions import (
    Action,
    Back,
    DoubleTap,
    Drag,
    Home,
    LongPress,
    Open,
    Press,
    Reload,
    RightClick,
    Select,
    SetChecked,
    SetText,
    Swipe,
    Switch,
    Tap,
    TypeText,
    Upload,
)
from perception.roles import CHECKABLE, DIALOGS
from perception.screen import EDITABLE, SCROLLABLE, Element, Observation

# Effects that cannot be taken back or that leave the house, by the words that announce them.
IRREVERSIBLE = {
    "delete": r"delete|remove|erase|discard|destroy|wipe|empty (?:the )?(?:bin|trash|cart)|don.?t save|without saving"
    r"|overwrit(?:e|ing)|replac(?:e|ing) (?:it|the file)|löschen|entfernen|supprimer"
    r"|eliminar|borrar|elimina|verwijderen|usuń|διαγραφ[ήη]|κατ[άα]ργηση|αφα[ίι]ρεση",
    "cancel": r"cancel (?:the |this |my |your |\w+ )?(?:order|subscription|booking|account|plan|membership)"
    r"|unsubscribe|stornieren|kündigen|annuler la commande"
    r"|ακ[ύυ]ρωση (?:της )?(?:παραγγελ[ίι]ας|κρ[άα]τησης|συνδρομ[ήη]ς)",
    "pay": r"pay|buy|purchase|place (?:the |your |my )?order|order now|checkout now|complete (?:the |your )?order"
    r"|donate|bid|bezahlen|kaufen|zahlungspflichtig|payer|acheter|comprar|pagar|betalen|acquista"
    r"|πληρωμ[ήη]|πληρ[ώω]στε|υποβολ[ήη] παραγγελ[ίι]ας|αγορ[άα](?: τ[ώω]ρα)?$|αγορ[άα]στε",
    "send": r"send|publish|post|tweet|share|reply|forward|invite|submit (?:the )?(?:application|claim|return)|transfer"
    r"|senden|veröffentlichen|überweisen|envoyer|publier|enviar|publicar|verzenden|invia"
    r"|αποστολ[ήη]|στε[ίι]λτε|δημοσ[ίι]ευση|κοινοπο[ίι]ηση|απ[άα]ντηση|προ[ώω]θηση|μεταφορ[άα]",
    "account": r"close (?:the |my |your )?account|deactivate|reset (?:the |my |your )?password|change (?:my )?password"
    r"|grant|authori[sz]e|allow access|revoke|sign out everywhere",
}
EFFECTS = ("submit", "upload", "secret", "command", "unknown", *IRREVERSIBLE, "grant", "call")
"""Kinds of effect that may be permitted; `secret`: typing a password, or a card's number or code that the person has
not said, `command`: typing into a terminal, `unknown`: a control without words, or keys that mean whatever a program
makes of them, `grant`: giving an app of a phone a permission, or installing one."""

CHANGES = (
    r"save|submit|add|create|update|apply|confirm|accept|agree|ok|yes|register|book|reserve|approve|import"
    r"|archive|reject|decline|refuse|withdraw|move|call|cancel \w+"
    r"|speichern|hinzufügen|bestätigen|absenden|enregistrer|ajouter|guardar|opslaan"
    r"|αποθ[ήη]κευση|προσθ[ήη]κη|επιβεβα[ίι]ωση|αποδοχ[ήη]|υποβολ[ήη]"
)
DECLINING = re.compile(r"(?:reject|decline|refuse)(?: all)?(?: cookies)?")
ACCEPTING = re.compile(
    r"(?:yes,? )?(?:accept|allow|agree to) (?:all(?: cookies)?|cookies)"
    r"|alle(?: cookies)? (?:akzeptieren|annehmen|erlauben|zulassen)"
    r"|tout accepter|accepter tout|aceptar todo|accetta tutt[oi]",
    re.IGNORECASE,
)
"""Where all can be accepted, declining leaves everything as it is."""
STAYING = (
    r"close|dismiss|no thanks|not now|keep|back|abort|schließen|fermer|cerrar|no\b.*|cancel$|abbrechen$"
    r"|κλε[ίι]σιμο|π[ίι]σω|[άα]κυρωση$"
)
"""Answers to a dialog that leave everything as it is, unless they agree as well ("Yes, close")."""
FORBIDDEN_SCHEMES = frozenset(
    {"javascript", "data", "chrome", "chrome-extension", "devtools", "view-source", "vbscript"}
)
CHOICES = frozenset({"combobox", "listbox"})
ACTIVATING = (Tap, DoubleTap, LongPress)

KNOWN_CHORDS = re.compile(
    r"(?:(?:control|shift)\+)*(?:[acvxyz]|arrow\w+|home|end|page\w+|tab|insert)|(?:shift\+)?\w|\W"
)
"""Keys that only move, edit or copy in any program."""
KNOWN_KEYS = frozenset({"escape", "backspace", *(f"f{number}" for number in range(1, 13))})

NOT_SEEN = "a picture does not tell what it sets off"
COMMAND = Assessment(3, "command", "a terminal runs whatever is typed into it")
SECRET = Assessment(2, "secret", "types into a password field")
CARD = Assessment(2, "secret", "types into a field for the number or code of a card")


def assess(action: Action, element: Element | None, screen: Observation) -> Assessment:
    """The strictest reading of all signs."""
    if isinstance(action, TypeText | SetText | Press) and _in_terminal(element or screen.focused, screen):
        return COMMAND
    match action:
        case Open() | Switch() if is_program(screen.place.scope):
            return Assessment(1)
        case Open(address):
            return _opening(address)
        case Upload():
            return _uploading(element, screen)
        case Press(keys):
            return _pressing(keys, element or screen.focused, screen)
        case TypeText(text) | SetText(text):
            return _typing(text, element or screen.focused, screen, keyed=_is_keyed(action, element, screen))
        case SetChecked() if element and element.role in CHECKABLE:
            return _strictest([Assessment(1), *phone_risk.signs(element, screen)])
        case Tap() | DoubleTap() | LongPress() | SetChecked() | Drag() if element:
            # Bringing to a state is a click, and a drag may end in one.
            return _activating(element, screen)
        case RightClick():  # opens a menu, from which nothing is chosen yet
            return Assessment(1)
        case Select() if element and element.role not in CHOICES:
            return _activating(element, screen)
        case Swipe("up" | "down") if element and SCROLLABLE in element.states:
            return Assessment(0)
        case Swipe() if is_phone(screen):
            return _stroking(element, screen)
        case Select() | Reload() | Back() | Home():
            return Assessment(1)
        case Switch() if is_phone(screen):  # opens an app
            return Assessment(1)
        case _:
            return Assessment(0)


def _opening(address: str) -> Assessment:
    scheme = urlsplit(address.strip()).scheme.lower()
    if scheme in FORBIDDEN_SCHEMES:
        return Assessment(4, "forbidden address", f"{scheme}: addresses are never opened")
    return Assessment(1, "", "")


def _uploading(element: Element | None, screen: Observation) -> Assessment:
    """What is no file field is clicked, so that it opens a chooser."""
    giving = Assessment(2, "upload", "gives a file to the page")
    return giving if element is None or element.role == "file" else _strictest([giving, _activating(element, screen)])


def _is_keyed(action: TypeText | SetText, element: Element | None, screen: Observation) -> bool:
    """Whether the text goes in by keys, of which a new line is Enter; a page's field is set, and so is a phone's."""
    if element and element.source == "vision":
        return True
    return not is_phone(screen) and (isinstance(action, TypeText) or is_program(screen.place.scope))


def _typing(text: str, field: Element | None, screen: Observation, *, keyed: bool) -> Assessment:
    """What is no field is clicked first."""
    signs = [Assessment(1)]
    if field and "password" in field.states:
        signs.append(SECRET)
    if field and "card" in field.states and text:
        signs.append(CARD)
    if field and field.role not in EDITABLE:
        signs.append(_activating(field, screen))
    if keyed and {"\n", "\r"} & set(text):
        signs.append(_pressing("Enter", field, screen))
    return _strictest(signs)


def _stroking(element: Element | None, screen: Observation) -> Assessment:
    """A stroke of the finger: where it moves what is shown it changes nothing."""
    if element is None or element.role in phone_risk.MOVED:
        return Assessment(1)
    return _strictest([phone_risk.STROKE, _activating(element, screen)])


def _pressing(keys: str, focused: Element | None, screen: Observation) -> Assessment:
    """Enter, with modifiers or without, activates what has the focus, or sends the form or dialog around it."""
    if not is_enter(keys):
        return _chord(keys.lower(), focused) if is_program(screen.place.scope) else Assessment(1)
    if focused and focused.role not in EDITABLE | CHECKABLE:
        return _activating(focused, screen)
    if focused.source == "vision" if focused else _is_seen(screen):
        return Assessment(2, "unknown", NOT_SEEN)
    signs = [Assessment(1), *(_activating(e, screen) for e in answering(focused, screen))]
    if focused:
        signs += [_by_form(focused, focused.role), *phone_risk.signs(focused, screen)]
    elif is_phone(screen):
        signs.append(Assessment(2, "unknown", "what has the focus is not told"))
    return _strictest(signs)


def _is_seen(screen: Observation) -> bool:
    """Whether the screen was read from its picture alone."""
    return bool(screen.sight) and all(e.source == "vision" for e in screen.elements)


def _chord(keys: str, focused: Element | None) -> Assessment:
    """Keys to a program: Delete removes what is selected, unless in a field; others may do anything."""
    if keys.rpartition("+")[2] == "delete" and not (focused and focused.role in EDITABLE):
        return Assessment(3, "delete", "it deletes what is selected")
    known = KNOWN_CHORDS.fullmatch(keys) or keys in KNOWN_KEYS or keys.endswith("delete")
    return Assessment(1) if known else Assessment(2, "unknown", f"what {keys} does is the program's to say")


def _in_terminal(element: Element | None, screen: Observation) -> bool:
    """Whether keys go to a terminal: with the focus nowhere, to any that is shown."""
    return any(e.role == "terminal" for e in ([element] if element else screen.elements))


def _strictest(signs: Sequence[Assessment]) -> Assessment:
    return max(signs, key=lambda assessment: assessment.risk)


def _activating(element: Element, screen: Observation) -> Assessment:
    if element.role in EDITABLE:  # a click only puts the caret there; its form is sent by Enter
        return Assessment(1)
    return _strictest([_by_words(element, screen), *phone_risk.signs(element, screen)])


def _by_words(element: Element, screen: Observation) -> Assessment:
    words = " ".join((element.name, element.label)).strip().lower()
    if element.source == "vision":
        words = _as_may_be_read(words)
    said = (words, shown) if (shown := _shown(element, screen)) else (words,)
    deeds = hints.deeds(element)
    changes = any(says(CHANGES, each) for each in said) or hints.begins(CHANGES, deeds)
    asked = "" if says(STAYING, words) and not changes else _dialog_words(element, screen)
    for effect, pattern in IRREVERSIBLE.items():
        announced = [_announced(effect, pattern, element, each, screen) for each in said if says(pattern, each)]
        if hints.begins(pattern, deeds):
            announced.append(Assessment(3, effect, f'its words are "{element.hint}"{_inside(element, screen)}'))
        if announced:
            return _strictest(announced)
        if says(pattern, asked):
            return Assessment(3, effect, f'it answers "{asked[:80]}"')
    declined = all(map(DECLINING.fullmatch, said)) and any(ACCEPTING.fullmatch(e.name.strip()) for e in screen.shown)
    return Assessment(1) if declined and not element.effect else _by_form(element, words, shown, deeds)


def _shown(element: Element, screen: Observation) -> str:
    """What a control shows beside its name, in lower case; of a phone's row that is what it holds."""
    holds = not element.interactive or (is_phone(screen) and element.role == "clickable")
    return "" if holds or element.text == element.name else element.text.strip().lower()


def _announced(effect: str, pattern: str, element: Element, words: str, screen: Observation) -> Assessment:
    """A link that speaks of deleting, paying, ... leads to a page about it; one that begins with it may be the deed."""
    leads_on = element.role in {"link", "tab", "menuitem"} and element.effect.startswith("GET ")
    about = is_thing(words, element) or (leads_on and not re.match(rf"(?:{pattern})(?!\w)", words))
    told = {element.text.strip().lower(): element.text}.get(words, element.name)
    return Assessment(1) if about else Assessment(3, effect, f'its words are "{told}"{_inside(element, screen)}')


def _inside(element: Element, screen: Observation) -> str:
    dialog = _dialog(element, screen)
    return f', in the dialog "{dialog.name}"' if dialog and dialog.name else ""


def _by_form(element: Element, words: str, shown: str = "", deeds: Sequence[str] = ()) -> Assessment:
    if element.effect.startswith("POST"):
        return Assessment(2, "submit", f"it sends a form to {element.effect[5:]}")
    if element.role in {"link", "checkbox", "radio", "switch", "tab", "option", "treeitem", "columnheader"}:
        return Assessment(1)
    if element.role in {"button", "clickable", "menuitem"}:
        said = ((element.name, says(CHANGES, words)), (element.text, says(CHANGES, shown)))
        for told, changes in (*said, (element.hint, hints.begins(CHANGES, deeds))):
            if changes:
                return Assessment(2, "submit", f'its words are "{told}"')
    if element.source == "vision" and not says(STAYING, words):
        return Assessment(2, "unknown", NOT_SEEN) if words else Assessment(3, "unknown", "only its looks are known")
    if element.role == "button" and not element.effect and is_foreign(words):
        return Assessment(2, "unknown", "its words are in a script that is not read here")
    if words or element.effect.startswith("GET"):
        return Assessment(1)
    return Assessment(2, "unknown", "it has no words that say what it does")


def _as_may_be_read(words: str) -> str:
    """The words, and again with figures and signs as the letters that they are taken for when read off a picture."""
    letters = words.translate(str.maketrans("10|!5", "lolls"))
    return words if letters == words else f"{words} {letters}"


def _dialog_words(element: Element, screen: Observation) -> str:
    """What the dialog around the element asks, in lower case; of a picture, every question that it shows."""
    if element.source == "vision":
        return " ".join(e.name for e in screen.shown if "?" in e.name and not e.interactive).lower()
    if (dialog := _dialog(element, screen)) is None:
        return ""
    inside = [e.name for e in screen.elements if dialog.key in e.within and not e.interactive]
    return " ".join([dialog.name, *inside]).lower()


def _dialog(element: Element, screen: Observation) -> Element | None:
    """The innermost dialog around the element."""
    dialogs = [e for e in screen.elements if e.key in element.within and e.role in DIALOGS]
    return dialogs[-1] if dialogs else None
