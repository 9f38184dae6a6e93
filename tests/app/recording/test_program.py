"""What is shown in a program on X11, which is replayed there in another theme and at another place."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions
from controllers.actions import SetChecked, SetText, Tap
from controllers.desktop.programs import TELLING
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from skills.patches import patch_of
from tests.app.recording.person import Person
from tests.app.recording.replays import kept, steps
from tests.controllers.desktop.conftest import until
from tests.controllers.desktop.rig import Rig

FORM = Path(__file__).parents[2] / "measure/drifts/program.py"
OTHERWISE = {"at": (420, 260), "style": "* { background: #181c22; color: #e8e0d0; font: 13pt serif }"}


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Rig, DesktopTarget]]:
    with Rig(tmp_path) as rig:
        for name, value in rig.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        with closing(DesktopTarget(XScreen(), Truce(tmp_path / "asking.lock"))) as target:
            yield rig, target


@contextmanager
def form(rig: Rig, file: Path, **change: object) -> Iterator[None]:
    """The form in Qt, that writes into the file when it is saved."""
    program = rig.run(sys.executable, str(FORM), str(file), json.dumps(change), **TELLING)
    with closing(XScreen()) as screen:
        until(lambda: [window for window in screen.windows() if window.pid == program.pid], screen)
        yield
        program.kill()
        program.wait()
        until(lambda: not [window for window in screen.windows() if window.pid == program.pid], screen)


def test_a_form_that_was_shown_is_filled_again_in_another_theme_and_place(
    desktop: tuple[Rig, DesktopTarget], journeyman_home: Path, tmp_path: Path
) -> None:
    rig, target = desktop
    file = tmp_path / "order.json"
    person = Person(target, "desktop")
    person.click("Name", "textbox")
    person.type("Ada")
    person.click("I agree")
    person.click("Save")
    with form(rig, file):
        last = person.shows("Order", journeyman_home, "desktop")[-1]
    assert getattr(last, "ending", "") == "done", last
    assert json.loads(file.read_text())["Name"] == "Ada"
    shortcut = kept(journeyman_home, "Order")
    assert any((patch := patch_of(step)) and patch.picture for step in steps(shortcut))
    assert [step.action for step in steps(shortcut)][-3:] == [SetText("{name}"), SetChecked(True), Tap()]
    with form(rig, file, **OTHERWISE):
        macro = Macro(shortcut, shortcut)
        engine = macro.engine(
            macro.values({"name": "Bob"}), Session({"desktop": target}, {"desktop": "desktop"}), Nobody(), 1.5,
            pictures=False,
        )  # fmt: skip
        list(engine.run(macro.task(Permissions("scope", frozenset({"submit", "unknown"})), Limits())))
        assert engine.episode.ending == "done", engine.episode.sentence
    told = json.loads(file.read_text())
    assert (told["Name"], told["I agree"]) == ("Bob", True)
