"""A form that is right already: what saves it stays disabled, and there is nothing to change."""

import re

from app.macros.healing import Broken, Remedy
from app.proposals import Move
from app.tasks import CHANGING
from controllers.actions import Action, Select, SetChecked, SetText, Tap, Wait
from perception.checks import StateIs
from perception.resolving import Match, resolve
from perception.screen import EDITABLE, Element
from perception.telling import check_in_words, locator_in_words
from perception.wording import words
from skills.mending import Mend

_SAVING = re.compile(
    r"(?:save|apply|update|speichern|übernehmen|enregistrer|appliquer|guardar|aplicar|salva|opslaan|αποθήκευση)\b.*"
)
"""What sends, books or adds is something to do whatever its fields hold."""


class SetAlready:
    """Whether all fields held what they are set to before they were, since anything else was done."""

    def __init__(self) -> None:
        self._so: list[bool] = []

    def acting(self, action: Action, element: Element | None) -> None:
        """Take in what is about to be done."""
        match action:
            case SetText(text) if element:
                self._so.append(not element.secret and element.value.strip() == text.strip())
            case Select(option) if element:
                self._so.append(words(element.value) == words(option))
            case SetChecked(on) if element:
                self._so.append(("checked" in element.states) == on)
            case Wait():
                pass
            case Tap() if element and element.role in EDITABLE:
                pass
            case _:
                self._so.clear()

    def nothing_to_change(self, broken: Broken, on: str) -> Remedy | None:
        """That the step needs not be done, where it saves what was so before and cannot be pressed for that."""
        match = resolve(broken.target, broken.screen.elements)
        saves = broken.recorded_risk == CHANGING and any(map(_SAVING.fullmatch, map(words, broken.names)))
        disabled = isinstance(match, Match) and "disabled" in match.element.states
        wrong = any("invalid" in e.states for e in broken.screen.elements)
        if not (self._so and all(self._so) and saves and disabled and isinstance(broken.action, Tap)) or wrong:
            return None
        check = StateIs(broken.target, "disabled")
        was, found = locator_in_words(broken.target), check_in_words(check)
        mend = Mend(broken.kept, broken.target, was, found, "needless", risk=CHANGING, check=check)
        return Remedy((Move(on, Wait(0.0), None, check),), mend)
