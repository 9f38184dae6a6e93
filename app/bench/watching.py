"""What is counted while a run goes on: what each role costs, and how far the task has come after each act."""

from collections.abc import Callable, Iterator

from app.bench.runner import Spending
from app.events import Event, Judged, Spent


class Tally:
    """Counts along one run's events. `reached` says how many milestones are reached at this moment."""

    def __init__(self, reached: Callable[[], int]) -> None:
        self._reached = reached
        self.roles: dict[str, Spending] = {}
        self.satisfied: list[int] = []

    def counted(self, events: Iterator[Event]) -> Iterator[Event]:
        """The same events, each counted as it comes."""
        for event in events:
            match event:
                case Spent(role, tokens_in, tokens_out, dollars, seconds):
                    spending = Spending(1, tokens_in + tokens_out, dollars, seconds)
                    self.roles[role] = self.roles.get(role, Spending()) + spending
                case Judged():
                    self.satisfied.append(self._reached())
            yield event
