"""What stands in for the element of a step that is not found as it was recorded; nobody is taken for it on a guess."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.brains.brain import Brain
from app.brains.following.obstacles import closes
from app.brains.following.pointing import Aim, point
from app.executor import called
from app.policy.risk import assess
from app.proposals import Move
from app.tasks import CHANGING, GRAVE, Risk
from controllers.actions import Action, Tap
from perception.around import around
from perception.checks import AllOf, Check
from perception.geometry import Box
from perception.likeness import Likeness, alike, in_its_row, is_proven
from perception.locators import Around, Described, Labelled, Locator, Named, Patch, Path, Witness
from perception.resolving import Match, chain, is_alone, resolve
from perception.roles import DIALOGS
from perception.rows import tells_row
from perception.screen import Capture, Element, Observation
from perception.telling import locator_in_words
from perception.wording import words
from skills.flow import names
from skills.generalising.parameters import Known
from skills.mending import STANDING, How, Mend
from skills.steps import Do, Read, Step
from skills.texts import texts

GIVEN = AllOf(())
"""Holds in any case: what was opened in vain may have closed by itself meanwhile, and a list may grow late."""
SAID = "a model said so"
_NAMED = Named | Labelled
StandIn = tuple[Element, Mend]
"""An element, and what it is to stand in for."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Moves that end a step in another way than it says, and what that is told as."""

    moves: tuple[Move, ...]
    mend: Mend


@dataclass(frozen=True, slots=True)
class Healing:
    """How far a replay may go: by likeness always; by one call of a model for a step; by asking the person.

    recorded: the picture of that name from the library. look: a target as it is now, with a picture. With both, what
    has no words is also known by what it looks like.
    """

    brain: Brain | None = None
    person: bool = False
    recorded: Callable[[str], bytes] | None = None
    look: Callable[[str], Capture] | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A step that is due and whose element is not found.

    step: with its values filled in; kept: as it is kept. values: what was filled in. then: what the next step is done
    to, where that is known.
    """

    step: Do | Read
    kept: Do | Read
    values: Mapping[str, str]
    screen: Observation
    then: Locator | None = None

    @property
    def target(self) -> Locator:
        assert self.step.target is not None
        return self.step.target

    @property
    def action(self) -> Action | None:
        return self.step.action if isinstance(self.step, Do) else None

    @property
    def awaited(self) -> Check | None:
        """What is to show that the step worked."""
        return self.step.check if isinstance(self.step, Do) else None

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all that is there."""
        return frozenset(e.key for e in self.screen.elements)

    def risk(self, element: Element) -> Risk:
        """What doing it to the element may cause, by its own words and by those of the recorded one."""
        if self.action is None:
            return 0
        seen = [element, *(replace(element, name=name) for name in self.names)]
        return max(assess(self.action, each, self.screen).risk for each in seen)

    @property
    def is_named_by_a_value(self) -> bool:
        """Whether a value names it: it is there under that name, or it is not there."""
        parts = self.kept.target.parts if self.kept.target else ()
        own = (part for part in parts if not isinstance(part, Witness) and not tells_row(part))
        return any(next(names(part), "") for part in own)

    @property
    def recorded_risk(self) -> Risk:
        """What the step may cause by what is known of its recorded element alone."""
        parts = self.step.target.parts if self.step.target else ()
        did = next((part.effect for part in parts if isinstance(part, Around)), "")
        return self.risk(Element(self.role, next(iter(self.names), ""), Box(0, 0, 0, 0), effect=did))

    @property
    def names(self) -> tuple[str, ...]:
        """What the recorded element was called."""
        parts = self.step.target.parts if self.step.target else ()
        told = [part.description for part in parts if isinstance(part, Described)]
        named = [part.name if isinstance(part, Named) else part.label for part in parts if isinstance(part, _NAMED)]
        return tuple(dict.fromkeys(name for name in (*named, *(each.name for each in told)) if name))

    @property
    def role(self) -> str:
        parts = self.step.target.parts if self.step.target else ()
        told = [part.description.role for part in parts if isinstance(part, Described)]
        told += [part.role for part in parts if isinstance(part, Patch)]
        return next((part.role for part in parts if isinstance(part, _NAMED)), next(iter(told), ""))

    def mend(self, element: Element, how: How, why: str) -> Mend:
        """The element in place of the recorded one, known by what it is now, in the names of the parameters.

        A parameter stands where it stood: nothing else is another one next time because a value is in it by chance.
        Where nothing else tells what stands in for the element, that is looked for as before, and found as this time.
        """
        found = chain(element, self.screen.elements, lasting=True)
        used = {self.values[name]: name for name in names(self.kept.target) if name in self.values}
        told, known = Known(values=used).located(found), set(texts(self.kept.target))
        parts = [part for part in told.parts if all(text in known for text in texts(part) if next(names(text), ""))]
        lost = how in STANDING and all(isinstance(part, Around | Path) for part in parts)
        return Mend(
            self.kept,
            self.kept.target if used and lost and self.kept.target else Locator(tuple(parts)),
            locator_in_words(self.target),
            called(element, self.screen),
            how,
            why,
            self.risk(element),
        )


