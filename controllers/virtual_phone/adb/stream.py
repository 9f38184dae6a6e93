"""One stream of an adb connection: what a service reads from and writes to."""

import asyncio
from collections.abc import Awaitable, Callable

from controllers.virtual_phone.adb.packets import Command, Packet

Send = Callable[[Packet], Awaitable[None]]


class StreamClosed(Exception):
    """The host has closed the stream, or the connection is gone."""


class Stream:
    """Bytes in both directions. The transport calls `feed`, `acknowledge` and `end`; a service the rest."""

    def __init__(self, send: Send, local: int, remote: int, largest: int) -> None:
        self.local, self.remote = local, remote
        self.ended = asyncio.Event()
        self._send = send
        self._largest = largest
        self._buffer = bytearray()
        self._arrived = asyncio.Event()
        self._acknowledged = asyncio.Event()

    async def read(self) -> bytes:
        """What has arrived, at least one byte; nothing at the end."""
        await self._until(1)
        taken = bytes(self._buffer)
        self._buffer.clear()
        return taken

    async def read_exactly(self, size: int) -> bytes:
        """Raises StreamClosed when the stream ends before."""
        if not await self._until(size):
            raise StreamClosed
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    async def write(self, data: bytes) -> None:
        """Send data, a packet at a time: the next goes out when the host has acknowledged the one before.

        Raises StreamClosed.
        """
        for start in range(0, len(data), self._largest):
            if self.ended.is_set():
                raise StreamClosed
            self._acknowledged.clear()
            part = data[start : start + self._largest]
            await self._send(Packet(Command.WRTE, self.local, self.remote, part))
            await self._acknowledged.wait()
        if self.ended.is_set():
            raise StreamClosed

    def feed(self, data: bytes) -> None:
        self._buffer += data
        self._arrived.set()

    def acknowledge(self) -> None:
        self._acknowledged.set()

    def end(self) -> None:
        self.ended.set()
        self._arrived.set()
        self._acknowledged.set()

    async def _until(self, size: int) -> bool:
        """Whether that many bytes came before the stream ended."""
        while len(self._buffer) < size and not self.ended.is_set():
            self._arrived.clear()
            await self._arrived.wait()
        return len(self._buffer) >= size
