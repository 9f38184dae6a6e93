"""`adb shell` without a command: a prompt on a terminal, line by line."""

from collections.abc import Mapping

from controllers.virtual_phone.adb.stream import Stream
from controllers.virtual_phone.adb.transport import Service
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.shell.interpreter import Interpreter
from controllers.virtual_phone.shell.packets import Part, packed, read_packet
from controllers.virtual_phone.shell.process import Command, Ends
from controllers.virtual_phone.shell.redirections import out_of

END_OF_INPUT, ERASE, INTERRUPT = "\x04", "\x7f", "\x03"


class Terminal:
    """Echoes what is typed, as nobody else would."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._typed: list[str] = []

    async def show(self, data: bytes) -> None:
        await self._stream.write(packed(Part.STDOUT, data.replace(b"\n", b"\r\n")))

    async def line(self) -> str | None:
        """The next line; None at the end."""
        line = ""
        while True:
            while not self._typed:
                part, data = await read_packet(self._stream)
                if part is Part.CLOSE_STDIN:
                    return None
                self._typed += data.decode(errors="replace") if part is Part.STDIN else ""
            match self._typed.pop(0):
                case "\r" | "\n":
                    await self.show(b"\n")
                    return line
                case _ as key if key == END_OF_INPUT:
                    return None
                case _ as key if key == INTERRUPT:
                    await self.show(b"^C\n")
                    return ""
                case _ as key if key == ERASE:
                    line = line[:-1]
                    await self.show(b"\b \b")
                case key:
                    line += key
                    await self.show(key.encode())


def terminal_shell(device: Device, commands: Mapping[str, Command]) -> Service:
    """Lines until `exit` or the end of the input."""

    async def serve(stream: Stream) -> None:
        terminal = Terminal(stream)
        ends = Ends(read=out_of(b""), write=terminal.show, write_error=terminal.show)
        interpreter = Interpreter(device, commands, stream.ended)
        code = 0
        while True:
            await terminal.show(f"{device.identity.product}:/ $ ".encode())
            line = await terminal.line()
            if line is None or line.strip() == "exit":
                break
            code = await interpreter.run(line, ends)
        await stream.write(packed(Part.EXIT, bytes([code & 0xFF])))

    return serve
