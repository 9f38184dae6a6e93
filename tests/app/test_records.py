"""What runs leave on disk is deleted together, and nothing that is still needed."""

import os
import time
from hashlib import sha256
from pathlib import Path

from app.events import Finished, Observed, Started
from app.records import Records
from app.tasks import Task
from controllers.actions import Tap
from perception.locators import described
from perception.screen import Observation, Picture, Place
from skills.mending import Mend
from skills.proposals import Proposed
from skills.shortcuts import Shortcut
from skills.steps import Do

SAVE = Do("press Save", Tap(), described("Save"))


def picture(name: str) -> Picture:
    image = b"\xff\xd8" + name.encode()
    return Picture(image, sha256(image).hexdigest())


def keep(records: Records, episode: str, began: float, seen: Picture) -> None:
    """A run with one picture, which is not young any more."""
    screen = Observation(Place("s", "a"), (), picture=seen)
    events = (
        Started(episode, Task("x"), "plain", (), at=began),
        Observed("page", screen),
        Finished("done", "", at=began),
    )
    list(records.kept(iter(events)))
    path = records.pictures.find(seen.digest)
    assert path
    os.utime(path, (0, 0))


def test_old_runs_go_with_the_pictures_that_nothing_else_shows(tmp_path: Path) -> None:
    old, new, healed = picture("old"), picture("new"), picture("healed")
    with Records.open(tmp_path) as records:
        keep(records, "old", 10.0, old)
        keep(records, "healed", 10.0, healed)
        keep(records, "new", time.time(), new)
        mend = Mend(SAVE, described("Keep"), "Save", "Keep", "alike", after=healed.digest)
        records.library.proposals.propose(Proposed(Shortcut("It", (SAVE,)), (mend,), "healed"))
        assert records.prune(20.0) == (2, 1)
        assert [row.id for row in records.journal.episodes()] == ["new"]
        assert [bool(records.pictures.find(each.digest)) for each in (old, new, healed)] == [False, True, True]


def test_a_run_that_is_under_way_is_spared_and_one_that_was_killed_is_not(tmp_path: Path) -> None:
    with Records.open(tmp_path) as records:
        for episode in ("here", "killed"):
            records.journal.append(episode, Started(episode, Task("x"), "plain", (), at=10.0))
        with records.under_way.held("here"):
            (tmp_path / "under way" / "killed.lock").touch()
            assert records.prune(20.0) == (1, 0)
        assert [row.id for row in records.journal.episodes()] == ["here"]
