"""Which service answers what an adb server asks for by name."""

from controllers.virtual_phone.adb.stream import Stream
from controllers.virtual_phone.adb.sync import SyncService
from controllers.virtual_phone.adb.transport import Service
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.mishaps import Mishaps
from controllers.virtual_phone.shell.installed import COMMANDS
from controllers.virtual_phone.shell.service import packed_shell, raw_shell
from controllers.virtual_phone.shell.session import terminal_shell
from controllers.virtual_phone.uiautomator.server import AutomationServer

REFUSAL = "adbd cannot run as root in production builds\n"


class Services:
    """The services of one phone. Call it with a name; None refuses."""

    def __init__(self, device: Device, mishaps: Mishaps) -> None:
        self._device = device
        self._mishaps = mishaps

    def __call__(self, name: str) -> Service | None:
        kind, _, wanted = name.partition(":")
        self._device.witness.saw("service", name)
        match kind.split(","):
            case ["shell", *options] if "v2" in options and not wanted:
                return terminal_shell(self._device, COMMANDS)
            case ["shell", *options] if "v2" in options:
                return packed_shell(self._device, COMMANDS, wanted)
            case ["shell", *_] | ["exec"]:
                return raw_shell(self._device, COMMANDS, wanted)
            case ["sync"]:
                return SyncService(self._device.files)
            case ["tcp"]:
                listening = wanted.partition(":")[0] == str(self._device.automation.port)
                return AutomationServer(self._device, self._mishaps) if listening else None
            case ["reverse"]:
                return _list_no_reverse if wanted == "list-forward" else None
            case ["root" | "remount" | "tcpip" | "usb" | "disable-verity" | "enable-verity"]:
                return _refuse
        return None


async def _list_no_reverse(stream: Stream) -> None:
    """Reverse forwards would let the phone reach the computer: it has none and takes none."""
    await stream.write(b"OKAY0000")


async def _refuse(stream: Stream) -> None:
    await stream.write(REFUSAL.encode())
