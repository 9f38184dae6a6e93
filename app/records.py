"""Everything a run leaves on disk: the journal of events, its pictures, and what was learned."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.events import Event, Learned, Started
from app.home import ensure_home
from app.journal import Journal, recorded
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
        lessons: list[Learned] = []
        with closing(recorded(run, self.journal, self.pictures)) as events, ExitStack() as held:
            for event in events:
                match event:
                    case Started():
                        held.enter_context(self.under_way.held(event.episode))
                    case Learned():
                        lessons.append(event)
                yield event
        for lesson in lessons:
            self._learn(lesson)

    def _learn(self, lesson: Learned) -> None:
        for shortcut in lesson.shortcuts:
            known = self.library.shortcut(shortcut.name)
            if known is None or replace(known, version=shortcut.version, trust=shortcut.trust) != shortcut:
                known = self.library.save_shortcut(shortcut)
            self.library.record_use(known, worked=True)
        for tip in lesson.tips:
            self.library.save_tip(tip)
