"""uiautomator2 as it comes, on the virtual phone."""

from collections.abc import Iterator

import pytest
import uiautomator2
from adbutils import AdbDevice

from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.controllers.virtual_phone.bare import BareScreen


@pytest.fixture(scope="session")
def bare() -> Iterator[BareScreen]:
    screen = BareScreen()
    yield screen
    screen.close()


@pytest.fixture(scope="module")
def connection(adb: AdbServer, switched_on: VirtualPhone) -> AdbDevice:
    return adb.connected(switched_on.serial)


@pytest.fixture(scope="module")
def stock(connection: AdbDevice) -> Iterator[uiautomator2.Device]:
    """The phone as somebody drives it who uses uiautomator2 as it comes."""
    driver = uiautomator2.connect(connection)
    yield driver
    driver.stop_uiautomator()
