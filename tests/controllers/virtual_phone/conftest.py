"""One phone and one adb server for all tests of the virtual phone: starting one takes longer than most of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import uiautomator2
from adbutils import AdbDevice

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
def switched_on() -> Iterator[VirtualPhone]:
    with VirtualPhone() as phone:
        yield phone


@pytest.fixture(scope="session")
def connection(adb: AdbServer, switched_on: VirtualPhone) -> AdbDevice:
    return adb.connected(switched_on.serial)


@pytest.fixture
def phone(switched_on: VirtualPhone) -> Iterator[VirtualPhone]:
    """The phone with no faults, and a witness that has seen nothing."""
    switched_on.witness.forget()
    yield switched_on
    for name in Faults.__slots__:
        setattr(switched_on.faults, name, getattr(Faults(), name))


@pytest.fixture(scope="module")
def stock(connection: AdbDevice) -> Iterator[uiautomator2.Device]:
    """The phone as somebody drives it who uses uiautomator2 as it comes."""
    driver = uiautomator2.connect(connection)
    yield driver
    driver.stop_uiautomator()
