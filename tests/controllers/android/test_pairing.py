"""Pairing by a QR code, up to what needs a real phone: the code, the announcement, what adb is told and says."""

import re
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from zeroconf import ServiceInfo, Zeroconf

from controllers.android import pairing
from controllers.android.adb import AdbServer, Listed
from controllers.android.pairing import (
    CONNECTING,
    PAIRING,
    Announced,
    Announcements,
    Invitation,
    connect,
    invitation,
    pair,
)
from controllers.errors import ControllerError, DeadlineExceeded
from tests.controllers.virtual_phone.adb_server import AdbServer as OwnServer


@dataclass
class Told(AdbServer):
    """An adb server that says what the test wants, and keeps what it was asked."""

    pairs: str = "Successfully paired to 10.0.0.7:4711 [guid=adb-x]"
    connects: str = "connected to 10.0.0.7:40001"
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def pair(self, address: str, password: str) -> str:
        self.asked.append(("pair", address, password))
        return self.pairs

    def connect(self, address: str) -> str:
        self.asked.append(("connect", address))
        return self.connects

    def disconnect(self, address: str) -> None:
        self.asked.append(("disconnect", address))


def announcing(*services: tuple[str, str, str]) -> Announcements:
    """Announcements that have heard these: kind, name, address."""
    heard = Announcements()
    heard._found.update({(kind, name): Announced(name, address) for kind, name, address in services})
    return heard


INVITED = Invitation("journeyman-abc", "s3cret")
PHONE = (PAIRING, "journeyman-abc", "10.0.0.7:4711")
OTHER = (PAIRING, "studio-xyz", "10.0.0.9:4000")
READY = (CONNECTING, "adb-x", "10.0.0.7:40001")


def test_the_code_says_what_android_reads_and_is_never_the_same() -> None:
    one, other = invitation(), invitation()
    assert re.fullmatch(r"WIFI:T:ADB;S:journeyman-\w{6};P:\w{12};;", one.text)
    assert one.password != other.password


def test_the_phone_that_read_the_code_is_paired_and_connected() -> None:
    adb = Told()
    assert pair(adb, INVITED, announcing(OTHER, PHONE, (CONNECTING, "y", "10.0.0.70:1"), READY)) == "10.0.0.7:40001"
    assert adb.asked == [("pair", "10.0.0.7:4711", "s3cret"), ("connect", "10.0.0.7:40001")]


@pytest.mark.parametrize(
    ("adb", "services", "why"),
    [
        (Told(), [OTHER, READY], "No phone answered the code"),
        (Told(), [PHONE], "No phone answered the code"),
        (Told(pairs="Failed: Wrong password"), [PHONE, READY], "did not pair"),
        (Told(connects="failed to authenticate to 10.0.0.7:40001"), [PHONE, READY], "tap Allow"),
        (Told(connects="failed to connect to 10.0.0.7:40001"), [PHONE, READY], "cannot be reached"),
    ],
)
def test_what_went_wrong_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, adb: Told, services: list[tuple[str, str, str]], why: str
) -> None:
    monkeypatch.setattr(pairing, "PAIR_SECONDS", 0.05)
    monkeypatch.setattr(pairing, "CONNECT_SECONDS", 0.05)
    with pytest.raises(ControllerError, match=why):
        pair(adb, INVITED, announcing(*services))


def test_what_cannot_be_reached_is_not_kept_as_a_phone() -> None:
    adb = Told(connects="failed to connect to 10.0.0.7:40001")
    with pytest.raises(ControllerError, match="cannot be reached"):
        connect(adb, "10.0.0.7:40001")
    assert adb.asked[-1] == ("disconnect", "10.0.0.7:40001")


@pytest.mark.parametrize(("state", "dialled"), [("device", 1), ("offline", 2)])
def test_a_connection_that_died_is_made_anew(state: str, dialled: int) -> None:
    class Knowing(Told):
        def phones(self) -> tuple[Listed, ...]:
            return (Listed("10.0.0.7:40001", state),)

    adb = Knowing(connects="already connected to 10.0.0.7:40001")
    assert connect(adb, "10.0.0.7:40001") == "10.0.0.7:40001"
    assert [what for what, *_ in adb.asked].count("connect") == dialled


def test_with_an_adb_that_cannot_pair_nobody_is_invited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "version", lambda: 29)
    with pytest.raises(ControllerError, match="older than 30"):
        invitation()


def test_the_adb_that_is_bundled_knows_how_to_pair(own_adb: OwnServer) -> None:
    assert AdbServer().pair("127.0.0.1:9", "000000").startswith("Failed: ")


def test_announcements_in_the_network_are_heard() -> None:
    with ThreadPoolExecutor(1) as apart:  # zeroconf refuses a thread in which a browser's loop runs
        apart.submit(hear).result()


def hear() -> None:
    info = ServiceInfo(PAIRING, f"journeyman-abc.{PAIRING}", 4711, addresses=[socket.inet_aton("127.0.0.1")])
    phone = Zeroconf(interfaces=["127.0.0.1"])
    try:
        with Announcements() as heard:
            phone.register_service(info)
            found = heard.wait(PAIRING, lambda service: service.name == "journeyman-abc", 10.0)
            assert found.address == "127.0.0.1:4711"
            with pytest.raises(DeadlineExceeded):
                heard.wait(CONNECTING, lambda service: True, 0.05)
    finally:
        phone.close()
