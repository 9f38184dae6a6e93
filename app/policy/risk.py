"""What an action may cause, judged by the engine from the action, the element, its form and its place.

A page may lie about any one sign, so the strictest sign wins: of its words, the name, the label and what it shows.
Words are matched in a few languages; a control without any words is treated as one that changes something.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from app.policy import hints, phone_risk
from app.policy.assessment import Assessment, is_foreign, says
from app.policy.deeds import ACCEPTING, CHANGES, DECLINING, IRREVERSIBLE, STAYING
from app.policy.entering import answering, is_enter
from app.policy.nouns import is_thing
from app.policy.scopes import is_phone, is_program
from app.tasks import CHANGING, FORBIDDEN, GRAVE, OBSERVING, REVERSIBLE
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
COMMAND = Assessment(GRAVE, "command", "a terminal runs whatever is typed into it")
SECRET = Assessment(CHANGING, "secret", "types into a password field")
CARD = Assessment(CHANGING, "secret", "types into a field for the number or code of a card")


def assess(action: Action, element: Element | None, screen: Observation) -> Assessment:
    """The strictest reading of all signs."""
    if isinstance(action, TypeText | SetText | Press) and _in_terminal(element or screen.focused, screen):
        return COMMAND
    match action:
        case Open() | Switch() if is_program(screen.place.scope):
            return Assessment(REVERSIBLE)
        case Open(address):
            return _opening(address)
        case Upload():
            return _uploading(element, screen)
        case Press(keys):
            return _pressing(keys, element or screen.focused, screen)
        case TypeText(text) | SetText(text):
            return _typing(text, element or screen.focused, screen, keyed=_is_keyed(action, element, screen))
        case SetChecked() if element and element.role in CHECKABLE:
            return _strictest([Assessment(REVERSIBLE), *phone_risk.signs(element, screen)])
        case Tap() | DoubleTap() | LongPress() | SetChecked() | Drag() if element:
            # Bringing to a state is a click, and a drag may end in one.
            return _activating(element, screen)
        case RightClick():  # opens a menu, from which nothing is chosen yet
            return Assessment(REVERSIBLE)
        case Select() if element and element.role not in CHOICES:
            return _activating(element, screen)
        case Swipe("up" | "down") if element and SCROLLABLE in element.states:
            return Assessment(OBSERVING)
        case Swipe() if is_phone(screen):
            return _stroking(element, screen)
        case Select() | Reload() | Back() | Home():
            return Assessment(REVERSIBLE)
        case Switch() if is_phone(screen):  # opens an app
            return Assessment(REVERSIBLE)
        case _:
            return Assessment(OBSERVING)


def _opening(address: str) -> Assessment:
    scheme = urlsplit(address.strip()).scheme.lower()
    if scheme in FORBIDDEN_SCHEMES:
        return Assessment(FORBIDDEN, "forbidden address", f"{scheme}: addresses are never opened")
    return Assessment(REVERSIBLE, "", "")


def _uploading(element: Element | None, screen: Observation) -> Assessment:
    """What is no file field is clicked, so that it opens a chooser."""
    giving = Assessment(CHANGING, "upload", "gives a file to the page")
    return giving if element is None or element.role == "file" else _strictest([giving, _activating(element, screen)])


def _is_keyed(action: TypeText | SetText, element: Element | None, screen: Observation) -> bool:
    """Whether the text goes in by keys, of which a new line is Enter; a page's field is set, and so is a phone's."""
    if element and element.source == "vision":
        return True
    return not is_phone(screen) and (isinstance(action, TypeText) or is_program(screen.place.scope))


def _typing(text: str, field: Element | None, screen: Observation, *, keyed: bool) -> Assessment:
    """What is no field is clicked first."""
    signs = [Assessment(REVERSIBLE)]
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
        return Assessment(REVERSIBLE)
    return _strictest([phone_risk.STROKE, _activating(element, screen)])


def _pressing(keys: str, focused: Element | None, screen: Observation) -> Assessment:
    """Enter, with modifiers or without, activates what has the focus, or sends the form or dialog around it."""
    if not is_enter(keys):
        return _chord(keys.lower(), focused) if is_program(screen.place.scope) else Assessment(REVERSIBLE)
    if focused and focused.role not in EDITABLE | CHECKABLE:
        return _activating(focused, screen)
    if focused.source == "vision" if focused else _is_seen(screen):
        return Assessment(CHANGING, "unknown", NOT_SEEN)
    signs = [Assessment(REVERSIBLE), *(_activating(e, screen) for e in answering(focused, screen))]
    if focused:
        signs += [_by_form(focused, focused.role), *phone_risk.signs(focused, screen)]
    elif is_phone(screen):
        signs.append(Assessment(CHANGING, "unknown", "what has the focus is not told"))
    return _strictest(signs)


def _is_seen(screen: Observation) -> bool:
    """Whether the screen was read from its picture alone."""
    return bool(screen.sight) and all(e.source == "vision" for e in screen.elements)


def _chord(keys: str, focused: Element | None) -> Assessment:
    """Keys to a program: Delete removes what is selected, unless in a field; others may do anything."""
    if keys.rpartition("+")[2] == "delete" and not (focused and focused.role in EDITABLE):
        return Assessment(GRAVE, "delete", "it deletes what is selected")
    known = KNOWN_CHORDS.fullmatch(keys) or keys in KNOWN_KEYS or keys.endswith("delete")
    if known:
        return Assessment(REVERSIBLE)
    return Assessment(CHANGING, "unknown", f"what {keys} does is the program's to say")


def _in_terminal(element: Element | None, screen: Observation) -> bool:
    """Whether keys go to a terminal: with the focus nowhere, to any that is shown."""
    return any(e.role == "terminal" for e in ([element] if element else screen.elements))


def _strictest(signs: Sequence[Assessment]) -> Assessment:
    return max(signs, key=lambda assessment: assessment.risk)


def _activating(element: Element, screen: Observation) -> Assessment:
    if element.role in EDITABLE:  # a click only puts the caret there; its form is sent by Enter
        return Assessment(REVERSIBLE)
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
            announced.append(Assessment(GRAVE, effect, f'its words are "{element.hint}"{_inside(element, screen)}'))
        if announced:
            return _strictest(announced)
        if says(pattern, asked):
            return Assessment(GRAVE, effect, f'it answers "{asked[:80]}"')
    declined = all(map(DECLINING.fullmatch, said)) and any(ACCEPTING.fullmatch(e.name.strip()) for e in screen.shown)
    return Assessment(REVERSIBLE) if declined and not element.effect else _by_form(element, words, shown, deeds)


def _shown(element: Element, screen: Observation) -> str:
    """What a control shows beside its name, in lower case; of a phone's row that is what it holds."""
    holds = not element.interactive or (is_phone(screen) and element.role == "clickable")
    return "" if holds or element.text == element.name else element.text.strip().lower()


