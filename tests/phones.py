"""One virtual phone and one adb server for all tests: starting them takes seconds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.virtual_phone.adb_server import AdbServer


@pytest.fixture(scope="session")
def adb_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every server finds the key that the first one made: that takes a second."""
    return tmp_path_factory.mktemp("adb")


@pytest.fixture(scope="session")
def adb(adb_home: Path) -> Iterator[AdbServer]:
    with AdbServer(adb_home) as server:
        yield server


@pytest.fixture(scope="session")
def only_phone() -> Iterator[VirtualPhone]:
    with VirtualPhone() as phone:
        yield phone


@pytest.fixture(scope="module")
def switched_on(only_phone: VirtualPhone) -> VirtualPhone:
    """The phone as new: whatever other modules have left on it is gone."""
    only_phone.world.reset(1)
    only_phone.restart()
    return only_phone


@pytest.fixture
def phone(switched_on: VirtualPhone) -> Iterator[VirtualPhone]:
    """The phone with no faults, and a witness that has seen nothing."""
    switched_on.witness.forget()
    yield switched_on
    for name in Faults.__slots__:
        setattr(switched_on.faults, name, getattr(Faults(), name))


@pytest.fixture
def no_phone(adb: AdbServer) -> None:
    """None is connected."""
    adb.run("disconnect")


@pytest.fixture
def own_adb(adb: AdbServer, monkeypatch: pytest.MonkeyPatch) -> AdbServer:
    """The tests' server as the one that Journeyman uses."""
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(adb.port))
    return adb
