"""Each fault shows as it would on a phone, strikes once where it should, and is gone when it is taken back."""

import io
import json
import math
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest
from adbutils import AdbDevice
from PIL import Image

from controllers.errors import ControllerError
from controllers.virtual_phone.adb.packets import HEADER, MAX_DATA, VERSION, Command, Packet
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.settings import AUTOMATION_KEYBOARD
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.house.tree import text

JAR = "/data/local/tmp"
SERVER_PORT = 9008
PATIENCE = 30.0
QUIET = (10, 1800)
"""A place at home where nothing is."""
DIALOG = "com.android.permissioncontroller"


@pytest.fixture
def server(connection: AdbDevice, phone: VirtualPhone) -> Iterator[AdbDevice]:
    """The phone at home, and the automation server on it."""
    connection.sync.push(b"only its being there matters", f"{JAR}/u2.jar")
    with closing(connection.open_shell(f"CLASSPATH={JAR}/u2.jar app_process / com.wetest.uia2.Main")) as running:
        assert b"listening" in running.conn.recv(100)
        call(connection, "pressKey", "home")
        phone.witness.forget()
        yield connection


def call(phone: AdbDevice, method: str, *parameters: Any, patience: float = PATIENCE) -> Any:
    """One call, sent once. Raises OSError or HTTPException where no answer comes, AssertionError at an error."""
    with closing(phone.create_connection("tcp", SERVER_PORT)) as link, closing(HTTPConnection("phone")) as http:
        http.sock = link
        link.settimeout(patience)
        http.request("POST", "/jsonrpc/0", json.dumps({"id": 1, "method": method, "params": parameters}))
        answer = http.getresponse()
        content = answer.read()
    assert answer.status == 200, answer.status
    reply = json.loads(content)
    assert "error" not in reply, reply
    return reply["result"]


def dumped(phone: AdbDevice) -> str:
    return str(call(phone, "dumpWindowHierarchy", False, 50))


@pytest.mark.parametrize(("moment", "taps"), [("before", 0), ("after", 1)])
def test_the_server_dies_at_an_act(phone: VirtualPhone, server: AdbDevice, moment: Any, taps: int) -> None:
    phone.faults.crash = moment
    with pytest.raises((OSError, HTTPException)):
        call(server, "click", *QUIET)
    assert phone.witness.count("tap") == taps
    assert "app_process" not in server.shell("ps -A")


@pytest.mark.parametrize(("moment", "taps"), [("before", 0), ("after", 1)])
def test_the_server_fails_at_an_act_and_not_at_the_next(
    phone: VirtualPhone, server: AdbDevice, moment: Any, taps: int
) -> None:
    phone.faults.error = moment
    with pytest.raises(AssertionError, match="500"):
        call(server, "click", *QUIET)
    assert phone.witness.count("tap") == taps
    assert call(server, "click", *QUIET) is True


@pytest.mark.parametrize(("moment", "taps"), [("before", 0), ("after", 1)])
def test_the_automation_is_dead_at_an_act(phone: VirtualPhone, server: AdbDevice, moment: Any, taps: int) -> None:
    phone.faults.dead = moment
    with pytest.raises(AssertionError, match=r"android\.os\.DeadObjectException"):
        call(server, "click", *QUIET)
    assert phone.witness.count("tap") == taps


@pytest.mark.parametrize(("moment", "taps"), [("before", 0), ("after", 1)])
def test_the_server_hangs_at_an_act(phone: VirtualPhone, server: AdbDevice, moment: Any, taps: int) -> None:
    phone.faults.hang = moment
    with pytest.raises(TimeoutError):
        call(server, "click", *QUIET, patience=0.5)
    assert phone.witness.count("tap") == taps
    assert call(server, "deviceInfo")


def test_looking_does_not_use_up_what_waits_for_an_act(phone: VirtualPhone, server: AdbDevice) -> None:
    phone.faults.error = "before"
    call(server, "deviceInfo")
    dumped(server)
    with pytest.raises(AssertionError, match="500"):
        call(server, "pressKey", "home")


def test_the_connection_is_lost_at_an_act_and_comes_back(
    phone: VirtualPhone, server: AdbDevice, adb: AdbServer
) -> None:
    phone.faults.drop = 0.2
    with pytest.raises((OSError, HTTPException)):
        call(server, "click", *QUIET)
    assert phone.witness.count("tap") == 1
    until_connected(adb, phone, "device")
    assert server.shell("echo back") == "back"


def greeted(phone: VirtualPhone) -> bool:
    """Whether the phone answers the greeting of an adb server."""
    host, _, port = phone.serial.partition(":")
    with socket.create_connection((host, int(port)), 0.5) as link:
        link.sendall(Packet(Command.CNXN, VERSION, MAX_DATA, b"host::").encoded(checksum=True))
        try:
            return int(HEADER.unpack(link.recv(HEADER.size))[0]) == Command.CNXN
        except TimeoutError:
            return False


def test_an_offline_phone_answers_nothing(phone: VirtualPhone) -> None:
    assert greeted(phone)
    phone.faults.offline = True
    assert not greeted(phone)


def test_a_phone_may_ask_before_it_lets_anybody_in(phone: VirtualPhone, adb: AdbServer) -> None:
    phone.faults.authorize = math.inf
    for _ in ("the first time", "after a restart"):
        phone.drop(0)
        until_connected(adb, phone, "unauthorized")
        phone.allow()
        until_state(adb, phone, "device")
        phone.restart()


