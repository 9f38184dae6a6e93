"""Which runs can be gone on with: those that were cut off, once, and not while they still run."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import UserError
from app.events import Event, Finished, Started
from app.records import Records
from app.resuming import cut_off, specs
from app.tasks import Task


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path) as opened:
        yield opened


def begun(episode: str, resumes: str = "", brain: str = "plain") -> Started:
    return Started(episode, Task("save it"), brain, (("page", "http://shop.test"),), resumes)


def gone_on(run: str, records: Records) -> str:
    with cut_off(run, records) as found:
        return found.episode.id


def keep(records: Records, *events: Event) -> None:
    assert list(records.kept(iter(events))) == list(events)


def test_a_run_that_was_cut_off_is_gone_on_with_where_it_stood(records: Records) -> None:
    keep(records, begun("a1"))
    with cut_off("a", records) as found:
        assert (found.episode.id, specs(found)) == ("a1", ("page=http://shop.test",))


@pytest.mark.parametrize("ending", ["failed", "stopped", "refused", "asked", "crashed"])
def test_so_is_one_that_ended_without_being_done(records: Records, ending: str) -> None:
    keep(records, begun("a1"), Finished(ending, "No."))  # type: ignore[arg-type]
    assert gone_on("a1", records) == "a1"


def test_a_run_that_was_done_is_refused(records: Records) -> None:
    keep(records, begun("a1"), Finished("done", "Saved."))
    with pytest.raises(UserError, match="That run was done; begin it again"):
        gone_on("a1", records)


def test_a_replay_is_refused_before_anything_is_opened(records: Records) -> None:
    keep(records, begun("a1", brain="macro"))
    with pytest.raises(UserError, match=r"A replay is not gone on with: .* replay its macro again"):
        gone_on("a1", records)


def test_a_run_is_gone_on_with_only_once(records: Records) -> None:
    keep(records, begun("a1"))
    keep(records, begun("b1", "a1"))
    with pytest.raises(UserError, match="a1 was gone on with already; go on with run b1 instead"):
        gone_on("a1", records)
    assert gone_on("b1", records) == "b1"


def test_two_cannot_go_on_with_a_run_at_once(records: Records) -> None:
    keep(records, begun("a1"))
    with cut_off("a1", records), pytest.raises(UserError, match="a1 is still under way"):
        gone_on("a1", records)


def test_a_run_that_is_under_way_is_refused_until_it_is_over(records: Records) -> None:
    run = records.kept(iter([begun("a1"), Finished("failed", "No.")]))
    next(run)
    with pytest.raises(UserError, match="a1 is still under way; wait until it ends, or stop it"):
        gone_on("a1", records)
    run.close()
    assert gone_on("a1", records) == "a1"


HOLDING = """
import sys
from pathlib import Path
from app.under_way import UnderWay
with UnderWay(Path(sys.argv[1])).held("a1"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_process_holds_nothing(records: Records, tmp_path: Path) -> None:
    keep(records, begun("a1"))
    command = [sys.executable, "-c", HOLDING, str(tmp_path / "under way")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        with pytest.raises(UserError, match="still under way"):
            gone_on("a1", records)
        other.kill()
        other.wait(40)
        assert gone_on("a1", records) == "a1" and not list((tmp_path / "under way").iterdir())
