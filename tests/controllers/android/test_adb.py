"""What the adb server says, told in sentences whatever it is."""

import shutil

import pytest

from controllers.android.adb import AdbServer, _number, version
from controllers.errors import ControllerError


class Saying(AdbServer):
    """A server that answers this."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said = said

    def ask(self, request: str, seconds: float = 5.0, *, twice: bool = False, told: bool = True) -> str:
        return self._said


@pytest.mark.parametrize(
    ("line", "state", "advice"),
    [
        ("R58M device product:a model:Pixel_8 device:b", "device", ""),
        ("R58M authorizing transport_id:1", "authorizing", "try again in a moment"),
        ("R58M unauthorized transport_id:1", "unauthorized", "tap Allow"),
        ("R58M offline", "offline", "plug it in again"),
        ("R58M no permissions (missing udev rules?); see [http://developer]", "no_permissions", "rules for phones"),
        ("10.0.0.7:41001 offline", "offline", "phone connect 10.0.0.7:41001"),
        ("R58M recovery", "recovery", "restart it with USB debugging on"),
    ],
)
def test_every_state_of_a_phone_says_what_to_do(line: str, state: str, advice: str) -> None:
    (phone,) = Saying(line).phones()
    assert (phone.serial, phone.state, phone.ready) == (line.split()[0], state, not advice)
    assert advice in phone.advice


@pytest.mark.parametrize("program", ["true", "false"])
def test_a_program_that_is_no_adb_is_told(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADBUTILS_ADB_PATH", shutil.which(program) or "")
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "1")
    with pytest.raises(ControllerError, match="is no adb"):
        version()
    with pytest.raises(ControllerError, match=r"adb does not (start|answer) \(.+\): run journeyman phone doctor"):
        AdbServer().ensure()


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", port)
    with pytest.raises(ControllerError, match="make it a port, or unset it"):
        AdbServer()


def test_an_answer_that_is_no_number_is_told() -> None:
    with pytest.raises(ControllerError, match="adb answers what cannot be read"):
        _number(b"HTTP", 16)
