"""What a model is asked about a broken step, and how far its word goes."""

from dataclasses import dataclass, replace
from typing import Literal

from app.episode import Attempt
from app.executor import called
from app.macros.healing import GRAVE, Broken, Remedy, StandIn
from app.proposals import Move
from app.risk import assess
from app.roles.mender import Finding
from app.tasks import Risk
from controllers.actions import Select, Tap, Wait
from perception.checks import Changed, Check, ElementShown, TextShown, ValueIs
from perception.denials import negates
from perception.geometry import Box
from perception.holding import explain, holds, phrase
from perception.locators import Around, Attribute, Locator
from perception.screen import Element, Observation
from skills.flow import names
from skills.mending import Mend
from skills.steps import Do

SAID = "a model said so"
Lack = Literal["element", "choice", "sign"]
KINDS: dict[Lack, str] = {
    "element": "stands_in, open_first, not_there",
    "choice": "option, open_first, not_there",
    "sign": "reads_now, open_first, not_there",
}


@dataclass(frozen=True, slots=True)
class Question:
    """About a step whose element is not there, whose choice is not offered, or whose sign did not come.

    last: the move that failed, on the screen `before`. patience: seconds for which a sign is waited for.
    """

    broken: Broken
    lack: Lack
    why: str
    place: str
    last: Attempt | None = None
    before: Observation | None = None
    patience: float = 0.0

    @property
    def about(self) -> str:
        """The question in words."""
        told = [self.place, *_known(self.broken), f"what is wrong: {self.why}", f"which kinds help: {KINDS[self.lack]}"]
        return "\n".join(told)


def lack(broken: Broken, last: Attempt) -> Lack | None:
    """What a step lacks that was tried and did not work; None where a model cannot tell more than the screen."""
    unseen = last.outcome.unseen
    if isinstance(broken.action, Select) and (not unseen or isinstance(last.move.expect, ElementShown)):
        given = isinstance(broken.kept, Do) and next(names(broken.kept.action), "")
        return None if given else "choice"
    return "sign" if unseen and isinstance(broken.step, Do) else None


def _known(broken: Broken) -> list[str]:
    """What was recorded of the step's element, and what was to show that the step worked."""
    parts = broken.step.target.parts if broken.step.target else ()
    told = [f"its element: {phrase(broken.target)}"] if broken.step.target else []
    told += [f"its {part.attribute}: {part.value}" for part in parts if isinstance(part, Attribute)]
    for part in parts:
        if isinstance(part, Around):
            near = [f"before it {', '.join(part.before)}"] if part.before else []
            near += [f"after it {', '.join(part.after)}"] if part.after else []
            near += [f"in {part.inside}"] if part.inside else []
            near += [f"it did {part.effect}"] if part.effect else []
            told.append(f"when recorded: {'; '.join(near)}")
    check = broken.step.check if isinstance(broken.step, Do) else None
    return [*told, *([f"that it worked was to be seen by: {explain(check)}"] if check else [])]


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
            why = f"a model takes {called(element, broken.screen)} for it, but it "
            if broken.risk(element) >= GRAVE:
                return f"{why}cannot be taken back"
            graver = broken.action and assess(broken.action, element, broken.screen).risk > max(1, broken.recorded_risk)
            return f"{why}may do more" if graver else (element, broken.mend(element, "model", SAID))
        case "element", "open first" if element:
            harmless = assess(Tap(), element, broken.screen).risk <= 1 and broken.recorded_risk < GRAVE
            why = f"a model would open {called(element, broken.screen)} first, which is for you to say"
            return (element, broken.mend(element, "opened", SAID)) if harmless else why
        case "choice", "option":
            return _chosen(question, found.text)
        case "sign", "reads now":
            return _read(question, found.text)
        case _, "open first" if element and question.last:
            return _led_on(question, question.last, element)
    return f"a model's word ({found.kind}) is of no use here"


def _chosen(question: Question, text: str) -> Remedy | str:
    """The step with another option, by its list or, where the page draws that, by pressing it."""
    broken, last = question.broken, question.last
    assert last is not None and isinstance(broken.step, Do) and isinstance(broken.step.action, Select)
    element = broken.screen.element(last.move.aim) if isinstance(last.move.aim, int) else None
    check = _with_value(broken.step.check, broken.step.action.option, text)
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
    mend = Mend(broken.kept, Locator(), explain(last.move.expect), explain(check), "reworded", SAID,
                broken.recorded_risk, check=check)  # fmt: skip
    return Remedy((Move(last.move.on, Wait(question.patience), None, check),), mend)


def _texts(screen: Observation) -> set[str]:
    """All whole texts that are shown."""
    shown = [e for e in screen.shown if e.visibility != "covered"]
    return {said.strip() for e in shown for said in (e.name, e.text, e.value, e.message)}


def _led_on(question: Question, last: Attempt, element: Element) -> Remedy | str:
    """Pressing what leads on, no graver than the step itself; then what was awaited has to come."""
    broken, risk = question.broken, assess(Tap(), element, question.broken.screen).risk
    if risk >= GRAVE or risk > max(1, broken.recorded_risk) or last.move.expect is None:
        return f"a model would press {called(element, broken.screen)}, which is for you to say"
    mend = replace(broken.mend(element, "led on", SAID), risk=max(risk, broken.recorded_risk))
    waiting = Move(last.move.on, Wait(question.patience), None, last.move.expect)
    return Remedy((Move(last.move.on, Tap(), element.number, Changed()), waiting), mend)
