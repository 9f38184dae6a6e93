"""Every event is on disk before the next thing happens, and reads back as it was."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import UserError
from app.events import Event, Finished, Intended, Noted, Observed, Started, Told
from app.journal import EpisodeRow, Journal, recorded
from app.pictures import Pictures
from app.proposals import Move, Note
from app.tasks import Limits, Task
from controllers.actions import Tap
from perception.screen import Observation, Picture, Place
from skills.database import DatabaseProblem

IMAGE = b"\xff\xd8picture"
DIGEST = hashlib.sha256(IMAGE).hexdigest()
OBSERVED = Observed("page", Observation(Place("s", "a"), (), picture=Picture(IMAGE, DIGEST)), at=11.0)
INTENDED = Intended(Move("page", Tap(), 3), '"Save" button', 1, at=12.0)
FINISHED = Finished("done", "Saved.", at=13.0)


def started(episode: str, at: float = 10.0) -> Started:
    return Started(episode, Task("save it", limits=Limits(steps=5)), "plain", (("page", "http://shop.test"),), at=at)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "journal.db")
    yield journal
    journal.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "pictures")


def keep(journal: Journal, episode: str, *events: Event) -> None:
    for event in events:
        journal.append(episode, event)


def test_events_come_back_in_order_and_by_episode(journal: Journal) -> None:
    keep(journal, "a", started("a"))
    keep(journal, "b", started("b"))
    keep(journal, "a", INTENDED, FINISHED)
    assert list(journal.events("a")) == [started("a"), INTENDED, FINISHED]
    assert list(journal.events("b")) == [started("b")]
    assert list(journal.events("c")) == []


def test_episodes_are_listed_newest_first(journal: Journal) -> None:
    keep(journal, "a", started("a", at=10.0), FINISHED)
    keep(journal, "b", started("b", at=20.0))
    interrupted = EpisodeRow("b", "save it", "plain", "page http://shop.test", 20.0, None, "interrupted", "")
    done = EpisodeRow("a", "save it", "plain", "page http://shop.test", 10.0, 13.0, "done", "Saved.")
    assert journal.episodes() == [interrupted, done]
    assert journal.episodes(limit=1) == [interrupted]


def test_an_episode_is_found_by_the_beginning_of_its_id(journal: Journal) -> None:
    for episode in ("abc1", "abd2", "x%_3"):
        keep(journal, episode, started(episode))
    assert journal.find("abc") == "abc1"
    assert journal.find("x%") == "x%_3"
    with pytest.raises(UserError, match="2 runs have an id that begins with 'ab'; give more of it"):
        journal.find("ab")
    with pytest.raises(UserError, match="no run whose id begins with '%'; see: journeyman episodes"):
        journal.find("%")


def test_a_run_that_goes_on_with_others_begins_with_theirs(journal: Journal) -> None:
    keep(journal, "a", started("a"), OBSERVED)
    keep(journal, "b", replace(started("b"), resumes="a"))
    keep(journal, "c", replace(started("c"), resumes="b"), FINISHED)
    kinds = [(event.kind, getattr(event, "episode", "")) for event in journal.whole("c")]
    assert kinds == [("started", "a"), ("observed", ""), ("started", "b"), ("started", "c"), ("finished", "")]


def test_a_run_whose_beginning_was_deleted_cannot_be_gone_on_with(journal: Journal) -> None:
    keep(journal, "a", started("a", at=10.0))
    keep(journal, "b", replace(started("b", at=20.0), resumes="a"))
    journal.prune(before=15.0)
    with pytest.raises(UserError, match="Run a is not in the journal any more"):
        list(journal.whole("b"))


def test_text_that_no_file_can_hold_stops_nothing(journal: Journal) -> None:
    odd = replace(started("a"), task=Task("half a pair: \udc80"))
    keep(journal, "a", odd)
    assert list(journal.events("a")) == [odd]
    assert journal.episodes()[0].task == "half a pair: ?"


def test_pruning_takes_old_runs_with_all_their_events(journal: Journal) -> None:
    keep(journal, "old", started("old", at=10.0), OBSERVED, FINISHED)
    keep(journal, "new", started("new", at=20.0), Noted(Note("total", "12", picture="ef" * 32)))
    assert journal.digests() == {DIGEST, "ef" * 32}
    assert journal.prune(before=15.0) == 1
    assert [row.id for row in journal.episodes()] == ["new"]
    assert list(journal.events("old")) == []
    assert journal.digests() == {"ef" * 32}


def test_an_event_is_on_disk_before_the_run_goes_on(journal: Journal, pictures: Pictures, tmp_path: Path) -> None:
    reader = Journal(tmp_path / "journal.db")
    seen: list[list[str]] = []

    def run() -> Iterator[Event]:
        for event in (started("a"), OBSERVED, INTENDED):
            yield event
            seen.append([each.kind for each in reader.events("a")])
            assert event is not OBSERVED or pictures.find(DIGEST)

    told = list(recorded(run(), journal, pictures))
    reader.close()
    assert seen == [["started"], ["started", "observed"], ["started", "observed", "intended"]]
    assert told == [started("a"), OBSERVED, INTENDED]


def test_an_event_is_on_disk_before_anyone_else_hears_of_it(journal: Journal, pictures: Pictures) -> None:
    for event in recorded(iter([started("a"), INTENDED]), journal, pictures):
        assert list(journal.events("a"))[-1] == event


def test_what_was_told_outlives_a_killed_process(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from app.journal import Journal;"
        "from tests.app.test_journal import INTENDED, started;"
        "journal = Journal(Path(sys.argv[1])); journal.append('a', started('a')); journal.append('a', INTENDED);"
        "os.kill(os.getpid(), 9)"
    )
    path = tmp_path / "journal.db"
    died = subprocess.run([sys.executable, "-c", program, str(path)], env={**os.environ, "PYTHONPATH": os.getcwd()})
    journal = Journal(path)
    events, ending = list(journal.events("a")), journal.episodes()[0].ending
    journal.close()
    assert died.returncode == -9
    assert (events, ending) == ([started("a"), INTENDED], "interrupted")


class Run:
    """A run that would act after its second event, and tells whether it was closed before."""

    def __init__(self, second: Event) -> None:
        self.acted = self.closed = False
        self.events = self._events(second)

    def _events(self, second: Event) -> Iterator[Event]:
        try:
            yield started("a")
            yield second
            self.acted = True
            yield Told("too late")
        finally:
            self.closed = True


def test_closing_the_record_closes_the_run(journal: Journal, pictures: Pictures) -> None:
    run = Run(INTENDED)
    record = recorded(run.events, journal, pictures)
    assert [next(record), next(record)] == [started("a"), INTENDED]
    record.close()
    assert run.closed and not run.acted


def test_a_full_disk_ends_the_run_before_anything_moves(journal: Journal, pictures: Pictures) -> None:
    run = Run(replace(INTENDED, target="x" * 100_000))
    record = recorded(run.events, journal, pictures)
    next(record)
    size = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {size}")
    with pytest.raises(DatabaseProblem, match="is full"):
        next(record)
    assert run.closed and not run.acted
    assert list(journal.events("a")) == [started("a")]


def test_a_picture_that_cannot_be_kept_ends_the_run_too(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    run = Run(OBSERVED)
    with pytest.raises(DatabaseProblem, match="cannot be kept"):
        list(recorded(run.events, journal, Pictures(tmp_path / "file")))
    assert run.closed and not run.acted
    assert list(journal.events("a")) == [started("a")]