def _announced(effect: str, pattern: str, element: Element, words: str, screen: Observation) -> Assessment:
    """A link that speaks of deleting, paying, ... leads to a page about it; one that begins with it may be the deed."""
    leads_on = element.role in {"link", "tab", "menuitem"} and element.effect.startswith("GET ")
    about = is_thing(words, element) or (leads_on and not re.match(rf"(?:{pattern})(?!\w)", words))
    if about:
        return Assessment(REVERSIBLE)
    told = {element.text.strip().lower(): element.text}.get(words, element.name)
    return Assessment(GRAVE, effect, f'its words are "{told}"{_inside(element, screen)}')


def _inside(element: Element, screen: Observation) -> str:
    dialog = _dialog(element, screen)
    return f', in the dialog "{dialog.name}"' if dialog and dialog.name else ""


def _by_form(element: Element, words: str, shown: str = "", deeds: Sequence[str] = ()) -> Assessment:
    if element.effect.startswith("POST"):
        return Assessment(CHANGING, "submit", f"it sends a form to {element.effect[5:]}")
    if element.role in {"link", "checkbox", "radio", "switch", "tab", "option", "treeitem", "columnheader"}:
        return Assessment(REVERSIBLE)
    if element.role in {"button", "clickable", "menuitem"}:
        said = ((element.name, says(CHANGES, words)), (element.text, says(CHANGES, shown)))
        for told, changes in (*said, (element.hint, hints.begins(CHANGES, deeds))):
            if changes:
                return Assessment(CHANGING, "submit", f'its words are "{told}"')
    if element.source == "vision" and not says(STAYING, words):
        seen = Assessment(GRAVE, "unknown", "only its looks are known")
        return Assessment(CHANGING, "unknown", NOT_SEEN) if words else seen
    if element.role == "button" and not element.effect and is_foreign(words):
        return Assessment(CHANGING, "unknown", "its words are in a script that is not read here")
    if words or element.effect.startswith("GET"):
        return Assessment(REVERSIBLE)
    return Assessment(CHANGING, "unknown", "it has no words that say what it does")


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