def uncovering(step: Step, screen: Observation, element: Element | None = None) -> StandIn | None:
    """What closes, without harm, a dialog that is not about the element, before the step goes on."""
    closing = closes(element, screen)
    if closing is None:
        return None
    locator = chain(closing, screen.elements, lasting=True)
    return closing, Mend(step, locator, "", called(closing, screen), "in the way", risk=1)


def covered(broken: Broken) -> Element | None:
    """The element where it is there, but under something that is no dialog, such as a bar at the edge of the page."""
    match = resolve(broken.target, broken.screen.elements)
    element = match.element if isinstance(match, Match) else None
    dialogs = any(e.role in DIALOGS for e in broken.screen.shown)
    return element if element and element.visibility == "covered" and not dialogs else None


def in_the_way(broken: Broken) -> StandIn | None:
    """What closes a dialog that lies over the element, without harm."""
    match = resolve(broken.target, broken.screen.elements)
    element = match.element if isinstance(match, Match) else None
    if element and element.visibility != "covered":
        return None
    return uncovering(broken.kept, broken.screen, element)


def by_likeness(broken: Broken) -> StandIn | str:
    """The one element that is like the recorded one and proven to be the same; or why there is none, in words."""
    answer = alike(broken.target, broken.screen.elements, broken.screen.place.address)
    if answer.found is None:
        if not answer.best:
            return "nothing on the screen could stand in for it"
        rivals = " and ".join(f"{called(each.element, broken.screen)} ({each.score:.2f})" for each in answer.best)
        return f"nothing is certain to be it: most alike {rivals}"
    found = answer.found
    name = called(found.element, broken.screen)
    if problem := _unsafe(found, broken):
        return f"{name} is {problem}"
    if "disabled" in found.element.states and broken.action:
        return f"{name} is disabled"
    rival = f", next {answer.best[1].score:.2f}" if len(answer.best) > 1 else ""
    mend = broken.mend(found.element, "alike", f"{found.score:.2f}{rival}: {', '.join(found.shown)}")
    return found.element, replace(mend, placed=found.proof == "looks")


def by_effect(broken: Broken) -> StandIn | None:
    """The one link that leads where the recorded one led, out of what that stood in, whatever it is called now."""
    then = next((part for part in broken.target.parts if isinstance(part, Around)), Around())
    if not then.effect.startswith("GET ") or not then.inside or not isinstance(broken.action, Tap):
        return None
    shown, address = broken.screen.elements, broken.screen.place.address
    links = [e for e in in_its_row(broken.target, shown) if e.role == "link" and e.visibility != "covered"]
    inside = [e for e in links if around(e, shown).inside == then.inside]
    leading = [e for e in inside if is_proven(e, broken.target, shown, address)]
    if len(leading) != 1 or broken.risk(leading[0]) > 1:
        return None
    return leading[0], broken.mend(leading[0], "alike", "it leads where the recorded one led")


def by_person(broken: Broken, told: str) -> StandIn | None:
    """What the person means by their answer, if that is clear."""
    aim = point(broken.target, broken.screen, action=broken.action, told=told)
    return (aim.element, broken.mend(aim.element, "person", "you said so")) if isinstance(aim, Aim) else None


def candidates(broken: Broken) -> tuple[str, ...]:
    """What a person may choose from, in words."""
    return tuple(called(each.element, broken.screen) for each in alike(broken.target, broken.screen.elements).best)


def _unsafe(found: Likeness, broken: Broken) -> str:
    """Why likeness alone is not enough for what the step does; "" where it is."""
    risk = broken.risk(found.element)
    if broken.is_named_by_a_value and not _bears_its_name(found.element, broken):
        return "like it, but a value names it, and nothing of another name is taken for that"
    if risk >= GRAVE:
        return "like it, but what cannot be taken back is done under its recorded words only"
    said = found.proof in {"words", "field"} or (found.proof == "effect" and "words" in found.shown)
    if risk >= CHANGING and not said:
        by = "what it does" if found.proof == "effect" else "where it stands"
        return f"like it only by {by}, and it changes something"
    return "" if found.proof else "like it only by where it stands, and nothing says that it is the same"


def _bears_its_name(element: Element, broken: Broken) -> bool:
    """Whether it, and nothing else of its role, is called by the very words."""
    return words(element.name) in map(words, broken.names) and is_alone(element, broken.screen.elements)
