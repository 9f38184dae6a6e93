"""What a screen says after a step that was turned away, where nothing that the step waits for tells it.

That the address is right, that something changed or that something went is no more than a sign: "Access denied" stands
at the same address, changes much, and on it all that was to go is gone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.entering import is_enter
from app.proposals import Move, Outcome
from app.risk import assess
from app.tasks import CHANGING
from controllers.actions import Action, DoubleTap, Open, Press, Tap
from perception.checks import AllOf, AnyOf, Changed, Check, ElementGone, PlaceIs, TextGone
from perception.denials import fails
from perception.holding import phrase
from perception.landmarks import LONGEST, are_left, landmarks, mark_of
from perception.likeness import alike
from perception.locators import Around, Locator
from perception.roles import DIALOGS, ROWS
from perception.screen import EDITABLE, Element, Observation
from perception.wording import says

_SAYING = DIALOGS | {"heading", "alert", "status"}
"""Roles of what says how a page has answered."""
FEW = 3
"""Texts that came and are the whole answer, where nothing of such a role is."""
_ENTERING = re.compile(
    r"(?<![^\W_])(?:(?:log|sign)(?:ging|ed)?[-_ ]?(?:in|on|out|off)|auth\w*|an(?:zu)?melden|abmelden|einloggen"
    r"|(?:se |vous )?connecter|connectez-vous|iniciar sesión|inicie sesión|acced[ie]|inloggen|aanmelden|σύνδεση"
    r"|συνδεθείτε)(?![^\W_])",
    re.IGNORECASE,
)
"""To be let in; and out, which leads to where one is let in again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it was taken. told: it in words. target: what it is done to; then: what the next one is done to."""

    told: str = ""
    target: Locator | None = None
    then: Locator | None = None

    def judged(self, move: Move, outcome: Outcome, before: Observation, after: Observation) -> Outcome:
        """The outcome; of a press that worked, that it has not where the screen says that it was turned away."""
        element = before.element(move.aim) if isinstance(move.aim, int) else None
        if outcome.judgement != "worked" or not _presses(move.action, element):
            return outcome
        sends = assess(move.action, element, before).risk >= CHANGING
        why = refused(self, move.expect, before, after, sends=sends)
        return Outcome("wrong screen", f"{outcome.evidence}, but {why}", unseen=True) if why else outcome


def tells_late(check: Check | None, *, last: bool) -> bool:
    """Whether the page has to be there as a whole before it can be told that the step was not turned away."""
    return _is_silent(check) and (last or any(not place.landmarks for place in _places(check)))


def refused(step: Taken, check: Check | None, before: Observation, after: Observation, *, sends: bool = False) -> str:
    """What shows that the step has not worked though its check holds; "" where nothing does.

    What the step itself speaks of, failing or logging in, shows nothing, nor does what was there when it was recorded.
    sends: whether it changes something, so that a field may complain.
    """
    if not _is_silent(check):
        return ""
    places = tuple(_places(check))
    known, spoken = {mark_of(each) for place in places for each in place.landmarks}, _spoken(step, places)
    came = [said for said in _answer(before, after) if mark_of(said) not in known]
    if (failed := next(filter(fails, came), "")) and not fails(spoken):
        return f'it says "{failed}"'
    if sends and (wrong := _complaint(step, before, after)):
        return f'"{wrong.name}" says "{wrong.message}"'
    if _ENTERING.search(spoken):
        return ""
    if (asking := next(filter(_ENTERING.search, came), "")) and not _enters(step.then, after):
        return f'it says "{asking}"'
    if known or (check is None and not _is_recorded(step)) or came_with(step.then, before, after):
        return ""
    if (field := _password(before, after)) and not says(spoken, field.name):
        return f'it asks for "{field.name or "a password"}"'
    elsewhere = not places and not _is_still(step, before, after)
    return f'it is another page, "{landmarks(after)[0]}"' if elsewhere else ""


def _presses(action: Action, element: Element | None) -> bool:
    """Whether it asks the page for something: what is typed does not, nor does a click into a field."""
    match action:
        case Press(keys):
            return is_enter(keys)
        case Tap() | DoubleTap():
            return element is None or element.role not in EDITABLE
        case _:
            return isinstance(action, Open)


def came_with(then: Locator | None, before: Observation, after: Observation) -> bool:
    """Whether what the next step means is there, and was not before: menus stand on the page of an error, too."""
    now, was = _met(then, after), _met(then, before)
    return now is not None and was is None


def _enters(then: Locator | None, screen: Observation) -> bool:
    """Whether the next step lets itself in."""
    met = _met(then, screen)
    return met is not None and (met.role in EDITABLE or bool(_ENTERING.search(met.name)))


def _met(target: Locator | None, screen: Observation) -> Element | None:
    """What is certainly the target."""
    found = alike(target, screen.elements, screen.place.address).found if target else None
    return found.element if found and found.proof else None


def _is_silent(check: Check | None) -> bool:
    """Whether it tells nothing of what the screen says."""
    match check:
        case None | Changed() | PlaceIs() | ElementGone() | TextGone():
            return True
        case AllOf(checks):
            return all(map(_is_silent, checks))
        case AnyOf(checks):
            return any(map(_is_silent, checks))
        case _:
            return False


def _places(check: Check | None) -> Iterator[PlaceIs]:
    match check:
        case PlaceIs():
            yield check
        case AllOf(checks) | AnyOf(checks):
            for each in checks:
                yield from _places(each)
        case _:
            pass


def _spoken(step: Taken, places: Sequence[PlaceIs]) -> str:
    """All that the step says of itself."""
    return " ".join((step.told, phrase(step.target) if step.target else "", *(place.address for place in places)))


def _answer(before: Observation, after: Observation) -> list[str]:
    """What the page says that it did not say before, as its title, its headings and alerts; else its few texts."""
    known = {before.place.title, *(said for e in before.elements for said in (e.name, e.text))}
    came = [e for e in after.shown if not e.interactive and not known.issuperset((e.name, e.text))]
    saying = [e for e in came if e.role in _SAYING]
    inside = {e.key for e in after.elements if e.role in DIALOGS | ROWS}
    texts = [e for e in came if e.role == "text" and inside.isdisjoint(e.within)]
    headed = before.place.address != after.place.address and any(e.role == "heading" for e in after.elements)
    told = saying or (texts if len(texts) <= FEW and not headed else [])
    said = [after.place.title, *(e.name or ("" if e.role in DIALOGS else e.text) for e in told)]
    return [each for each in said if each not in known and len(each) <= LONGEST]


def _complaint(step: Taken, before: Observation, after: Observation) -> Element | None:
    """A field that complains now and did not before, unless it is what the next step goes to."""
    fine = {e.number for e in before.elements if "invalid" not in e.states}
    wrong = (e for e in after.elements if "invalid" in e.states and e.number in fine and e != _met(step.then, after))
    return next(wrong, None)


def _password(before: Observation, after: Observation) -> Element | None:
    """A field for a password on a screen that had none before."""
    asked = [e for e in after.shown if "password" in e.states]
    return asked[0] if asked and not any("password" in e.states for e in before.elements) else None


def _is_recorded(step: Taken) -> bool:
    return step.target is not None and any(isinstance(part, Around) for part in step.target.parts)


def _is_still(step: Taken, before: Observation, after: Observation) -> bool:
    """Whether it may be the page on which the step was recorded, of which it is known that the step left it there."""
    moved = urlsplit(before.place.address).path != urlsplit(after.place.address).path
    veiled = any(e.role in DIALOGS for e in after.shown)
    return not _is_recorded(step) or moved or veiled or not landmarks(after) or are_left(before, after)
