"""The services `shell:` and `exec:`: a command line comes in, its output goes out."""

import struct
from collections.abc import Mapping
from enum import IntEnum

from controllers.virtual_phone.adb.stream import Stream
from controllers.virtual_phone.adb.transport import Service
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.shell.interpreter import Interpreter
from controllers.virtual_phone.shell.process import Command, Write

LARGEST = 32 * 1024


class Part(IntEnum):
    """What a packet of the shell protocol, version 2, holds. Source: shell_protocol.h of Android."""

    STDIN = 0
    STDOUT = 1
    STDERR = 2
    EXIT = 3
    CLOSE_STDIN = 4


def raw_shell(device: Device, commands: Mapping[str, Command], line: str) -> Service:
    """Output and errors mixed, and no exit code: what `shell:` without version 2 and `exec:` give."""

    async def serve(stream: Stream) -> None:
        async def read() -> bytes:
            data = bytearray()
            while more := await stream.read():
                data += more
            return bytes(data)

        await Interpreter(device, commands, stream.ended).run(line, read, stream.write, stream.write)

    return serve


def packed_shell(device: Device, commands: Mapping[str, Command], line: str) -> Service:
    """Output, errors and the exit code in packets."""

    async def serve(stream: Stream) -> None:
        async def read() -> bytes:
            data = bytearray()
            while True:
                part, size = struct.unpack("<BI", await stream.read_exactly(5))
                content = await stream.read_exactly(size)
                if part == Part.STDIN:
                    data += content
                elif part == Part.CLOSE_STDIN:
                    return bytes(data)

        interpreter = Interpreter(device, commands, stream.ended)
        code = await interpreter.run(line, read, _packer(stream, Part.STDOUT), _packer(stream, Part.STDERR))
        await stream.write(_packet(Part.EXIT, bytes([code & 0xFF])))

    return serve


def _packer(stream: Stream, part: Part) -> Write:
    async def write(data: bytes) -> None:
        for start in range(0, len(data), LARGEST):
            await stream.write(_packet(part, data[start : start + LARGEST]))

    return write


def _packet(part: Part, data: bytes) -> bytes:
    return struct.pack("<BI", part, len(data)) + data
