"""What a model is asked about a broken step: what it lacks, what is known of it, and what may be replied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.episode import Attempt
from app.macros.healing import Broken
from app.macros.retyping import Typed, refused
from app.roles.mender import Offer
from app.tasks import GRAVE
from controllers.actions import Select, SetText
from perception.checks import Check, ElementShown, PlaceIs, TextShown, ValueIs
from perception.locators import Around, Attribute
from perception.notations import is_certain
from perception.screen import Observation
from perception.telling import check_in_words, locator_in_words
from skills.flow import names
from skills.steps import Do

Lack = Literal["element", "choice", "value", "sign"]
IN_WORDS = (TextShown, ElementShown, PlaceIs)
"""Checks that a program which calls things otherwise may no longer meet."""


@dataclass(frozen=True, slots=True)
class Question:
    """About a step that lacks its element, its choice, a notation that its field takes, or the sign that it worked.

    last: the move that failed, on the screen `before`. patience: seconds for which a sign is waited for. typed: what
    was typed before, by the number of the field.
    """

    broken: Broken
    lack: Lack
    why: str
    place: str
    last: Attempt | None = None
    before: Observation | None = None
    patience: float = 0.0
    typed: Mapping[int, Typed] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """The question in words."""
        grave = self.broken.recorded_risk >= GRAVE and self.lack == "element"
        told = [self.place, *_known(self.broken), f"what is wrong: {self.why}"]
        return "\n".join([*told, *(["it cannot be taken back: use stands_in; the engine asks the person"] * grave)])

    @property
    def offered(self) -> tuple[Offer, ...]:
        """What may be replied; nothing that would not be heeded."""
        grave = self.broken.recorded_risk >= GRAVE
        match self.lack:
            case "element" if grave:
                return ("stands in", "not there")
            case "element":
                return ("stands in", "open first", "not there", "called", *self._besides)
            case "choice":
                return ("option", "go on", "not there")
            case "value":
                return ("retype", "not there")
            case "sign":
                retyped: tuple[Offer, ...] = () if grave or not refused(self.typed, self.broken.screen) else ("retype",)
                return (*(() if grave else ("reads now",)), "go on", *retyped, "not there")

    @property
    def _besides(self) -> Iterator[Offer]:
        """What else may be other about a step that lacks its element."""
        if isinstance(self.broken.action, Select) and not action_is_given(self.broken):
            yield "chosen"
        if is_in_words(self.broken.awaited):
            yield "awaited"


def lack(broken: Broken, last: Attempt) -> Lack | None:
    """What a step lacks that was tried and did not work; None where a model cannot tell more than the screen."""
    unseen, action = last.outcome.unseen, broken.action
    if isinstance(action, Select) and (not unseen or isinstance(last.move.expect, ElementShown)):
        return None if action_is_given(broken) else "choice"
    if isinstance(action, SetText) and (not unseen or isinstance(last.move.expect, ValueIs)):
        return "value" if is_certain(action.text) else None if not unseen else "sign"
    return "sign" if unseen and isinstance(broken.step, Do) else None


def action_is_given(broken: Broken) -> bool:
    """Whether a value says what is done: it is offered in those words, or it is not offered."""
    return isinstance(broken.kept, Do) and any(True for _ in names(broken.kept.action))


def is_in_words(check: Check | None) -> bool:
    """Whether what is awaited would be said in other words by a program that calls things otherwise."""
    return isinstance(check, IN_WORDS)


def _known(broken: Broken) -> list[str]:
    """What was recorded of the step's element, and what was to show that the step worked."""
    parts = broken.step.target.parts if broken.step.target else ()
    told = [f"its element: {locator_in_words(broken.target)}"] if broken.step.target else []
    told += [f"its {part.attribute}: {part.value}" for part in parts if isinstance(part, Attribute)]
    for part in parts:
        if isinstance(part, Around):
            near = [f"before it {', '.join(part.before)}"] if part.before else []
            near += [f"after it {', '.join(part.after)}"] if part.after else []
            near += [f"in {part.inside}"] if part.inside else []
            near += [f"it did {part.effect}"] if part.effect else []
            told.append(f"when recorded: {'; '.join(near)}")
    return [*told, *([f"that it worked was to be seen by: {check_in_words(broken.awaited)}"] if broken.awaited else [])]
