"""Whatever goes wrong with a phone ends as it should: done, tried again where that is safe, or told in one sentence.

Never is anything touched twice, and never is a failure told as success.
"""

import os
from collections.abc import Iterator

import pytest

from app.brains.plain import PlainBrain
from app.engine import Engine
from app.events import Judged
from app.session import Session
from app.settings import Settings
from app.supervisors.nobody import Nobody
from app.targets import opened
from app.tasks import Permissions, Task
from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.virtual_phone.adb_server import AdbServer

WORDS = 'click "Settings", answer "all is well"'
FURTHER = 'click "Settings", click "Display", answer "all is well"'
"""For what comes up beside the act: it is in the way of the next one."""
BESIDE = {"permission", "overlay"}
OVERLAY = "<div style='position:fixed;inset:0;background:#fff'><p>You have won</p></div>"

# Fault, its value, how the run ends, what its sentence tells, and how often the phone was tapped by then.
MATRIX = [
    ("", None, "done", "", 1),
    ("crash", "after", "done", "", 1),
    ("crash", "before", "asked", "does not show whether it worked", 0),
    ("error", "after", "done", "", 1),
    ("error", "before", "done", "", 1),
    ("dead", "before", "done", "", 1),
    ("dead", "after", "done", "", 1),
    ("hang", "after", "done", "", 1),
    ("hang", "before", "asked", "does not show whether it worked", 0),
    ("drop", 1.0, "done", "", 1),
    ("slow", 0.2, "done", "", 1),
    ("screenshot", "null", "done", "", 1),
    ("screenshot", "black", "done", "", 1),
    ("hierarchy_late", 0.3, "done", "", 1),
    ("hierarchy", "empty", "asked", "cannot find", 0),
    ("toast", "Saved", "done", "", 1),
    ("permission", "android.permission.CAMERA", "asked", "cannot find", 1),
    ("overlay", OVERLAY, "asked", "cannot find", 1),
]


@pytest.fixture(scope="module")
def session(adb: AdbServer, switched_on: VirtualPhone) -> Iterator[Session]:
    os.environ["ANDROID_ADB_SERVER_PORT"] = str(adb.port)
    try:
        adb.connected(switched_on.serial)
        with opened([f"android:{switched_on.serial}"], Settings()) as session:
            yield session
    finally:
        del os.environ["ANDROID_ADB_SERVER_PORT"]


@pytest.mark.parametrize(("fault", "value", "ending", "told", "taps"), MATRIX)
def test_every_fault_ends_as_it_should(
    session: Session,
    phone: VirtualPhone,
    own_adb: AdbServer,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    value: object,
    ending: str,
    told: str,
    taps: int,
) -> None:
    if fault == "hang":
        monkeypatch.setattr("controllers.android.phone.ORDER_SECONDS", 0.7)
    monkeypatch.setattr("app.moves.MORE_PATIENCE", 1)
    phone.restart()
    phone.witness.forget()
    if fault:
        setattr(phone.faults, fault, value)
    patience = 0.4 if ending == "asked" else 1.0  # what is not to come is waited for to the end
    engine = Engine(session, PlainBrain(), Nobody(), pictures=True, patience=patience)
    words = FURTHER if fault in BESIDE else WORDS
    events = list(engine.run(Task(words, Permissions("scope", apps=frozenset({"Settings"})))))
    assert (engine.episode.ending, phone.witness.count("tap")) == (ending, taps), engine.episode.sentence
    assert told in engine.episode.sentence
    assert events[-1].kind == "finished"
    assert (engine.episode.answer == "all is well") == (ending == "done")


def test_a_touch_on_a_phone_that_turned_is_never_taken_for_a_success(
    session: Session,
    phone: VirtualPhone,
    own_adb: AdbServer,
) -> None:
    """It went anywhere; what comes next begins with another look."""
    phone.restart()
    phone.faults.rotate = 1
    engine = Engine(session, PlainBrain(), Nobody(), pictures=False, patience=0.3)
    events = engine.run(Task(WORDS, Permissions("scope", apps=frozenset({"Settings"}))))
    judged = next(event for event in events if isinstance(event, Judged))
    assert judged.outcome.judgement != "worked" and "was turned while" in judged.outcome.evidence
    events.close()
    phone.restart()
    assert session.target("phone").capture(picture=False).size == (432, 960)
