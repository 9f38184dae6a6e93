"""A look that fails, as a page closes or loads anew in that moment, costs a recording at most the act it was for."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from app.events import Finished, TookOver
from app.recording.showing import Showing
from app.session import Session
from app.supervision import Hand, HandBack, Wish
from app.tasks import Task
from controllers.controller import Performed
from controllers.errors import ControllerError
from controllers.gestures import Gesture, Pointer
from skills.library import Library
from tests.app.recording.replays import kept
from tests.app.stage import Person, shop

GONE = "The page could not be read: its tab closed; look at the screen again."
LOST = "What was done last could not be seen to its end; it is not in the macro."
AGAIN = f"go on; looking again: {GONE}"
NOT_YET = f"go on; what you did last has not been seen yet: {GONE}"
NOT_AT_ALL = f"what you did last cannot be recorded: {GONE}"
WAITED: Sequence[Wish] = ()
DONE = (HandBack(),)


class Vanishing:
    """The shop, whose links open what they say, and which cannot be looked at `unseen` times after each that did."""

    def __init__(self, *unseen: int) -> None:
        self.target, self._unseen, self._left = shop(), list(unseen), 0
        self._hand, self._settled = self.target.hand, self.target.settled
        self.target.hand, self.target.settled = self.hand, self.settled  # type: ignore[method-assign]

    def hand(self, gesture: Gesture) -> Performed:
        if isinstance(gesture, Pointer) and gesture.do == "up":
            self.target.screen = {"list": "order", "order": "list"}[self.target.screen]
            self._left = self._unseen.pop(0)
        return self._hand(gesture)

    def settled(self, within: float) -> bool:
        if self._left:
            self._left -= 1
            raise ControllerError(GONE)
        return self._settled(within)

    def shown(self, home: Path, *wishes: Sequence[Wish]) -> tuple[list[str], Finished]:
        """Why the person was told to go on, and how the recording ended."""
        home.mkdir()
        with closing(Library(home / "library.db")) as library:
            session = Session({"shop": self.target}, {"shop": "http://shop/orders"})
            events = list(Showing(session, Person(wishes=list(wishes)), library).run(Task("Look")))
        end = events[-1]
        assert isinstance(end, Finished)
        return [event.reason for event in events[1:] if isinstance(event, TookOver)][1:], end

    def press(self) -> Sequence[Wish]:
        """The link at the same place on both pages."""
        (link,) = [each for each in self.target.capture().nodes if each.role == "link"]
        width, height = self.target.capture().size
        x, y = link.box.centre.x / width, link.box.centre.y / height
        return Hand("shop", Pointer("down", x, y)), Hand("shop", Pointer("up", x, y))


@pytest.mark.parametrize(("unseen", "told"), [(1, [AGAIN]), (2, [AGAIN, NOT_YET])])
def test_it_is_looked_again(unseen: int, told: list[str], journeyman_home: Path) -> None:
    stage = Vanishing(unseen)
    reasons, end = stage.shown(journeyman_home, stage.press(), WAITED, WAITED, DONE)
    assert (reasons, end.ending, LOST in end.sentence) == (told, "done", False)
    assert len(kept(journeyman_home, "Look").steps) == 1


@pytest.mark.parametrize(("unseen", "told", "steps"), [(1, [AGAIN], 2), (99, [AGAIN, NOT_AT_ALL], 1)])
def test_all_before_what_cannot_be_seen_at_the_end_is_kept(
    unseen: int, told: list[str], steps: int, journeyman_home: Path
) -> None:
    stage = Vanishing(0, unseen)
    reasons, end = stage.shown(journeyman_home, stage.press(), WAITED, stage.press(), DONE)
    assert (reasons, end.ending, LOST in end.sentence) == (told, "done", steps == 1)
    assert len(kept(journeyman_home, "Look").steps) == steps
