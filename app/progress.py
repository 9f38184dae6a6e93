"""Whether a run gets on: a stall counter and loops, both found without a model (Magentic-One, arXiv 2411.04468)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.events import Acted, Event, Finished, Intended, Judged, Observed, Planned, Proposed
from app.proposals import Act, Move, Outcome
from controllers.actions import Drag, Press, Scroll, Swipe, Wait
from perception.changes import PASSING
from perception.screen import Observation

CIRCLES, NOTHING_IN = STALLED = ("going in circles at", "no progress in")
"""How it is told why a run counts as stuck."""
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
    _last: Move | None = None
    _target: str = ""
    _which: int = 0
    _key: str = ""
    _act: int = -1
    _repeated: bool = False

    def making(self, move: Move, target: str, screen: Observation, act: int) -> int:
        """In how many acts this very move has been made on this very screen, this one included.

        One act may well repeat itself: a key that is pressed ten times is meant so.
        """
        which = _which(move, screen)
        key = fingerprint(move, target, which, screen)
        acts = self._made.setdefault(key, set())
        acts.add(act)
        same = self._last is not None and self._last.action == move.action
        self._repeated = same and (self._target, self._which) == (target, which) and act != self._act
        self._again = target if len(acts) > 1 else ""
        self._last, self._target, self._which, self._key, self._act = move, target, which, key, act
        return len(acts)

    def judged(self, outcome: Outcome, screen: Observation) -> None:
        """How the move that was being made turned out, and what the screen is now."""
        now = fingerprint(self._last, self._target, self._which, screen) if self._repeated and self._last else ""
        if now and now == self._key:
            self._again = self._target
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
        return f"{CIRCLES} {self._again}" if self._again else f"{NOTHING_IN} {limit} steps"

    def begin_anew(self) -> None:
        """A plan made because of a stall gets its own chance; what was made stays known."""
        self._count, self.stuck = 0, True


def resumed(events: Iterable[Event]) -> Progress:
    """How a run got on that was cut off; one that came to an end begins anew when it is gone on with."""
    progress, screens, acts = Progress(), dict[str, Observation](), 0
    begun: Intended | None = None
    made = ""
    for event in events:
        match event:
            case Observed(on, screen):
                screens[on] = screen
            case Proposed(Act()):
                acts += 1
            case Intended():
                begun = event
            case Acted() if begun and begun.move.on in screens:
                progress.making(begun.move, begun.target, screens[begun.move.on], acts)
                made, begun = begun.move.on, None
            case Judged(outcome):
                progress.judged(outcome, screens[made]) if made and not begun else progress.failed()
                begun = None
            case Planned(why=why) if why.startswith(STALLED):
                progress.begin_anew()
            case Finished():
                progress = Progress()
    return progress


def _which(move: Move, screen: Observation) -> int:
    """Which of those in view with the same words is meant, counted from 0; their numbers may be others next time."""
    aimed = screen.element(move.aim) if isinstance(move.aim, int) else None
    alike = [e for e in screen.shown if aimed and (e.role, e.name) == (aimed.role, aimed.name)]
    return alike.index(aimed) if aimed in alike else 0


def fingerprint(move: Move, target: str, which: int, screen: Observation) -> str:
    """The move and the screen it is made on: equal where nothing that matters differs. It goes by words, not numbers.

    which: of several elements with the same words. A wait is told by what is waited for, too. Where the focus is
    matters to keys alone, and where things lie to what moves them, such as the handle of a slider.
    """
    passing = frozenset() if move.aim is None else PASSING
    moving = isinstance(move.action, MOVING)
    state = "|".join(
        f"{e.fingerprint}={e.value}{e.about}{sorted(e.states - passing)}{e.box if moving else ''}" for e in screen.shown
    )
    awaited = hash(move.expect) if isinstance(move.action, Wait) else ""
    return f"{screen.place.address} {hash(state)} {move.action!r} {target} {which} {awaited}"
