"""What a run knows of how its steps are told by now: what a model said along with its word, and what has shown."""

from dataclasses import replace

from app.macros import advice
from app.macros.healing import Broken, Remedy, StandIn
from app.macros.inquiry import Question, is_in_words
from app.macros.proven import Proven
from app.proposals import Move
from app.roles.mender import Finding
from app.tasks import GRAVE
from perception.checks import AnyOf, Check, TextShown
from perception.holding import holds
from perception.locators import Locator
from skills.flow import Cursor
from skills.mending import moved


class Foretold:
    """By where a step stands, so that the next round of a loop knows it, too. proven: what is called otherwise now."""

    def __init__(self, proven: Proven) -> None:
        self._proven = proven
        self._said: dict[str, Finding] = {}
        self._led: dict[Cursor, frozenset[str]] = {}
        self._now: dict[Check, Check] = {}
        self._stands: list[tuple[Locator, Locator]] = []
        self._either: dict[Check, Check] = {}

    def take(self, place: str, said: Finding) -> None:
        """Take in what was said of the step there, and was of use."""
        self._said[place] = said

    def opening(self, at: Cursor, broken: Broken) -> None:
        """Take in that what leads to the element of the step due there is about to be pressed: all else was there."""
        self._led[at] = broken.keys

    def heard(self, awaited: Check | None, said: Check | None) -> None:
        """What was awaited is said in other words now, wherever else it is awaited in this run."""
        if awaited and said:
            self._now[awaited] = said

    def said_now(self, awaited: Check) -> Check:
        """What is to be waited for, as it is said now, of what stands in for its element now."""
        said: Check | None = self._now.get(awaited, awaited)
        for old, new in self._stands:
            said = moved(said, old, new)
        return said or awaited

    def standing_in(self, old: Locator, new: Locator) -> None:
        """Take in what stands in for an element, of which later checks may speak."""
        self._stands.append((old, new))

    def expecting(self, broken: Broken | None, place: str, check: Check | None) -> Check | None:
        """What is to show that a step has worked, or the words that were said for it, where these are not there yet.

        The latter only end the waiting: whether they show it is told by `follows`.
        """
        if broken is None or check is None or not is_in_words(check) or broken.recorded_risk >= GRAVE:
            return check
        said = [TextShown(text) for text in self._awaited(broken, place)]
        new = [each for each in said if not holds(each, None, broken.screen)]
        if not new:
            return check
        either = AnyOf((check, *new))
        self._either[either] = check
        return either

    def as_recorded(self, move: Move) -> Move:
        """The move with what the macro itself expects of it."""
        return replace(move, expect=self._either.get(move.expect, move.expect)) if move.expect else move

    def follows(self, question: Question) -> Remedy | str:
        """What is to be done where the step lacks what was said of it before; or why nothing is, in words."""
        said = self._said.get(question.place, Finding("not there"))
        return advice.foretold(question, replace(said, awaited=self._awaited(question.broken, question.place)))

    def named(self, broken: Broken, place: str, at: Cursor) -> StandIn | str:
        """What came when something was opened this time and is called as was said; or why that is not it, in words."""
        said, before = self._said.get(place), self._led.get(at)
        return advice.called_as_foretold(broken, said, before) if said and before is not None else ""

    def _awaited(self, broken: Broken, place: str) -> tuple[str, ...]:
        """By what other words it may be said that the step has worked; first those that have shown it before."""
        awaited, said = broken.awaited, self._said.get(place)
        shown = self._now.get(awaited) if awaited else None
        called = self._proven.called_now(awaited.text) if isinstance(awaited, TextShown) else ()
        heard = (shown.text,) if isinstance(shown, TextShown) else ()
        return tuple(dict.fromkeys((*heard, *(said.awaited if said else ()), *called)))
