"""The page of phones: what the command line says of them, and what is asked of it."""

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.controllers.virtual_phone.adb_server import BUNDLED, AdbServer
from tests.ui.models.commands import FakeCommand, listed
from ui.engines.command import SILENT, Command
from ui.models import phones
from ui.models.phones import MISTYPED, PhonesModel


@pytest.fixture
def model(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[PhonesModel]:
    """One whose commands are the test's."""
    FakeCommand.made.clear()
    monkeypatch.setattr(phones, "Command", FakeCommand)
    yield PhonesModel()


def newest() -> FakeCommand:
    return FakeCommand.made[-1]


def test_the_list_is_followed_while_somebody_looks(model: PhonesModel) -> None:
    model.look()
    model.look()
    (following,) = FakeCommand.made
    assert following.words == ["phone", "list", "--follow"] and model.phones is None
    following.says(phones=listed("R58M", advice="Unlock it and tap Allow."))
    assert model.phones and (model.phones[0].way, model.phones[0].ready) == ("usb", False)
    following.says(phones=[])
    assert model.phones == ()
    model.rest()
    model.look()
    assert following.let and len(FakeCommand.made) == 2


def test_a_list_that_cannot_be_had_says_why_and_knows_no_phones(model: PhonesModel) -> None:
    model.look()
    newest().says(phones=listed("R58M"))
    newest().ends("adb does not start: run journeyman phone doctor.")
    assert model.problems["list"] == "adb does not start: run journeyman phone doctor." and model.phones is None
    model.look()
    assert "list" not in model.problems


def test_a_list_that_cannot_be_had_for_a_while_comes_back(model: PhonesModel) -> None:
    model.look()
    newest().says(phones=[], problem="adb does not answer: run journeyman phone doctor.")
    assert (model.phones, model.problems["list"]) == ((), "adb does not answer: run journeyman phone doctor.")
    newest().says(phones=listed("R58M"))
    assert model.phones and "list" not in model.problems


def test_an_address_is_looked_at_before_it_is_tried(model: PhonesModel) -> None:
    model.connect_to("192.168.1.20")
    assert model.problems == {"connect": MISTYPED} and not FakeCommand.made
    model.connect_to(" 192.168.1.20:41001 ")
    assert newest().words == ["phone", "connect", "192.168.1.20:41001", "--json"] and not model.problems
    newest().ends("192.168.1.20:41001 cannot be reached.")
    assert model.problems["connect"] == "192.168.1.20:41001 cannot be reached."


def test_a_code_is_there_until_the_phone_has_come_or_nobody_waits(model: PhonesModel) -> None:
    model.pair()
    newest().says(code="WIFI:T:ADB;S:a;P:b;;")
    assert model.code == "WIFI:T:ADB;S:a;P:b;;"
    model.stop_pairing()
    assert FakeCommand.made[0].closed and (model.code, model.is_busy("pair")) == ("", False)
    model.pair()
    newest().says(code="WIFI:T:ADB;S:c;P:d;;")
    newest().says(serial="192.168.1.20:41001")
    newest().ends()
    assert (model.code, model.connected) == ("", "192.168.1.20:41001")


def test_what_the_doctor_finds_is_kept_by_phone(model: PhonesModel) -> None:
    model.examine("R58M")
    newest().says(name="R58M", ok=True, sentence="Its screen was off and has been switched on.", remedy="")
    newest().ends()
    assert [found.sentence for found in model.findings["R58M"]] == ["Its screen was off and has been switched on."]
    model.examine("R58M")
    assert "R58M" not in model.findings and model.is_busy("doctor")


def test_several_virtual_phones_are_switched_off_one_by_one(model: PhonesModel) -> None:
    for serial in ("127.0.0.1:4001", "127.0.0.1:4002"):
        model.start_virtual()
        newest().says(serial=serial)
    model.look()
    newest().says(phones=listed("127.0.0.1:4001", "127.0.0.1:4002", "127.0.0.1:4003"))
    assert [phone.own for phone in model.phones or ()] == [True, True, False]
    model.stop_virtual("127.0.0.1:4002")
    assert [command.let for command in FakeCommand.made[:2]] == [False, True]


def test_without_adb_a_real_list_ends_in_a_sentence(qtbot: QtBot) -> None:
    real = PhonesModel()
    real.look()
    qtbot.waitUntil(lambda: "list" in real.problems, timeout=30_000)
    assert "no-adb" in real.problems["list"] and real.problems["list"].endswith("run journeyman phone doctor.")
    real.close()


@pytest.mark.timeout(180)
def test_a_real_virtual_phone_comes_and_goes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, adb: AdbServer, no_phone: None
) -> None:
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(BUNDLED))
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(adb.port))
    real = PhonesModel()
    real.look()
    real.start_virtual()
    qtbot.waitUntil(lambda: bool(real.phones and real.phones[0].ready and real.phones[0].own), timeout=90_000)
    assert real.phones and real.phones[0].target == f"android:{real.phones[0].serial}"
    real.stop_virtual(real.phones[0].serial)
    qtbot.waitUntil(lambda: real.phones == (), timeout=60_000)
    real.close()


def test_a_command_that_ends_in_silence_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    command = Command("list", ["phone", "list"])
    with qtbot.waitSignal(command.ended) as ended:
        pass
    assert ended.args == [command, SILENT]
    command.close()
