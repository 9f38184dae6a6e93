"""The virtual phone as a target of the controller, shown as the test wants it."""

from collections.abc import Iterator

import pytest

from controllers.android.target import AndroidTarget
from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.android.holding import Held
from tests.controllers.virtual_phone.adb_server import AdbServer


@pytest.fixture(scope="module")
def opened(adb: AdbServer, switched_on: VirtualPhone) -> Iterator[AndroidTarget]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANDROID_ADB_SERVER_PORT", str(adb.port))
        adb.connected(switched_on.serial)
        target = AndroidTarget.open(switched_on.serial)
        yield target
        target.close()


@pytest.fixture
def held(opened: AndroidTarget, phone: VirtualPhone, own_adb: AdbServer) -> Held:
    """The phone in the test's hand, on its home screen."""
    held = Held(opened, phone)
    held.home()
    return held
