"""The services `shell:` and `exec:`: a command line comes in, its output goes out."""

from collections.abc import Mapping

from controllers.virtual_phone.adb.stream import Stream
from controllers.virtual_phone.adb.transport import Service
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.shell.interpreter import Interpreter
from controllers.virtual_phone.shell.packets import Part, packed, read_packet
from controllers.virtual_phone.shell.process import Command, Ends, Write

LARGEST = 32 * 1024


def raw_shell(device: Device, commands: Mapping[str, Command], line: str) -> Service:
    """Output and errors mixed, and no exit code: what `shell:` without version 2 and `exec:` give."""

    async def serve(stream: Stream) -> None:
        async def read() -> bytes:
            data = bytearray()
            while more := await stream.read():
                data += more
            return bytes(data)

        ends = Ends(read=read, write=stream.write, write_error=stream.write)
        await Interpreter(device, commands, stream.ended).run(line, ends)

    return serve


def packed_shell(device: Device, commands: Mapping[str, Command], line: str) -> Service:
    """Output, errors and the exit code in packets."""

    async def serve(stream: Stream) -> None:
        async def read() -> bytes:
            data = bytearray()
            part = Part.STDIN
            while part is not Part.CLOSE_STDIN:
                part, content = await read_packet(stream)
                data += content if part is Part.STDIN else b""
            return bytes(data)

        interpreter = Interpreter(device, commands, stream.ended)
        ends = Ends(read=read, write=_writer(stream, Part.STDOUT), write_error=_writer(stream, Part.STDERR))
        code = await interpreter.run(line, ends)
        await stream.write(packed(Part.EXIT, bytes([code & 0xFF])))

    return serve


def _writer(stream: Stream, part: Part) -> Write:
    async def write(data: bytes) -> None:
        for start in range(0, len(data), LARGEST):
            await stream.write(packed(part, data[start : start + LARGEST]))

    return write
