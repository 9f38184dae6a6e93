"""What is left on a phone and in the adb server when its target is closed: nothing."""

import socket

import pytest

from controllers.actions import Home
from controllers.android.adb import AdbServer as Adb
from controllers.android.errors import PhoneLost
from controllers.android.target import AndroidTarget
from controllers.errors import ControllerError
from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.virtual_phone.adb_server import AdbServer


def test_nothing_stays_on_the_phone(own_adb: AdbServer, phone: VirtualPhone) -> None:
    own_adb.connected(phone.serial)
    target = AndroidTarget.open(phone.serial)
    assert b"tcp:9008" in own_adb.run("forward", "--list").stdout
    target.close()
    target.close()
    assert b"tcp:9008" not in own_adb.run("forward", "--list").stdout
    local = Adb().forward(phone.serial, 9008)
    with socket.create_connection(("127.0.0.1", local), 5) as way:
        way.sendall(b"GET /ping HTTP/1.1\r\n\r\n")
        way.settimeout(5)
        assert way.recv(10) == b""
    Adb().unforward(phone.serial, local)


def test_a_phone_that_is_not_there_leaves_nothing_either(own_adb: AdbServer) -> None:
    with pytest.raises(PhoneLost, match="The phone R58M is gone"):
        AndroidTarget.open("R58M")


def test_a_server_that_was_started_is_stopped_where_no_way_leads_to_it(
    own_adb: AdbServer, phone: VirtualPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise ControllerError("adb refused: no more ports.")

    own_adb.connected(phone.serial)
    monkeypatch.setattr(Adb, "forward", refused)
    with pytest.raises(ControllerError, match="no more ports"):
        AndroidTarget.open(phone.serial)
    assert not phone._device.automation.running


def test_a_server_that_ended_is_started_again_behind_the_same_port(own_adb: AdbServer, phone: VirtualPhone) -> None:
    """A mirror may be waiting on it; and one more at each end would add up."""
    own_adb.connected(phone.serial)
    target = AndroidTarget.open(phone.serial)
    before = own_adb.run("forward", "--list").stdout
    phone.faults.crash = "after"
    target.perform(Home(), None)
    assert target.capture(picture=False).nodes
    assert own_adb.run("forward", "--list").stdout == before
    target.close()
