"""`journeyman phone virtual` and `phone state`."""

import json
import signal
import socket
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.cli.phone.virtual import words
from tests.app.cli.conftest import Journeyman
from tests.controllers.virtual_phone.adb_server import AdbServer


def test_a_phone_runs_until_it_is_stopped_and_its_state_can_be_asked(
    process: Callable[..., subprocess.Popen[str]], journeyman: Journeyman, tmp_path: Path
) -> None:
    file = tmp_path / "phone.db"
    running = process("phone", "virtual", "--state", str(file), "--fault", "slow=0.1", "--json")
    assert running.stdout
    told = json.loads(running.stdout.readline())
    host, _, port = told["serial"].partition(":")
    socket.create_connection((host, int(port)), timeout=20).close()
    asked = json.loads(journeyman("phone", "state", told["state"], "--json").out)
    assert {"name": "dark_theme", "value": "off"} in asked["settings"]
    assert journeyman("phone", "state").out.startswith("settings: ")
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == 0
    said = journeyman("phone", "state", str(file))
    assert "name=dark_theme, value=off" in said.out
    again = journeyman("phone", "virtual", "--state", str(file), "--language", "el")
    assert again.code == 2 and "keeps a phone already" in again.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["virtual", "--fault", "thunder=1"], "There is no fault 'thunder'"),
        (["virtual", "--language", "xx"], "does not speak 'xx'"),
        (["virtual", "--apps", "nowhere"], "There is no folder nowhere"),
        (["virtual", "--state", "nowhere/phone.db"], "There is no folder nowhere"),
        (["virtual", "--state", __file__], "is not the state of a phone"),
        (["state", "nowhere.db"], "There is no file nowhere.db"),
        (["state", __file__], "is not the state of a phone"),
    ],
)
def test_nonsense_is_told_in_a_sentence(journeyman: Journeyman, words: list[str], told: str) -> None:
    said = journeyman("phone", *words)
    assert said.code == 2
    assert told in said.err
    assert said.err.count("\n") == 1


def test_the_database_of_something_else_is_no_phone(journeyman: Journeyman, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    said = journeyman("phone", "state", str(tmp_path / "empty.db"))
    assert said.code == 2
    assert "is the database of something else" in said.err


def test_without_a_phone_there_is_no_state(journeyman: Journeyman) -> None:
    said = journeyman("phone", "state")
    assert said.code == 2
    assert "No virtual phone was started yet" in said.err


def test_a_window_needs_a_display(journeyman: Journeyman, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    said = journeyman("phone", "virtual", "--headed")
    assert said.code == 2
    assert "there is no display for its window" in said.err


def test_a_port_that_is_taken_is_told(journeyman: Journeyman) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = journeyman("phone", "virtual", "--port", str(port))
    assert said.code == 2
    assert f"Port {port} is taken" in said.err


def test_a_phone_that_adb_knows_need_not_be_connected_to() -> None:
    told = {"serial": "127.0.0.1:5", "screen": "", "state": "phone.db"}
    assert "adb connect 127.0.0.1:5" in words(told, known=False) and "adb connect" not in words(told, known=True)


class Ended:
    """A virtual phone whose browser has ended by itself."""

    serial, alive = "127.0.0.1:1", False
    world = SimpleNamespace(url="http://127.0.0.1:1", database=Path("phone.db"))

    def __init__(self, **_: object) -> None:
        """Nothing is started."""

    def __enter__(self) -> "Ended":
        return self

    def __exit__(self, *failure: object) -> None:
        """Nothing was started."""


def test_a_phone_whose_screen_ends_does_not_stay_as_if_it_were_there(
    journeyman: Journeyman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("controllers.virtual_phone.phone.VirtualPhone", Ended)
    monkeypatch.setattr("app.cli.phone.virtual._until_stopped", threading.Event)
    said = journeyman("phone", "virtual")
    assert said.code == 2 and "screen has ended" in said.err


@pytest.mark.timeout(180)
def test_the_demo_works_two_apps_and_proves_it(journeyman: Journeyman, own_adb: AdbServer, no_phone: None) -> None:
    said = journeyman("demo", "phone")
    assert said.code == 0, said
    proof = said.out.partition("the phone's database:")[2]
    assert "title Dinner, date 2026-05-23, starts 19:30, ends 21:30" in proof and "and nothing else" in proof
    assert "127.0.0.1" not in own_adb.run("devices").stdout.decode()
