"""The real adb works on the virtual phone as on any other."""

import io
import math
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import uiautomator2
from adbutils import AdbDevice
from PIL import Image

from controllers.virtual_phone.adb.packets import HEADER, MAX_DATA, VERSION, Command, Packet
from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.virtual_phone.adb_server import PROGRAMS, AdbServer

APK = Path(uiautomator2.__file__).parent / "assets" / "app-uiautomator.apk"


@pytest.fixture(scope="module", params=PROGRAMS)
def any_adb(request: pytest.FixtureRequest, adb_home: Path) -> Iterator[AdbServer]:
    """The old adb that Debian has, and the newest."""
    with AdbServer(adb_home, PROGRAMS[request.param]) as server:
        yield server


def test_every_adb_connects_asks_and_sees(any_adb: AdbServer, phone: VirtualPhone) -> None:
    assert any_adb.run("connect", phone.serial).stdout.startswith(b"connected to")
    assert b"model:Journeyman_Virtual_Phone" in any_adb.run("devices", "-l").stdout
    assert any_adb.run("shell", "wm", "size").stdout == b"Physical size: 1080x2400\n"
    assert Image.open(io.BytesIO(any_adb.run("exec-out", "screencap", "-p").stdout)).size == (1080, 2400)


def test_every_adb_keeps_output_errors_and_exit_codes_apart(any_adb: AdbServer, phone: VirtualPhone) -> None:
    any_adb.run("connect", phone.serial)
    done = any_adb.run("shell", "echo out; nothing")
    assert (done.returncode, done.stdout) == (127, b"out\n")
    assert done.stderr == b"/system/bin/sh: nothing: inaccessible or not found\n"


def test_every_adb_pushes_lists_and_pulls(any_adb: AdbServer, phone: VirtualPhone, tmp_path: Path) -> None:
    any_adb.run("connect", phone.serial)
    content = bytes(range(256)) * 1000
    (tmp_path / "sent").write_bytes(content)
    assert any_adb.run("push", str(tmp_path / "sent"), "/sdcard/Download/").returncode == 0
    assert b"sent" in any_adb.run("shell", "ls", "/sdcard/Download").stdout
    assert any_adb.run("pull", "/sdcard/Download/sent", str(tmp_path / "back")).returncode == 0
    assert (tmp_path / "back").read_bytes() == content
    missing = any_adb.run("pull", "/sdcard/none", str(tmp_path / "none"))
    assert missing.returncode == 1
    assert b"No such file or directory" in missing.stdout + missing.stderr


def test_output_of_exec_is_not_changed(adb: AdbServer, connection: AdbDevice) -> None:
    """A terminal would turn line feeds into two characters."""
    connection.sync.push(b"\n\r\n\x00\xff", "/sdcard/bytes")
    assert adb.run("-s", connection.serial, "exec-out", "cat", "/sdcard/bytes").stdout == b"\n\r\n\x00\xff"


def test_what_is_piped_in_arrives(adb: AdbServer, connection: AdbDevice) -> None:
    done = adb.run("-s", connection.serial, "shell", "cat > /sdcard/typed; wc -l < /sdcard/typed", send=b"one\ntwo\n")
    assert done.stdout == b"2\n"


def test_a_shell_without_a_command_is_a_prompt(adb: AdbServer, connection: AdbDevice) -> None:
    done = adb.run("-s", connection.serial, "shell", "-tt", send=b"echo $USER\nfalse\nexit\n")
    assert b"$ echo $USER\r\nshell\r\n" in done.stdout
    assert done.returncode == 1


def test_only_the_keyboard_of_uiautomator2_is_installed(
    any_adb: AdbServer, phone: VirtualPhone, tmp_path: Path
) -> None:
    any_adb.run("connect", phone.serial)
    assert b"Success" in any_adb.run("install", "-r", str(APK)).stdout
    (tmp_path / "other.apk").write_bytes(b"PK nothing")
    other = any_adb.run("install", str(tmp_path / "other.apk"))
    assert other.returncode == 1
    assert b"apps of a virtual phone are web pages" in other.stdout + other.stderr


def test_it_is_no_root_and_takes_no_way_back(adb: AdbServer, connection: AdbDevice) -> None:
    assert b"cannot run as root" in adb.run("-s", connection.serial, "root").stdout
    assert adb.run("-s", connection.serial, "reverse", "tcp:6100", "tcp:7100").returncode == 1
    assert adb.run("-s", connection.serial, "reverse", "--list").stdout.strip() == b""


def test_ports_of_this_machine_are_not_the_phones(connection: AdbDevice, adb: AdbServer) -> None:
    with pytest.raises(Exception, match="closed"):
        connection.create_connection("tcp", adb.port)


def test_nobody_but_this_machine_can_connect(phone: VirtualPhone) -> None:
    """127.0.0.2 is as far from 127.0.0.1 as any other address."""
    port = int(phone.serial.rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=1)


@pytest.mark.parametrize(
    "noise", [b"GET / HTTP/1.1\r\n\r\n" * 3, b"\xff" * 24, HEADER.pack(Command.OPEN, 1, 0, 0, 0, 0)]
)
def test_what_is_no_adb_is_hung_up_on(phone: VirtualPhone, connection: AdbDevice, noise: bytes) -> None:
    host, _, port = phone.serial.partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as stranger:
        stranger.sendall(noise)
        assert stranger.recv(1) == b""
    assert connection.shell("echo alive") == "alive"


def test_whoever_was_not_let_in_opens_nothing(phone: VirtualPhone) -> None:
    phone.faults.authorize = math.inf
    phone.witness.forget()
    with socket.create_connection(("127.0.0.1", int(phone.serial.rpartition(":")[2])), 5) as host:
        host.sendall(Packet(Command.CNXN, VERSION, MAX_DATA, b"host::").encoded(checksum=False))
        assert host.recv(24)[:4] == b"AUTH"
        host.sendall(Packet(Command.OPEN, 1, 0, b"shell:id\0").encoded(checksum=False))
        host.settimeout(0.5)
        host.recv(1000)  # the rest of the question
        with pytest.raises(TimeoutError):
            host.recv(1)
    assert phone.witness.count("service") == 0


def test_a_packet_of_a_size_that_nobody_agreed_on_is_not_waited_for(phone: VirtualPhone) -> None:
    host, _, port = phone.serial.partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as stranger:
        stranger.sendall(HEADER.pack(Command.OPEN, 1, 0, MAX_DATA + 1, 0, Command.OPEN ^ 0xFFFFFFFF))
        assert stranger.recv(1) == b""


def test_a_port_that_is_taken_is_told_in_a_sentence(phone: VirtualPhone) -> None:
    port = int(phone.serial.rpartition(":")[2])
    with pytest.raises(Exception, match=f"Port {port} is taken"):
        VirtualPhone(port=port).start()
