"""`journeyman run` and `look` with `--on desktop`: a real editor and a real calculator, decided by the file on disk."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app import doctor
from controllers.desktop.programs import TELLING
from controllers.desktop.x11.screen import XScreen
from tests.app.cli.conftest import Journeyman
from tests.controllers.desktop.conftest import until
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
    said = journeyman("run", TASK.format(file=file), "--on", "desktop", "--eyes", "tree")
    assert said.code == 0, said
    assert file.read_text() == "7 × 6 = 42"
    picture = tmp_path / "seen.png"
    seen = journeyman("look", "--on", "desktop", "--image", str(picture))
    assert seen.out.startswith("at Mousepad: ") and 'menuitem "File"' in seen.out
    with Image.open(picture) as image:
        assert image.size == (1280, 800)


FILL = (
    'wait until "Order" is shown, type "Zoë" in Name, type "open sesame" in Password, type "7" in Count, '
    'choose Express from Shipping, check "I agree", click Ribbon, read the Price in the row of "fast" as price, '
    'click Save, wait until "Really save?" is shown, click Yes, wait until "Order" is gone, answer with price'
)


def test_a_form_of_every_kind_of_control_is_filled(journeyman: Journeyman, rig: Rig, tmp_path: Path) -> None:
    """The password is neither told nor kept."""
    file = tmp_path / "order.json"
    rig.run(sys.executable, str(Path(__file__).with_name("form.py")), str(file), **TELLING)
    screen = XScreen()
    until(lambda: "Order" in {window.title for window in screen.windows() if window.active}, screen)
    screen.close()
    said = journeyman("run", FILL, "--on", "desktop", "--eyes", "tree")
    assert said.code == 0, said
    assert json.loads(file.read_text()) == ["Zoë", "open sesame", 7, "Express", True, "Ribbon"]
    assert "\n9.50\n" in said.out and "sesame" not in said.out.partition("\n1  at ")[2]


def test_the_doctor_tries_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.desktop() == "The desktop of 1 monitor(s) can be worked; programs tell what is on them."
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert "(there is no session bus): begin the session" in doctor.desktop()


def test_without_a_desktop_it_says_so(journeyman: Journeyman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    assert "DISPLAY is not set" in journeyman("look", "--on", "desktop").err
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "Wayland" in journeyman("look", "--on", "desktop").err
