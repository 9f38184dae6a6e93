"""`journeyman run` and `look` with `--on desktop`: a real editor and a real calculator, decided by the file on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app import doctor
from tests.app.cli.conftest import Journeyman
from tests.controllers.desktop.rig import Rig

TASK = (
    'open the app Galculator, click "7", click "*", click "6", click "=", read the textbox as product, '
    'open the app Mousepad, type "7 × 6 = {{product}}", click File, click "Save As...", type "{file}" in Name, '
    'click the Save button, wait until "result.txt" is shown, answer with the product'
)


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with Rig(tmp_path_factory.mktemp("desktop")) as rig:
        yield rig


@pytest.fixture(autouse=True)
def on_rig(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in rig.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def test_two_programs_are_worked_and_the_result_is_on_disk(journeyman: Journeyman, tmp_path: Path) -> None:
    file = tmp_path / "result.txt"
    said = journeyman("run", TASK.format(file=file), "--on", "desktop")
    assert said.code == 0, said
    assert file.read_text() == "7 × 6 = 42"
    picture = tmp_path / "seen.png"
    seen = journeyman("look", "--on", "desktop", "--image", str(picture))
    assert seen.out.startswith("at Mousepad: ") and 'menuitem "File"' in seen.out
    with Image.open(picture) as image:
        assert image.size == (1280, 800)


def test_the_doctor_tries_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.desktop() == "The desktop of 1 monitor(s) can be worked; programs tell what is on them."
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert "(there is no session bus)" in doctor.desktop()


def test_without_a_desktop_it_says_so(journeyman: Journeyman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    assert "DISPLAY is not set" in journeyman("look", "--on", "desktop").err
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "Wayland" in journeyman("look", "--on", "desktop").err
