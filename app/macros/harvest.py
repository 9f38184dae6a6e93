"""From a run in the journal to a demonstration: the moves that worked, with how their elements would be found again."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.errors import UserError
from app.events import (
    Answered,
    Event,
    Finished,
    HandedBack,
    Noted,
    Proposed,
    Started,
)
from app.proposals import Note, Wanted
from app.tried import Watch, element_of
from perception.anchoring import anchored
from perception.locators import Around, Described, Locator, Looks, Named, Part, Path, Witness
from perception.resolving import chain, matching
from perception.rows import tells_row
from perception.screen import Element, Observation
from skills.demonstrations import Deed, Demonstration, Reading


@dataclass(frozen=True, slots=True)
class Harvest:
    """The demonstration, and what of the run is not in it: one sentence each."""

    shown: Demonstration
    missing: tuple[str, ...]


def harvest(events: Iterable[Event]) -> Harvest:
    """What a finished run has shown. Raises UserError where it is not finished or nothing in it worked."""
    reaping = _Reaping()
    for event in events:
        reaping.take(event)
    if not reaping.ending:
        raise UserError("That run has not come to an end; finish it first: journeyman run --resume ID.")
    if not reaping.parts:
        raise UserError("Nothing in that run worked, so there is nothing to make a macro of.")
    if reaping.ending != "done":
        reaping.missing.append(f"The run ended as {reaping.ending}; only what had worked until then is in the macro.")
    shown = Demonstration(reaping.targets, tuple(reaping.parts), reaping.answer)
    return Harvest(shown, tuple(dict.fromkeys(reaping.missing)))


@dataclass
class _Reaping:
    """Takes the events one by one; a move counts once it is judged to have worked."""

    targets: tuple[tuple[str, str], ...] = ()
    parts: list[Deed | Reading] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    answer: str = ""
    ending: str = ""
    _watch: Watch = field(default_factory=Watch)
    _wanted: dict[str, Wanted] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        move = self._watch.take(event)
        if move and move.worked and not move.error and self._watch.act:
            self.parts.append(move.deed)
        match event:
            case Started(targets=targets) if not event.resumes:
                self.targets = targets
            case Proposed(proposal):
                self._wanted = {wanted.name: wanted for wanted in getattr(proposal, "wanted", ())}
            case Noted(note):
                self._read(note)
            case HandedBack(missing=missing):
                self.missing.extend(missing)
            case Answered(text):
                self.answer = text
            case Finished(ending):
                self.ending = ending
            case _:
                pass

    def _read(self, note: Note) -> None:
        wanted = self._wanted.get(note.name)
        screens, act = self._watch.screens, self._watch.act
        on = act.on if act else next(iter(screens), "")
        screen = screens.get(on)
        element = element_of(wanted.aim, screen) if screen and wanted else None
        asked = wanted.asked if wanted and element else ""
        element = element or (_saying(note, screen) if screen else None)
        if screen is None or element is None:
            self.missing.append(f"Where {note.name} was read is not known, so the macro does not read it.")
            return
        words = act.words if act else f"read {note.name}"
        found_by = _unread(element, screen, note.text, asked or element.label)
        cursor = act.cursor if act else ()
        self.parts.append(Reading(on, words, note.name, note.text, found_by, asked, cursor))


def is_place_alone(locator: Locator) -> bool:
    """Whether only where it stood tells the element, which may be another one next time."""
    told = [part for part in locator.parts if not isinstance(part, Path | Looks | Witness)]
    return not any(part.matches <= 1 or tells_row(part) for part in told)


def _beside(element: Element, screen: Observation, kept: Locator) -> Locator:
    """By the words beside the element, where these single it out; its place may have held what was read."""
    told = anchored(element, screen.elements)
    return Locator((told, *(part for part in kept.parts if isinstance(part, Around)))) if told else kept


def _saying(note: Note, screen: Observation) -> Element | None:
    """The one element that says what the brain read from the whole screen, if no other says the same."""
    saying = [each for each in screen.elements if note.text in (each.name, each.text, each.value)]
    return saying[0] if len(saying) == 1 and saying[0].box == note.box else None


def _unread(element: Element, screen: Observation, text: str, title: str) -> Locator:
    """How it is found again without what was read: next time it is something else that stands there."""
    locator, parts = chain(element, screen.elements, lasting=True), list[Part]()
    for part in locator.parts:
        match part:
            case Named(name=name) if name == text:
                pass
            case Described(description) if description.name == text:
                told = replace(part, description=replace(description, name=title))
                parts += [told] if matching(told, screen.elements, prefer="readable") == (element,) else []
            case _:
                parts.append(part)
    kept = Locator(tuple(parts) or locator.parts)
    return _beside(element, screen, kept) if is_place_alone(kept) else kept
