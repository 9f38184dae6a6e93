"""One connection from an adb server: the handshake, and the streams that it opens."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from controllers.virtual_phone.adb.admission import Admission
from controllers.virtual_phone.adb.packets import MAX_DATA, VERSION, Command, Packet, ProtocolError, read_packet
from controllers.virtual_phone.adb.stream import Stream, StreamClosed

TOKEN, SIGNATURE, PUBLIC_KEY = 1, 2, 3
Service = Callable[[Stream], Awaitable[None]]
FindService = Callable[[str], Service | None]
"""The service of that name; None refuses it."""


class Transport:
    """Speaks until the host or the phone ends it."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        banner: bytes,
        find_service: FindService,
        admission: Admission,
    ) -> None:
        self._reader, self._writer = reader, writer
        self._banner = banner
        self._find_service = find_service
        self._admission = admission
        self._version, self._largest = VERSION, MAX_DATA
        self._greeted = False
        self._streams: dict[int, Stream] = {}
        self._last = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        try:
            while True:
                await self._take(await read_packet(self._reader))
        except (asyncio.IncompleteReadError, ConnectionError, ProtocolError):
            pass  # the host is gone, or was none
        finally:
            await self._end()

    def cut(self) -> None:
        """Drop the connection as a pulled cable does."""
        self._writer.transport.abort()

    async def _end(self) -> None:
        for stream in self._streams.values():
            stream.end()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._writer.close()

    async def _send(self, packet: Packet) -> None:
        checksum = self._version < VERSION or packet.command is Command.CNXN
        self._writer.write(packet.encoded(checksum))
        with suppress(ConnectionError):  # the reading side notices
            await self._writer.drain()

    async def _take(self, packet: Packet) -> None:
        match packet.command:
            case Command.CNXN:
                self._version = min(packet.first, VERSION)
                self._largest = min(packet.second, MAX_DATA)
                await self._greet()
            case Command.AUTH:
                await self._authorize(packet)
            case Command.OPEN if self._greeted:
                self._start(self._open(packet.first, packet.data.rstrip(b"\0").decode(errors="replace")))
            case Command.OKAY:
                if stream := self._streams.get(packet.second):
                    stream.acknowledge()
            case Command.WRTE:
                await self._feed(packet)
            case Command.CLSE:
                if stream := self._streams.get(packet.second):
                    stream.end()

    async def _greet(self) -> None:
        if self._admission.offline:
            return
        if self._admission.asks:
            await self._send(Packet(Command.AUTH, TOKEN, 0, bytes(20)))
        else:
            await self._welcome()

    async def _welcome(self) -> None:
        """From now on it may open streams."""
        self._greeted = True
        await self._send(Packet(Command.CNXN, self._version, MAX_DATA, self._banner))

    async def _authorize(self, packet: Packet) -> None:
        """A key that is offered waits for the person; a signature is of no key we know, so ask for the key."""
        if packet.first == SIGNATURE:
            await self._send(Packet(Command.AUTH, TOKEN, 0, bytes(20)))
        elif packet.first == PUBLIC_KEY:
            self._start(self._greet_once_allowed())

    async def _greet_once_allowed(self) -> None:
        await self._admission.allowed()
        await self._welcome()

    async def _feed(self, packet: Packet) -> None:
        stream = self._streams.get(packet.second)
        if stream is None:
            await self._send(Packet(Command.CLSE, 0, packet.first))
            return
        stream.feed(packet.data)
        await self._send(Packet(Command.OKAY, stream.local, stream.remote))

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _open(self, remote: int, name: str) -> None:
        service = self._find_service(name)
        if service is None:
            await self._send(Packet(Command.CLSE, 0, remote))
            return
        self._last += 1
        stream = self._streams[self._last] = Stream(self._send, self._last, remote, self._largest)
        await self._send(Packet(Command.OKAY, stream.local, stream.remote))
        try:
            with suppress(StreamClosed):
                await service(stream)
        finally:
            stream.end()
            del self._streams[stream.local]
            await self._send(Packet(Command.CLSE, stream.local, stream.remote))
