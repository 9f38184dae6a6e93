"""What a run of a session has taught is tried after its answer, until something else is to be done."""

from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from app.events import Event, Finished, Learned, Started
from app.invocations import Verified
from app.learning.keeping import keep
from app.records import Records
from app.serving.led import Led
from app.serving.orders import READY, Begin
from app.serving.practice import Practice
from app.session import Session
from app.tasks import Task
from app.wire import event_from_json
from tests.app.learning.ground import LOOK, InMemory
from tests.app.learning.shop import READ_TOTAL
from tests.app.stage import shop


def test_it_is_told_and_written_into_the_run_that_has_taught_it(
    journeyman_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.bench.grounds.KINDS", (InMemory().kind,))
    learned, told, complaints = Learned((LOOK,)), list[Event](), list[str]()
    with Records.open() as records:
        records.journal.append("run", Started("run", Task('type "Ada" in Search'), "plain", ()))
        keep(records.library, learned, "run", LOOK.ground)
        with closing(Practice(told.append, complaints.append)) as practice:
            practice.begin("run", learned)
            practice.wait()
        written = list(records.journal.events("run"))
    assert [each.result for each in told if isinstance(each, Verified)] == ["begun", "proven"]
    assert written[1:] == told and complaints == []


class Practising:
    """Stands for the practice of a session in which `also` happens when it begins."""

    def __init__(self, also: Callable[[], None]) -> None:
        self._also = also
        self.begun = 0
        self.under_way = False

    def begin(self, episode: str, learned: Learned) -> None:
        self._also()
        self.begun += 1
        self.under_way = True

    def stop(self) -> None:
        self.under_way = False

    close = stop


@pytest.mark.parametrize("ordered", ["at the end of the run", "while practice begins"])
def test_the_next_task_does_not_share_the_session_with_practice(
    journeyman_home: Path, monkeypatch: pytest.MonkeyPatch, ordered: str
) -> None:
    """However late it is ordered, and though nothing of the practice was there yet to be stopped."""
    monkeypatch.setattr("app.serving.led.opened", lambda *_: nullcontext(Session({"shop": shop()})))
    monkeypatch.setattr("app.serving.led.Ahead.start", lambda self: None)
    told, seen = list[Event](), list[bool]()
    following = Begin(Task('click "Orders"'))

    def hear(line: str) -> None:
        if line == READY:
            return
        told.append(event_from_json(line))
        match [each.kind for each in told].count("finished"), told[-1]:
            case 1, Finished() if ordered == "at the end of the run":
                led.take(following)
            case 1, Started():
                seen.append(practising.under_way)
            case 2, Finished():
                led.end()

    led = Led(hear, told.append)  # type: ignore[arg-type]
    practising = Practising(lambda: led.take(following))
    monkeypatch.setattr(led, "_practice", practising)
    led.take(Begin(Task(READ_TOTAL), ("shop=http://shop",)))
    led.serve()
    assert seen == [False] and practising.begun == (ordered == "while practice begins")
