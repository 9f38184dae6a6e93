"""What is counted while a run goes on: what each role costs, how far the task has come, and what was noticed."""

from collections.abc import Callable, Iterator

from app.bench.faults.mishaps import Mishaps
from app.bench.runner import Caught, Spending
from app.events import Answered, Event, Finished, Intended, Judged, Planned, Spent
from app.transcript import in_words


class Tally:
    """Counts along one run's events. `reached` says how many milestones are reached at this moment."""

    def __init__(self, reached: Callable[[], int], mishaps: Mishaps) -> None:
        self._reached = reached
        self._mishaps = mishaps
        self.calls = 0
        self.roles: dict[str, Spending] = {}
        self.satisfied: list[int] = []
        self._move = ""

    def counted(self, events: Iterator[Event]) -> Iterator[Event]:
        """The same events, each counted as it comes."""
        for event in events:
            match event:
                case Spent(role, tokens_in, tokens_out, dollars, seconds):
                    self.calls += 1
                    spending = Spending(role, 1, tokens_in + tokens_out, dollars, seconds)
                    self.roles[role] = self.roles.get(role, Spending(role)) + spending
                case Planned() | Finished():
                    self._mishaps.stopped()
                case Answered():
                    self._mishaps.taken()
                case Intended(move, target):
                    self._move = in_words(move, target)
                case Judged(outcome):
                    self._mishaps.judged(self._move, outcome)
                    self.satisfied.append(self._reached())
            yield event

    @property
    def caught(self) -> Caught:
        """How the Reflector did."""
        return self._mishaps.caught

    @property
    def misjudged(self) -> tuple[str, ...]:
        """The moves of which the Reflector thought wrongly, each with what it thought."""
        return tuple(self._mishaps.misjudged)
