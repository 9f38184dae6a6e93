"""What an action may cause, judged by the engine from the action, the element, its form and its place.

A page may lie about any one sign, so the strictest sign wins. Words are matched in a few languages;
a control without any words is treated as one that changes something.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.tasks import Risk
from controllers.actions import (
    Action,
    DoubleTap,
    Drag,
    LongPress,
    Open,
    Press,
    Select,
    SetChecked,
    SetText,
    Tap,
    TypeText,
    Upload,
)
from perception.screen import Element, Observation

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
EFFECTS = ("submit", "upload", "secret", "unknown", *IRREVERSIBLE)
"""Kinds of effect that may be permitted; `secret`: typing a password, `unknown`: a control without words."""

CHANGES = (
    r"save|submit|add|create|update|apply|confirm|accept|agree|ok|yes|register|book|reserve|approve|import"
    r"|archive|speichern|hinzufügen|bestätigen|absenden|enregistrer|ajouter|guardar|opslaan"
)
HARMLESS = r"close|dismiss|no thanks|not now|keep|back|abort|schließen|fermer|cerrar"
FORBIDDEN_SCHEMES = frozenset(
    {"javascript", "data", "chrome", "chrome-extension", "devtools", "view-source", "vbscript"}
)
ACTIVATING = (Tap, DoubleTap, LongPress)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The risk class, the kind of effect ("" for none) and the fact that shows it."""

    risk: Risk
    effect: str = ""
    fact: str = ""


def assess(action: Action, element: Element | None, screen: Observation) -> Assessment:
    """The strictest reading of all signs."""
    match action:
        case Open(address):
            return _opening(address)
        case Upload():
            return Assessment(2, "upload", "gives a file to the page")
        case Press(keys):
            return _pressing(keys, element or _focused(screen), screen)
        case TypeText() | SetText() if element and "password" in element.states:
            return Assessment(2, "secret", "types into a password field")
        case TypeText() | SetText() | SetChecked() | Select() | Drag():
            return Assessment(1)
        case Tap() | DoubleTap() | LongPress() if element:
            return _activating(element, screen)
        case _:
            return Assessment(0)


def _opening(address: str) -> Assessment:
    scheme = urlsplit(address.strip()).scheme.lower()
    if scheme in FORBIDDEN_SCHEMES:
        return Assessment(4, "forbidden address", f"{scheme}: addresses are never opened")
    return Assessment(1, "", "")


def _pressing(keys: str, focused: Element | None, screen: Observation) -> Assessment:
    """Enter activates whatever has the focus, or submits the form around it."""
    if keys.lower() not in {"enter", "return", "space"} or focused is None:
        return Assessment(1)
    if not focused.editable:
        return _activating(focused, screen)
    form = focused.within[-1:] and _form_of(focused, screen)
    submits = [e for e in screen.elements if form and form.key in e.within and e.effect.startswith("POST")]
    return max((_activating(e, screen) for e in submits), key=lambda a: a.risk, default=Assessment(1))


def _form_of(element: Element, screen: Observation) -> Element | None:
    around = {e.key: e for e in screen.elements if e.key in element.within}
    return next((around[key] for key in reversed(element.within) if key in around and around[key].role == "form"), None)


def _focused(screen: Observation) -> Element | None:
    return next((e for e in screen.elements if "focused" in e.states), None)


def _activating(element: Element, screen: Observation) -> Assessment:
    words = " ".join((element.name, element.label)).strip().lower()
    asked = _dialog_words(element, screen)
    if not _says(HARMLESS, words):
        for effect, pattern in IRREVERSIBLE.items():
            if _says(pattern, words):
                return _announced(effect, element, f'its words are "{element.name}"')
            if asked and _says(pattern, asked) and not _says(r"no|cancel|abbrechen", words):
                return Assessment(3, effect, f'it answers "{asked[:80]}"')
    return _by_form(element, words)


def _announced(effect: str, element: Element, fact: str) -> Assessment:
    """A plain link that only leads to a page about deleting, paying, ... is not yet the deed."""
    leads_on = element.role in {"link", "tab", "menuitem"} and element.effect.startswith("GET ")
    return Assessment(1) if leads_on else Assessment(3, effect, fact)


def _by_form(element: Element, words: str) -> Assessment:
    if element.effect.startswith("POST"):
        return Assessment(2, "submit", f"it sends a form to {element.effect[5:]}")
    if element.role in {"link", "checkbox", "radio", "switch", "tab", "option", "treeitem", "columnheader"}:
        return Assessment(1)
    if element.effect.startswith("GET"):
        return Assessment(1)
    if not words:
        return Assessment(2, "unknown", "it has no words that say what it does")
    if element.role in {"button", "clickable", "menuitem"} and _says(CHANGES, words):
        return Assessment(2, "submit", f'its words are "{element.name}"')
    return Assessment(1)


def _dialog_words(element: Element, screen: Observation) -> str:
    """What the dialog around the element asks, in lower case."""
    dialogs = [e for e in screen.elements if e.key in element.within and e.role in {"dialog", "alertdialog"}]
    inside: Sequence[Element] = [
        e for e in screen.elements if dialogs and dialogs[-1].key in e.within and not e.interactive
    ]
    return " ".join([d.name for d in dialogs[-1:]] + [e.name for e in inside]).lower()


def _says(pattern: str, words: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words) is not None
