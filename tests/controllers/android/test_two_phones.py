"""Two phones side by side: nothing that is done to one reaches the other."""

import time
from collections.abc import Iterator

import pytest

from app.providers.android import Phones
from controllers.actions import Home, Tap
from controllers.controller import Controller, Found
from controllers.virtual_phone.identity import Identity
from controllers.virtual_phone.phone import VirtualPhone
from perception.locators import described
from tests.controllers.virtual_phone.adb_server import AdbServer


@pytest.fixture(scope="module")
def second() -> Iterator[VirtualPhone]:
    with VirtualPhone(identity=Identity(serial_number="SECOND", model="Another"), language="el") as phone:
        yield phone


@pytest.fixture
def both(own_adb: AdbServer, phone: VirtualPhone, second: VirtualPhone) -> Iterator[dict[str, Controller]]:
    """Opened in one session, on their home screens."""
    second.witness.forget()
    opened = Phones().open({"one": f"android:{phone.serial}", "other": f"android:{second.serial}"})
    yield dict(opened)
    for target in opened.values():
        target.close()


def tap(target: Controller, name: str) -> None:
    at = target.locate(described(name))
    assert isinstance(at, Found), at
    target.perform(Tap(), at)
    target.settled(20.0)


def comes(target: Controller, scope: str) -> bool:
    """Whether it shows that place in time: an app starts some time after the tap that starts it."""
    deadline = time.monotonic() + 20.0
    while target.capture(picture=False).place.scope != scope:
        if time.monotonic() > deadline:
            return False
        target.settled(1.0)
    return True


def test_they_tell_who_they_are(adb: AdbServer, phone: VirtualPhone, second: VirtualPhone) -> None:
    one, other = adb.connected(phone.serial), adb.connected(second.serial)
    assert (one.prop.model, other.prop.model) == ("Journeyman Virtual Phone", "Another")
    assert other.shell("getprop persist.sys.locale") == "el-GR"


def test_each_is_worked_by_itself(both: dict[str, Controller], phone: VirtualPhone, second: VirtualPhone) -> None:
    tap(both["one"], "Settings")
    assert comes(both["one"], "app:com.example.settings")
    assert (phone.witness.count("tap"), second.witness.count("tap")) == (1, 0)
    assert both["other"].capture(picture=False).place.scope == "app:home"
    both["one"].perform(Home(), None)


def test_when_one_is_gone_the_other_is_left_alone(
    both: dict[str, Controller], phone: VirtualPhone, second: VirtualPhone, own_adb: AdbServer
) -> None:
    own_adb.run("disconnect", second.serial)
    phone.witness.forget()
    Phones().renew({}, both)
    assert not [details for details in phone.witness.of("service") if "app_process" in details[0]]
    assert both["other"].capture(picture=False).place.scope == "app:home"
