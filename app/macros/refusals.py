"""What a screen says after a step that was turned away, where nothing that the step waits for tells it.

That the address is right, that something changed or that something went is no more than a sign: "Access denied" stands
at the same address, changes much, and on it all that was to go is gone.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.policy.entering import is_enter
from app.policy.risk import assess
from app.proposals import Move, Outcome
from app.tasks import CHANGING
from controllers.actions import Action, DoubleTap, Open, Press, Tap
from perception.answers import answer, came, telling
from perception.checks import AllOf, AnyOf, Changed, Check, ElementGone, PlaceIs, TextGone, TextShown
from perception.denials import fails
from perception.holding import holds
from perception.landmarks import are_left, headings, landmarks, mark_of, new_landmarks, put_in_place
from perception.likeness import alike
from perception.locators import Around, Locator, Named
from perception.roles import DIALOGS
from perception.screen import EDITABLE, Element, Observation
from perception.telling import locator_in_words
from perception.wording import says

_ENTERING = re.compile(
    r"(?<![^\W_])(?:(?:log|sign)(?:ging|ed)?[-_ ]?(?:in|on|out|off)|auth(?:enticat|ori[sz])\w*|an(?:zu)?melden"
    r"|abmelden|einloggen|(?:se |vous )?connecter|connectez-vous|iniciar sesión|inicie sesión|acced[ie]"
    r"|inloggen|aanmelden|σύνδεση|συνδεθείτε)(?![^\W_])",
    re.IGNORECASE,
)
"""To be let in; and out, which leads to where one is let in again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it was taken. told: it in words. target: what it is done to; then: what the next one is done to.

    awaited: what is to show that it worked; of what else is done for its sake less is known.
    """

    told: str = ""
    target: Locator | None = None
    then: Locator | None = None
    awaited: Check | None = None

    def judged(self, move: Move, outcome: Outcome, before: Observation, after: Observation) -> Outcome:
        """The outcome; of a press that worked, that it has not where the screen says that it was turned away."""
        element = before.element(move.aim) if isinstance(move.aim, int) else None
        if outcome.judgement != "worked" or not _presses(move.action, element):
            return outcome
        sends = assess(move.action, element, before).risk >= CHANGING
        called = (_name(self.target), element.name) if element else ("", "")
        why = refused(self, move.expect, before, after, sends=sends, called=called)
        return Outcome("wrong screen", f"{outcome.evidence}, but {why}", unseen=True) if why else outcome


def tells_late(check: Check | None, *, last: bool) -> bool:
    """Whether the page has to be there as a whole before it can be told that the step was not turned away."""
    return _is_silent(check) and (last or any(not place.landmarks for place in _places(check)))


def refused(
    step: Taken,
    check: Check | None,
    before: Observation,
    after: Observation,
    *,
    sends: bool = False,
    called: tuple[str, str] = ("", ""),
) -> str:
    """What shows that the step has not worked though its check holds; "" where nothing does.

    What the step itself speaks of, failing or logging in, shows nothing, nor does what was there when it was recorded.
    sends: whether it changes something, so that a field may complain. called: what it was done to, then and now.
    """
    if not _is_silent(check):
        return ""
    places = tuple(_places(check))
    known = {mark_of(each) for place in places for each in (*place.landmarks, *place.also)} - {""}
    spoken = _spoken(step, places)
    said = [each for each in answer(before, after) if mark_of(each) not in known]
    if failed := next((each for each in said if fails(each, spoken)), ""):
        return f'it says "{failed}"'
    if sends and (wrong := _complaint(step, before, after)):
        return f'"{wrong.name}" says "{wrong.message}"'
    if other := next(filter(None, (_other(place, before, after, called) for place in places)), ""):
        return f'it is about another thing, "{other}"'
    if _ENTERING.search(spoken):
        return ""
    if (asking := next(filter(_ENTERING.search, said), "")) and not _enters(step.then, after):
        return f'it says "{asking}"'
    if field := _password(step, known, spoken, before, after):
        return f'it asks for "{field.name or "a password"}"'
    if known or (check is None and not _is_recorded(step)) or came_with(step.then, before, after):
        return ""
    if not places and not _is_still(step, before, after):
        return f'it is another page, "{landmarks(after)[0]}"'
    new = "" if places else _unheard(step, check, before, after)
    return f'it says "{new}", which it did not say when it was recorded' if new else ""


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


def _name(target: Locator | None) -> str:
    """What it was called when it was recorded."""
    return next((part.name for part in target.parts if isinstance(part, Named)), "") if target else ""


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
    target = locator_in_words(step.target) if step.target else ""
    return " ".join((step.told, target, *(place.address for place in places)))


def _other(place: PlaceIs, before: Observation, after: Observation, called: tuple[str, str]) -> str:
    """What heads the page where it is about another thing than the recorded one; "" where nothing tells that.

    A landmark that was there before the step shows nothing: every page of a site may have it.
    """
    if found := put_in_place(place, after, called):
        return found
    known = {mark_of(each) for each in (*place.landmarks, *place.also)}
    came_here = set(map(mark_of, new_landmarks(before, after)))
    moved = urlsplit(before.place.address).path != urlsplit(after.place.address).path
    if not moved or not place.landmarks or not came_here.isdisjoint(map(mark_of, place.landmarks)):
        return ""
    strange = (each for each in headings(after) if mark_of(each) in came_here - known)
    return next(strange, "")


def _unheard(step: Taken, check: Check | None, before: Observation, after: Observation) -> str:
    """An alert or a heading that came though none did when it was recorded: the step would wait for its words else."""
    if not _is_recorded(step) or type(check) is not type(step.awaited):
        return ""
    inside = {e.key for e in after.elements if e.role in DIALOGS}
    roles = {"alert"} if isinstance(check, ElementGone) else {"alert", "heading"}
    new = [e for e in came(before, after) if e.role in roles and (e.role == "alert" or inside.isdisjoint(e.within))]
    told = ((e.name or e.text) for e in new if telling(e) and not holds(TextShown(telling(e)), None, before))
    return next(told, "")


def _complaint(step: Taken, before: Observation, after: Observation) -> Element | None:
    """A field that complains now and did not before, unless it is what the next step goes to."""
    fine = {e.number for e in before.elements if "invalid" not in e.states}
    wrong = (e for e in after.elements if "invalid" in e.states and e.number in fine and e != _met(step.then, after))
    return next(wrong, None)


def _password(step: Taken, known: Set[str], spoken: str, before: Observation, after: Observation) -> Element | None:
    """A field for a password on a screen that had none before and when it was recorded, and of which nothing speaks.

    known: what was there when it was recorded; of an older macro, which tells nothing of that, a page may have one that
    is headed by what the step speaks of or has what comes next.
    """
    asked = [e for e in after.shown if "password" in e.states and mark_of(e.name) not in known]
    if not asked or any("password" in e.states for e in before.elements) or says(spoken, asked[0].name):
        return None
    meant = any(says(spoken, each) for each in new_landmarks(before, after)) or came_with(step.then, before, after)
    return None if _enters(step.then, after) or (meant and not known) else asked[0]


def _is_recorded(step: Taken) -> bool:
    return step.target is not None and any(isinstance(part, Around) for part in step.target.parts)


def _is_still(step: Taken, before: Observation, after: Observation) -> bool:
    """Whether it may be the page on which the step was recorded, of which it is known that the step left it there."""
    moved = urlsplit(before.place.address).path != urlsplit(after.place.address).path
    veiled = any(e.role in DIALOGS for e in after.shown)
    return not _is_recorded(step) or moved or veiled or not landmarks(after) or are_left(before, after)