def until_connected(adb: AdbServer, phone: VirtualPhone, state: str) -> None:
    adb.run("disconnect", phone.serial)
    adb.run("connect", phone.serial)
    until_state(adb, phone, state)


def until_state(adb: AdbServer, phone: VirtualPhone, state: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while (found := adb.state(phone.serial)) != state:
        assert time.monotonic() < deadline, found
        if not found:
            adb.run("connect", phone.serial)


def test_pictures_are_black_or_missing(phone: VirtualPhone, server: AdbDevice) -> None:
    phone.faults.screenshot = "black"
    shot = server.shell(["screencap", "-p"], encoding=None)
    assert Image.open(io.BytesIO(shot)).convert("L").getextrema() == (0, 0)
    phone.faults.screenshot = "null"
    assert call(server, "takeScreenshot", 1, 80) is None
    phone.faults.screenshot = ""
    assert call(server, "takeScreenshot", 1, 80)


def test_the_hierarchy_is_empty_or_late(phone: VirtualPhone, server: AdbDevice) -> None:
    phone.faults.hierarchy = "empty"
    assert dumped(server).endswith('<hierarchy rotation="0" />')
    phone.faults.hierarchy = ""
    phone.faults.hierarchy_late = 0.3
    began = time.monotonic()
    assert "com.example.launcher" in dumped(server)
    assert time.monotonic() - began >= 0.3


def test_every_call_is_slow(phone: VirtualPhone, server: AdbDevice) -> None:
    phone.faults.slow = 0.3
    began = time.monotonic()
    call(server, "deviceInfo")
    assert time.monotonic() - began >= 0.3


def test_a_deaf_keyboard_says_that_it_typed(phone: VirtualPhone, server: AdbDevice) -> None:
    server.shell(f"settings put secure default_input_method {AUTOMATION_KEYBOARD}")
    phone.faults.deaf_keyboard = True
    assert "result=-1" in server.shell("am broadcast -a ADB_KEYBOARD_INPUT_TEXT --es text YQ==")
    assert phone.witness.count("text") == 0
    phone.faults.deaf_keyboard = False
    server.shell("am broadcast -a ADB_KEYBOARD_INPUT_TEXT --es text YQ==")
    server.shell("ime reset")
    assert list(phone.witness.of("text")) == [("a",)]


def test_the_phone_turns_just_before_an_act(phone: VirtualPhone, server: AdbDevice) -> None:
    phone.faults.rotate = 1
    call(server, "click", *QUIET)
    assert [arrival.kind for arrival in phone.witness.arrivals][-3:] == ["rotate", "tap", "met"]
    call(server, "setOrientation", "natural")
    assert call(server, "deviceInfo")["displayRotation"] == 0


def test_a_question_comes_up_just_before_an_act_and_takes_it(phone: VirtualPhone, server: AdbDevice) -> None:
    phone.faults.permission = "android.permission.ACCESS_FINE_LOCATION"
    call(server, "click", *QUIET)
    assert call(server, "deviceInfo")["currentPackageName"] == DIALOG
    assert call(server, "click", {"mask": 0x200000, "resourceId": f"{DIALOG}:id/permission_deny_button"})
    assert call(server, "waitUntilGone", {"mask": 0x80000, "packageName": DIALOG}, 5000)


def test_another_app_draws_over_the_screen(phone: VirtualPhone, server: AdbDevice) -> None:
    words = {"mask": 1, "text": "You have won"}
    phone.faults.overlay = "<p>You have won</p>"
    call(server, "click", *QUIET)
    assert call(server, "objInfo", words)["packageName"] == "com.example.stranger"
    call(server, "click", {"mask": 0x80040, "packageName": "com.example.stranger", "description": "Close"})
    assert call(server, "waitUntilGone", words, 5000)


@pytest.mark.parametrize(
    ("assignment", "name", "value"),
    [
        ("authorize=never", "authorize", math.inf),
        ("authorize=2", "authorize", 2.0),
        ("offline=on", "offline", True),
        ("crash=after", "crash", "after"),
        ("drop=1.5", "drop", 1.5),
        ("rotate=1", "rotate", 1),
        ("toast=Hello = you", "toast", "Hello = you"),
    ],
)
def test_faults_are_set_by_word(assignment: str, name: str, value: object) -> None:
    faults = Faults()
    faults.set(assignment)
    assert getattr(faults, name) == value


def test_the_guide_names_every_fault() -> None:
    guide = text(Path("assets/guides/virtual_phone.md"))
    assert not [name for name in Faults.__slots__ if f"`{name}=" not in guide]


@pytest.mark.parametrize(
    ("assignment", "told"),
    [
        ("thunder=1", "There is no fault 'thunder'; there are authorize, "),
        ("crash=soon", "The fault crash is one of before, after; not 'soon'."),
        ("slow=very", "The fault slow takes a number, not 'very'."),
        ("offline=maybe", "The fault offline takes on or off, not 'maybe'."),
        ("rotate", "The fault rotate takes a number, not ''."),
    ],
)
def test_nonsense_is_told_in_a_sentence(assignment: str, told: str) -> None:
    with pytest.raises(ControllerError, match=told):
        Faults().set(assignment)
