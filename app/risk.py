"""What an action may cause, judged by the engine from the action, the element, its form and its place.

A page may lie about any one sign, so the strictest sign wins. Words are matched in a few languages;
a control without any words is treated as one that changes something.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from app import phone_risk
from app.assessment import Assessment, says
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
    Select,
    SetChecked,
    SetText,
    Switch,
    Tap,
    TypeText,
    Upload,
)
from perception.roles import CHECKABLE, DIALOGS
from perception.screen import EDITABLE, Element, Observation

# Effects that cannot be taken back or that leave the house, by the words that announce them.
IRREVERSIBLE = {
    "delete": r"delete|remove|erase|discard|destroy|wipe|empty (?:the )?(?:bin|trash|cart)|löschen|entfernen|supprimer"
    r"|eliminar|borrar|elimina|verwijderen|usuń",
    "cancel": r"cancel (?:the |this |my |your |\w+ )?(?:order|subscription|booking|account|plan|membership)"
    r"|unsubscribe|stornieren|kündigen|annuler la commande",
    "pay": r"pay|buy|purchase|place (?:the |your |my )?order|order now|checkout now|complete (?:the |your )?order"
    r"|donate|bid|bezahlen|kaufen|zahlungspflichtig|payer|acheter|comprar|pagar|betalen|acquista",
    "send": r"send|publish|post|tweet|share|reply|forward|invite|submit (?:the )?(?:application|claim|return)|transfer"
    r"|senden|veröffentlichen|überweisen|envoyer|publier|enviar|publicar|verzenden|invia",
    "account": r"close (?:the |my |your )?account|deactivate|reset (?:the |my |your )?password|change (?:my )?password"
    r"|grant|authori[sz]e|allow access|revoke|sign out everywhere",
}
EFFECTS = ("submit", "upload", "secret", "unknown", *IRREVERSIBLE, "grant", "call")
"""Kinds of effect that may be permitted; `secret`: typing a password, `unknown`: a control without words.

