"""Everything a run leaves on disk: the journal of events, its pictures, and what was learned."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.events import Event, Learned, Started, without_picture
from app.home import ensure_home
from app.invocations import Invoked, Returned, Verified
from app.journal import Journal, recorded
from app.learning.keeping import keep, weigh
from app.learning.resettable import ground_of
from app.learning.switch import Switch
from app.pictures import Pictures
from app.under_way import UnderWay
from skills.library import Library


@dataclass(frozen=True, slots=True)
class Records:
    """The open stores of one home folder."""

    journal: Journal
    pictures: Pictures
    library: Library
    under_way: UnderWay

    @classmethod
    @contextmanager
    def open(cls, home: Path | None = None) -> Iterator["Records"]:
        """Open the stores. Raises UserError or DatabaseProblem when the home cannot be used."""
        place = home or ensure_home()
        with ExitStack() as stack:
            journal = Journal(place / "journal.db")
            stack.callback(journal.close)
            library = Library(place / "library.db")
            stack.callback(library.close)
            yield cls(journal, Pictures(place / "pictures"), library, UnderWay(place / "under way"))

    def kept(self, run: Iterator[Event]) -> Generator[Event, None, None]:
        """The run, each event durable before it goes on; its lessons go to the library at the end."""
        done: list[Event] = []
        with closing(recorded(run, self.journal, self.pictures)) as events, ExitStack() as held:
            for event in events:
                match event:
                    case Started():
                        held.enter_context(self.under_way.held(event.episode))
                done.append(without_picture(event))
                yield event
        self._learn(done)

    def tried_out(self, episode: str, learned: Learned, switch: Switch) -> Iterator[Verified]:
        """Try what that run has taught, and write down what comes of it. Raises ControllerError and UserError."""
        from app.bench.grounds import KINDS  # with them come the demo shop and the phone
        from app.learning.practising import tried_out

        for event in tried_out(self.library, learned, KINDS, switch):
            self.journal.append(episode, event)
            yield event

    def prune(self, before: float) -> tuple[int, int]:
        """Delete the runs that began before then (seconds since the epoch) and are over, and pictures nobody needs.

        Returns how many of each. What the library learned of them stays, with the pictures of its proposals.
        """
        runs = self.journal.prune(before, self.under_way.ids())
        shown = {digest for kept in self.library.proposals.of() for mend in kept.proposed.mends
                 for digest in (mend.before, mend.after)}  # fmt: skip
        return runs, self.pictures.prune(self.journal.digests() | shown)

    def _learn(self, events: list[Event]) -> None:
        """What was used is counted, what was told is held against what came of it, what was learned is kept."""
        started = next((event for event in events if isinstance(event, Started)), None)
        episode = started.episode if started else ""
        invoked: Invoked | None = None
        weigh(self.library, events, episode)
        for event in events:
            match event:
                case Invoked():
                    invoked = event
                case Returned(worked) if invoked:
                    used = self.library.shortcut(invoked.shortcut, invoked.version)
                    if used:
                        self.library.record_use(used, worked=worked)
                case Learned():
                    on = [address for _, address in started.targets] if started else []
                    keep(self.library, event, episode, ground_of(on))
