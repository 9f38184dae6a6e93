"""How far a model's word about a broken step goes, and what is to be done on it."""

import re
from collections.abc import Set
from dataclasses import replace

from app.episode import Attempt
from app.executor import called
from app.macros import hidden, retyping, signs
from app.macros.healing import SAID, Broken, Remedy, StandIn
from app.macros.inquiry import Question
from app.policy.risk import assess
from app.proposals import Move
from app.roles.mender import Finding
from app.tasks import GRAVE, Risk
from controllers.actions import Select, Tap, Wait
from perception.checks import Changed, Check, TextShown, ValueIs
from perception.denials import fails, negates
from perception.geometry import Box
from perception.holding import holds
from perception.likeness import in_its_row, is_proven
from perception.locators import Locator
from perception.resolving import Match, resolve
from perception.roles import DIALOGS
from perception.screen import Element, Observation
from perception.synonyms import says_the_same
from perception.telling import check_in_words
from perception.wording import words
from skills.mending import Mend, retargeted
from skills.steps import Do

TELLING = frozenset({"status", "alert", "heading"})
_ASKING = re.compile(
    r"\?|^(?:please|choose|select|pick|enter|provide|sign (?:in|up)|log in|pay|upgrade|confirm|verify|continue|complete"
    r"|bitte|wählen?|geben|melden|zahlen|bestätigen|veuillez|choisi\w+|connecte\w+|elija|elige|scegli\w*|kies)\b",
    re.IGNORECASE,
)
"""Texts that ask for something more."""


def followed(question: Question, found: Finding) -> StandIn | Remedy | str:
    """What is to be done on the model's word; or why it is not, in words.

    Its word is enough for nothing graver than the step itself, and for no sign but a whole text that came with it.
    """
    broken = question.broken
    element = broken.screen.element(found.element)
    match question.lack, found.kind:
        case _, "not there":
            return f"a model finds nothing that stands in for it: {found.thought or 'it does not say why'}"
        case "element", "stands in" if element:
            if element not in in_its_row(broken.target, broken.screen.elements):
                return f"a model takes {called(element, broken.screen)} for it, but it is not in the row of the step"
            return _in_its_place(broken, element)
        case "element", "open first" if element:
            harmless = assess(Tap(), element, broken.screen).risk <= 1 and broken.recorded_risk < GRAVE
            if not hidden.may_lead_there(broken, element):
                return f"a model would open {called(element, broken.screen)} first, which is of another row"
            why = f"a model would open {called(element, broken.screen)} first, which is for you to say"
            return (element, broken.mend(element, "opened", SAID)) if harmless else why
        case "choice", "option":
            return _chosen(question, found.option)
        case "sign", "reads now" if found.awaited:
            return _read(question, found.awaited[0])
        case "sign" | "value", "retype" if question.last:
            return retyping.retyped(broken, question.last, question.typed, found.element, found.value)
        case "sign" | "choice", "go on" if element and question.last:
            return _led_on(question, question.last, element)
    return f"a model's word ({found.kind}) is of no use here"


def foretold(question: Question, said: Finding) -> Remedy | str:
    """What is to be done by what a model has said along with its word on the same step; or why nothing is, in words."""
    match question.lack:
        case "choice" if said.option:
            return _chosen(question, said.option)
        case "sign":
            tried = [_come_true(question, text) for text in said.awaited]
            return next((each for each in tried if isinstance(each, Remedy)), tried[0] if tried else "")
    return ""


def called_as_foretold(broken: Broken, said: Finding, before: Set[str]) -> StandIn | str:
    """The one control that came and bears the words that the model expected in what it had opened; "" for none.

    before: the keys of what was there already.
    """
    named = hidden.named(said.called, broken.screen)
    if len(named) != 1 or named[0].key in before or not hidden.came_for(broken, named[0], before):
        return ""
    if not _is_told(broken, named[0]):
        return f"a model expected {called(named[0], broken.screen)} in there, but nothing tells that it does the same"
    return _in_its_place(broken, named[0])


def _is_told(broken: Broken, element: Element) -> bool:
    """Whether it says of itself that it does what the step did: by words that mean the same, or by where it leads."""
    same = any(says_the_same(name, element.name) for name in broken.names)
    return same or is_proven(element, broken.target, broken.screen.elements, broken.screen.place.address)


def _in_its_place(broken: Broken, element: Element) -> StandIn | str:
    """The element in place of the recorded one, for nothing that is graver than the step; or why not, in words."""
    why = f"a model takes {called(element, broken.screen)} for it, but it "
    if broken.risk(element) >= GRAVE:
        return f"{why}cannot be taken back"
    graver = broken.action and assess(broken.action, element, broken.screen).risk > max(1, broken.recorded_risk)
    return f"{why}may do more" if graver else (element, broken.mend(element, "model", SAID))


