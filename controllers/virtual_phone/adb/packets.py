"""Packets of the adb protocol: a header of 24 bytes, then data.

Source: "ADB protocol" (protocol.txt) of the Android Open Source Project; STLS (TLS) is not spoken here.
"""

import asyncio
import struct
from dataclasses import dataclass
from enum import IntEnum

VERSION = 0x01000001
"""From this version on, checksums are not looked at."""
MAX_DATA = 1024 * 1024
HEADER = struct.Struct("<6I")
MASK = 0xFFFFFFFF


class Command(IntEnum):
    """The four letters of each command, little endian."""

    CNXN = 0x4E584E43
    AUTH = 0x48545541
    OPEN = 0x4E45504F
    OKAY = 0x59414B4F
    WRTE = 0x45545257
    CLSE = 0x45534C43


class ProtocolError(Exception):
    """The other side does not speak adb."""


@dataclass(frozen=True, slots=True)
class Packet:
    """`first` and `second` are the header's arguments: ids of streams, or what the command says they are."""

    command: Command
    first: int
    second: int
    data: bytes = b""

    def encoded(self, checksum: bool) -> bytes:
        total = sum(self.data) & MASK if checksum else 0
        head = HEADER.pack(self.command, self.first, self.second, len(self.data), total, self.command ^ MASK)
        return head + self.data


async def read_packet(reader: asyncio.StreamReader) -> Packet:
    """The next packet. Raises ProtocolError, and asyncio.IncompleteReadError when the other side is gone."""
    number, first, second, length, _, magic = HEADER.unpack(await reader.readexactly(HEADER.size))
    if magic != number ^ MASK or length > MAX_DATA:
        raise ProtocolError("no header of adb")
    data = await reader.readexactly(length)
    try:
        return Packet(Command(number), first, second, data)
    except ValueError as error:
        raise ProtocolError(f"unknown command {number:#x}") from error
