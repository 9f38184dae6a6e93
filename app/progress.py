"""Whether a run gets on: a stall counter and loops, both found without a model (Magentic-One, arXiv 2411.04468)."""

from dataclasses import dataclass, field

from app.executor import Aimed
from app.proposals import Outcome
from controllers.actions import Drag, Press, Scroll, Swipe
from perception.changes import PASSING
from perception.screen import Observation

MOVING = (Press, Scroll, Swipe, Drag)
"""Actions whose whole effect may be that something lies elsewhere."""


@dataclass
class Progress:
    """Counts moves without progress: those that did not work, that had been made on the very same screen before, or
    that were made a second time and left the screen as it was.

    Every move that gets on takes one off the count. stuck: the last plan was made because of a stall, and nothing has
    got on since.
    """

    stuck: bool = False
    _made: dict[str, set[int]] = field(default_factory=dict)
    _count: int = 0
    _again: str = ""
    _aimed: Aimed | None = None
    _key: str = ""
    _act: int = -1
    _repeated: bool = False

    def making(self, aimed: Aimed, screen: Observation, act: int) -> int:
        """In how many acts this very move has been made on this very screen, this one included.

        One act may well repeat itself: a key that is pressed ten times is meant so.
        """
        key = fingerprint(aimed, screen)
        acts = self._made.setdefault(key, set())
        acts.add(act)
        last = self._aimed
        again = last is not None and (last.move.action, last.target) == (aimed.move.action, aimed.target)
        self._repeated = again and act != self._act
        self._again, self._aimed, self._key, self._act = aimed.target if len(acts) > 1 else "", aimed, key, act
        return len(acts)

    def judged(self, outcome: Outcome, screen: Observation) -> None:
        """How the move that was being made turned out, and what the screen is now."""
        if self._repeated and self._aimed and fingerprint(self._aimed, screen) == self._key:
            self._again = self._aimed.target
        if outcome.judgement == "worked" and not self._again:
            self._count, self.stuck = max(0, self._count - 1), False
        else:
            self._count += 1

    def failed(self) -> None:
        """A move could not even be begun."""
        self._count, self._again = self._count + 1, ""

    def stalled(self, limit: int) -> str:
        """Why the run counts as stuck after so many moves without progress; "" while it does not."""
        if self._count < limit:
            return ""
        return f"going in circles at {self._again}" if self._again else f"no progress in {limit} steps"

    def begin_anew(self) -> None:
        """A plan made because of a stall gets its own chance; what was made stays known."""
        self._count, self.stuck = 0, True


def fingerprint(aimed: Aimed, screen: Observation) -> str:
    """The move and the screen it is made on: equal where nothing that matters differs.

    Where the focus is matters to keys alone, and where things lie to what moves them, such as the handle of a slider.
    """
    passing = PASSING if aimed.element else frozenset()
    moving = isinstance(aimed.move.action, MOVING)
    state = "|".join(
        f"{e.fingerprint}={e.value}{e.about}{sorted(e.states - passing)}{e.box if moving else ''}" for e in screen.shown
    )
    return f"{screen.place.address} {hash(state)} {aimed.move.action!r} {aimed.target}"