def _chosen(question: Question, text: str) -> Remedy | str:
    """The step with another option, by its list or, where the page draws that, by pressing it."""
    broken, last = question.broken, question.last
    assert last is not None and isinstance(broken.step, Do) and isinstance(broken.step.action, Select)
    element = broken.screen.element(last.move.aim) if isinstance(last.move.aim, int) else None
    target = _other_than_recorded(broken, element)
    expected = retargeted(broken.step.check, broken.target, target) if target.parts else broken.step.check
    check = _with_value(expected, broken.step.action.option, text)
    if _pressed(text, broken.screen) > max(1, broken.recorded_risk, _pressed(broken.step.action.option, broken.screen)):
        return f'a model would choose "{text}", which is for you to say'
    if element is not None and element.options:
        offered, move = text in element.options, Move(last.move.on, Select(text), element.number, check)
    else:
        fits = [e for e in _came(question) if e.role == "option" and e.name == text]
        offered, move = len(fits) == 1, Move(last.move.on, Tap(), fits[0].number if fits else None, check)
    if not offered:
        return f'a model would choose "{text}", which that list does not offer'
    fixed = broken.kept == broken.step  # what comes from a parameter is another one next time
    mend = Mend(broken.kept, Locator(), broken.step.action.option, text, "reworded", SAID, broken.recorded_risk,
                action=Select(text) if fixed else None, check=check if fixed else None)  # fmt: skip
    return Remedy((move,), mend)


def _other_than_recorded(broken: Broken, element: Element | None) -> Locator:
    """How the element is found that stands in for the recorded one; nothing where it is that."""
    found = resolve(broken.target, broken.screen.elements)
    same = isinstance(found, Match) and found.element == element
    return Locator() if same or element is None else broken.mend(element, "model", SAID).target


def _pressed(words: str, screen: Observation) -> Risk:
    """What a button of these words may cause."""
    return assess(Tap(), Element("button", words, Box(0, 0, 0, 0)), screen).risk


def _came(question: Question) -> list[Element]:
    """What was not there before the step was done."""
    known = {e.key for e in question.before.elements} if question.before else set()
    return [e for e in question.broken.screen.shown if e.key not in known and e.visibility != "covered"]


def _with_value(check: Check | None, old: str, new: str) -> Check | None:
    return replace(check, value=new) if isinstance(check, ValueIs) and check.value == old else check


def _read(question: Question, text: str) -> Remedy | str:
    """That the step has worked by other words, if they came with it."""
    broken, last, check = question.broken, question.last, TextShown(text)
    assert last is not None and last.move.expect is not None
    if broken.recorded_risk >= GRAVE:
        return f'a model takes "{text}" for a sign that it worked, but it cannot be taken back'
    if question.before and holds(check, None, question.before):
        return f'a model takes "{text}" for a sign that it worked, but that was there before'
    if negates(text) or text.strip() not in _texts(broken.screen):
        return f'a model takes "{text}" for a sign that it worked, but it is no whole text or speaks of failing'
    mend = Mend(broken.kept, Locator(), check_in_words(last.move.expect), check_in_words(check), "reworded", SAID,
                broken.recorded_risk, check=check)  # fmt: skip
    return Remedy((Move(last.move.on, Wait(question.patience), None, check),), mend)


def _come_true(question: Question, text: str) -> Remedy | str:
    """That the step has worked by the words that were expected, where they came whole and nothing else speaks against.

    They tell it as a status or a heading, or as the new name of what was pressed; a list or a menu may say them of
    something else. A dialog that came, and whatever asks for something more, shows that it has not worked yet.
    """
    screen = question.broken.screen
    came = signs.came(question.before, screen) if question.before else set()
    said = {each for each in came if words(each) == words(text)}
    telling = {e.key for e in screen.shown if e.role in TELLING}
    saying = [e for e in screen.shown if e.visibility != "covered" and said & {e.name, e.text}]
    saying = [e for e in saying if telling & {e.key, *e.within} or _is_pressed(question, e)]
    asked = any(e.role in DIALOGS for e in _came(question)) or any(map(_ASKING.search, came))
    alarmed = any(e.role == "alert" and came & {e.name, e.text} and e not in saying for e in screen.shown)
    if not saying or asked or alarmed or any(map(fails, (screen.place.title, *came))):
        return f'a model expected "{text}", which did not come as a sign that it worked'
    return _read(question, min(said))


def _is_pressed(question: Question, element: Element) -> bool:
    """Whether it is what was pressed, which may have grown with its name, or stands in its very place."""
    aim = question.last.move.aim if question.last else None
    pressed = question.before.element(aim) if question.before and isinstance(aim, int) else None
    if pressed is None:
        return False
    is_there = (pressed.box.x, pressed.box.y) == (element.box.x, element.box.y)
    return pressed.role == element.role and (is_there or pressed.number == element.number)


def _texts(screen: Observation) -> set[str]:
    """All whole texts that are shown."""
    shown = [e for e in screen.shown if e.visibility != "covered"]
    return {said.strip() for e in shown for said in (e.name, e.text, e.value, e.message)}


def _led_on(question: Question, last: Attempt, element: Element) -> Remedy | str:
    """Pressing what certainly does the same and no graver than the step itself; then what was awaited has to come."""
    broken, risk = question.broken, assess(Tap(), element, question.broken.screen).risk
    graver = risk >= GRAVE or risk > max(1, broken.recorded_risk) or not _is_told(broken, element)
    if graver or last.move.expect is None:
        return f"a model would press {called(element, broken.screen)}, which is for you to say"
    mend = replace(broken.mend(element, "led on", SAID), risk=max(risk, broken.recorded_risk))
    waiting = Move(last.move.on, Wait(question.patience), None, last.move.expect)
    return Remedy((Move(last.move.on, Tap(), element.number, Changed()), waiting), mend)
