"""Packets of the shell protocol, version 2. Source: shell_protocol.h of the Android Open Source Project."""

import struct
from enum import IntEnum

from controllers.virtual_phone.adb.stream import Stream, StreamClosed

HEADER = struct.Struct("<BI")


class Part(IntEnum):
    """What a packet holds."""

    STDIN = 0
    STDOUT = 1
    STDERR = 2
    EXIT = 3
    CLOSE_STDIN = 4
    WINDOW_SIZE = 5


def packed(part: Part, data: bytes) -> bytes:
    return HEADER.pack(part, len(data)) + data


async def read_packet(stream: Stream) -> tuple[Part, bytes]:
    """The next packet. Raises StreamClosed at the end, or where there is no packet."""
    number, size = HEADER.unpack(await stream.read_exactly(HEADER.size))
    try:
        return Part(number), await stream.read_exactly(size)
    except ValueError as error:
        raise StreamClosed from error