`grant`: giving an app of a phone a permission, or installing one.
"""

CHANGES = (
    r"save|submit|add|create|update|apply|confirm|accept|agree|ok|yes|register|book|reserve|approve|import"
    r"|archive|speichern|hinzufügen|bestätigen|absenden|enregistrer|ajouter|guardar|opslaan"
)
STAYING = r"close|dismiss|no thanks|not now|keep|back|abort|schließen|fermer|cerrar|no\b.*|cancel$|abbrechen$"
"""Answers to a dialog that leave everything as it is, unless they agree as well ("Yes, close")."""
FORBIDDEN_SCHEMES = frozenset(
    {"javascript", "data", "chrome", "chrome-extension", "devtools", "view-source", "vbscript"}
)
ACTIVATING = (Tap, DoubleTap, LongPress)
ENTERING = frozenset({"enter", "return", "space", ""})  # "" is what is left of a blank


SECRET = Assessment(2, "secret", "types into a password field")


def assess(action: Action, element: Element | None, screen: Observation) -> Assessment:
    """The strictest reading of all signs."""
    match action:
        case Open(address):
            return _opening(address)
        case Upload():
            return _uploading(element, screen)
        case Press(keys):
            return _pressing(keys, element or _focused(screen), screen)
        case TypeText(text):
            return _typing(text, element or _focused(screen), screen)
        case SetText() if element and "password" in element.states:
            return SECRET
        case SetChecked() if element and element.role in CHECKABLE:
            return Assessment(1)
        case Tap() | DoubleTap() | LongPress() | SetChecked() | Drag() if element:
            # Bringing to a state is a click, and a drag may end in one.
            return _strictest([_activating(element, screen), *phone_risk.signs(element, screen)])
        case SetText() | Select() | Reload() | Back() | Home():
            return Assessment(1)
        case Switch() if phone_risk.on_phone(screen):  # opens an app
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


def _typing(text: str, field: Element | None, screen: Observation) -> Assessment:
    """What is no field is clicked first, and a new line is the Enter key."""
    signs = [Assessment(1)]
    if field and "password" in field.states:
        signs.append(SECRET)
    if field and field.role not in EDITABLE:
        signs.append(_activating(field, screen))
    if {"\n", "\r"} & set(text):
        signs.append(_pressing("Enter", field, screen))
    return _strictest(signs)


def _pressing(keys: str, focused: Element | None, screen: Observation) -> Assessment:
    """Enter, with modifiers or without, activates what has the focus, or sends the form or dialog around it."""
    if keys.rpartition("+")[2].strip().lower() not in ENTERING:
        return Assessment(1)
    if focused and focused.role not in EDITABLE | CHECKABLE:
        return _activating(focused, screen)
    declared = [_by_form(focused, focused.name)] if focused else []
    return _strictest([Assessment(1), *declared, *(_activating(e, screen) for e in _answering(focused, screen))])


def _answering(field: Element | None, screen: Observation) -> list[Element]:
    """What Enter in a field may set off: what sends its form, else what answers the dialog around it.

    With the focus nowhere it goes to the dialog that is open, as it does to an alert of the page.
    """
    if field and phone_risk.on_phone(screen):
        return phone_risk.beside(field, screen)
    form = _form_of(field, screen) if field else None
    if field and (form or field.effect):
        buttons = [e for e in screen.elements if e.role == "button"]
        own = [e for e in buttons if form and form.key in e.within]
        return [e for e in buttons if field.effect and e.effect == field.effect] or [e for e in own if e.effect] or own
    dialogs = {e.key for e in screen.elements if e.role in DIALOGS and (field is None or e.key in field.within)}
    return [e for e in screen.elements if e.role == "button" and dialogs.intersection(e.within)]


def _strictest(signs: Sequence[Assessment]) -> Assessment:
    return max(signs, key=lambda assessment: assessment.risk)


def _form_of(element: Element, screen: Observation) -> Element | None:
    around = {e.key: e for e in screen.elements if e.key in element.within}
    return next((around[key] for key in reversed(element.within) if key in around and around[key].role == "form"), None)


def _focused(screen: Observation) -> Element | None:
    return next((e for e in screen.elements if "focused" in e.states), None)


def _activating(element: Element, screen: Observation) -> Assessment:
    if element.role in EDITABLE:  # a click only puts the caret there; its form is sent by Enter
        return Assessment(1)
    words = " ".join((element.name, element.label)).strip().lower()
    asked = "" if says(STAYING, words) and not says(CHANGES, words) else _dialog_words(element, screen)
    for effect, pattern in IRREVERSIBLE.items():
        if says(pattern, words):
            return _announced(effect, pattern, element, words)
        if says(pattern, asked):
            return Assessment(3, effect, f'it answers "{asked[:80]}"')
    return _by_form(element, words)


def _announced(effect: str, pattern: str, element: Element, words: str) -> Assessment:
    """A link that speaks of deleting, paying, ... leads to a page about it; one that begins with it may be the deed."""
    leads_on = element.role in {"link", "tab", "menuitem"} and element.effect.startswith("GET ")
    about = leads_on and not re.match(rf"(?:{pattern})(?!\w)", words)
    return Assessment(1) if about else Assessment(3, effect, f'its words are "{element.name}"')


def _by_form(element: Element, words: str) -> Assessment:
    if element.effect.startswith("POST"):
        return Assessment(2, "submit", f"it sends a form to {element.effect[5:]}")
    if element.role in {"link", "checkbox", "radio", "switch", "tab", "option", "treeitem", "columnheader"}:
        return Assessment(1)
    if element.role in {"button", "clickable", "menuitem"} and says(CHANGES, words):
        return Assessment(2, "submit", f'its words are "{element.name}"')
    if words or element.effect.startswith("GET"):
        return Assessment(1)
    return Assessment(2, "unknown", "it has no words that say what it does")


def _dialog_words(element: Element, screen: Observation) -> str:
    """What the dialog around the element asks, in lower case."""
    dialogs = [e for e in screen.elements if e.key in element.within and e.role in DIALOGS]
    inside: Sequence[Element] = [
        e for e in screen.elements if dialogs and dialogs[-1].key in e.within and not e.interactive
    ]
    return " ".join([d.name for d in dialogs[-1:]] + [e.name for e in inside]).lower()
