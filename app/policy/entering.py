"""What the Enter key may set off: the buttons that it may stand for."""

from app.policy import scopes
from app.policy.assessment import says
from perception.layout import same_line
from perception.roles import DIALOGS, ROWS
from perception.screen import EDITABLE, Element, Observation

SEARCHING = (
    r"search|find|url|web address|suche|suchen|rechercher?|buscar|cerca|zoeken|szukaj|αναζ[ηή]τηση|αναζητ[ηή]στε"
)


def is_enter(keys: str) -> bool:
    """Whether the keys activate what has the focus: Enter or the space bar, with modifiers or without."""
    return keys.rpartition("+")[2].strip().lower() in {"enter", "return", "space", ""}  # "" is what is left of a blank


def answering(field: Element | None, screen: Observation) -> list[Element]:
    """What Enter in a field may set off: what sends its form, else what answers the dialog around it.

    With the focus nowhere it goes to the dialog that is open, as it does to an alert of the page.
    """
    if field and scopes.is_phone(screen):
        return _of_app(field, screen) if field.role in EDITABLE else []
    form = _form_of(field, screen) if field else None
    if field and (form or field.effect):
        buttons = [e for e in screen.elements if e.role == "button"]
        own = [e for e in buttons if form and form.key in e.within]
        return [e for e in buttons if field.effect and e.effect == field.effect] or [e for e in own if e.effect] or own
    dialogs = {e.key for e in screen.elements if e.role in DIALOGS and (field is None or e.key in field.within)}
    return [e for e in screen.elements if e.role == "button" and dialogs.intersection(e.within)]


def _of_app(field: Element, screen: Observation) -> list[Element]:
    """A phone does not tell what its keyboard's Go, Send or Done is for: it may be any button of the field's window.

    In a field to search in it searches, if no button stands beside it; what belongs to other rows of a list is theirs.
    """
    buttons = [e for e in screen.elements if e.role in {"button", "clickable"}]
    if says(SEARCHING, " ".join((field.name, field.label)).lower()):
        return [e for e in buttons if same_line(field.box, e.box)]
    windows = {e.key for e in screen.elements if e.role in DIALOGS | {"frame"}}
    rows = {e.key for e in screen.elements if e.role in ROWS} - set(field.within)
    here = windows & set(field.within)
    return [e for e in buttons if windows & set(e.within) == here and rows.isdisjoint(e.within)]


def _form_of(element: Element, screen: Observation) -> Element | None:
    around = {e.key: e for e in screen.elements if e.key in element.within}
    return next((around[key] for key in reversed(element.within) if key in around and around[key].role == "form"), None)
