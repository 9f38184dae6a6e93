"""What a run of a session has taught is tried after its answer, until something else is to be done."""

from contextlib import closing
from pathlib import Path

import pytest

from app.events import Event, Learned, Started
from app.invocations import Verified
from app.learning.keeping import keep
from app.records import Records
from app.serving.practice import Practice
from app.tasks import Task
from tests.app.learning.ground import LOOK, InMemory


def test_it_is_told_and_written_into_the_run_that_has_taught_it(
    journeyman_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.bench.grounds.KINDS", (InMemory().kind,))
    learned, told, complaints = Learned((LOOK,)), list[Event](), list[str]()
    with Records.open() as records:
        records.journal.append("run", Started("run", Task("find Ada"), "plain", ()))
        keep(records.library, learned, "run")
        with closing(Practice(told.append, complaints.append)) as practice:
            practice.begin("run", learned)
            practice.wait()
        written = list(records.journal.events("run"))
    assert [each.result for each in told if isinstance(each, Verified)] == ["begun", "proven"]
    assert written[1:] == told and complaints == []
