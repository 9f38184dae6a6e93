"""Macros of a phone's and of a program's runs are replayed there, on what looks otherwise by then."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.brains.plain import PlainBrain
from app.engine import Engine
from app.events import Healed
from app.macros.harvest import harvest
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from controllers.android.target import AndroidTarget
from controllers.desktop.programs import TELLING
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.world.database import opened
from skills.generalising.shortcut import generalised
from tests.controllers.desktop.rig import Rig
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.measure.drifts import program as drifting

ALLOWED = Permissions("scope", frozenset({"submit"}), apps=frozenset({"Clock"}))
PATIENCE = 3.0


def recorded(words: str, session: Session) -> Macro:
    engine = Engine(session, PlainBrain(), Nobody(), pictures=False)
    events = list(engine.run(Task(words, ALLOWED)))
    assert engine.episode.ending == "done", engine.episode.sentence
    made = generalised(harvest(events).shown, "Recorded").shortcut
    return Macro(made, made)


def replayed(macro: Macro, session: Session) -> list[str]:
    """What was healed in a replay that came to its end."""
    engine = macro.engine(macro.values({}), session, Nobody(), PATIENCE, pictures=False, healing=Healing())
    events = list(engine.run(macro.task(ALLOWED, Limits())))
    assert engine.episode.ending == "done", engine.episode.sentence
    return [event.mend.found for event in events if isinstance(event, Healed)]


def set_dark(phone: VirtualPhone) -> None:
    with opened(phone.world.database) as connection:
        connection.execute("UPDATE settings SET value = 'on' WHERE name = 'dark_theme'")
    phone.restart()


def test_on_a_phone_in_the_dark(phone: VirtualPhone, own_adb: AdbServer) -> None:
    own_adb.connected(phone.serial)

    def on() -> list[object]:
        return [alarm["enabled"] for alarm in phone.world.query()["alarms"]]

    words = 'open the app Clock, turn off "Alarm 06:45", check that "Alarm 06:45" is off'
    before = on()
    with closing(Session({"phone": AndroidTarget.open(phone.serial)})) as session:
        macro = recorded(words, session)
        after = on()
        phone.world.reset(1)
        set_dark(phone)
        assert on() == before != after
        replayed(macro, session)
    assert on() == after


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., object]]:
    """Runs the form with a change to it, on a desktop of its own."""
    with Rig(tmp_path) as rig:
        for name, value in rig.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        screen = XScreen()

        @contextmanager
        def running(**change: object) -> Iterator[Session]:
            command = (sys.executable, str(drifting.__file__), str(tmp_path / "order.json"), json.dumps(change))
            program = rig.run(*command, **TELLING)
            watch, deadline = screen.watch(), time.monotonic() + 15
            while not [window for window in screen.windows() if window.pid == program.pid]:
                assert time.monotonic() < deadline
                watch.wait(0.05)
            watch.close()
            try:
                with closing(
                    Session({"desktop": DesktopTarget(XScreen(), Truce(tmp_path / "asking.lock"))})
                ) as session:
                    yield session
            finally:
                program.kill()
                program.wait()

        yield running
        screen.close()


def test_in_a_program_that_stands_elsewhere_and_says_it_otherwise(form: Callable[..., object], tmp_path: Path) -> None:
    file = tmp_path / "order.json"
    words = 'wait until "Order" is shown, type "Zoe" in Name, check Gift, click Save, wait until "is kept" is shown'
    with form() as session:  # type: ignore[attr-defined]
        macro = recorded(words, session)
    before = json.loads(file.read_text())
    file.unlink()
    with form(at=[400, 200], words={"Save": "Store"}, names="other") as session:  # type: ignore[attr-defined]
        healed = replayed(macro, session)
    assert json.loads(file.read_text()) == before
    assert healed == ['"Store" button']
