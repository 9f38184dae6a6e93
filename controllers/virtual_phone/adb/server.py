"""The daemon that an adb server connects to: `adb connect 127.0.0.1:PORT`."""

import asyncio
import random
import socket
from contextlib import suppress
from dataclasses import dataclass

from controllers.virtual_phone.adb.admission import Admission
from controllers.virtual_phone.adb.transport import FindService, Transport
from controllers.virtual_phone.timing import held

LOOPBACK = "127.0.0.1"
FEATURES = "shell_v2,stat_v2,ls_v2"
"""Without `cmd`, so that adb installs by pushing a file instead of by a stream."""
FREE = range(20_000, 30_000)
"""Below the ports that systems give to outgoing calls: one of these is still free when a lost phone comes back."""
TRIES = 20
AGAIN = 0.02
"""Seconds after which a port that is not free yet is asked for again."""


def bind(port: int) -> socket.socket:
    """That port on loopback, or a free one for 0. Raises OSError when it is taken."""
    *others, last = [port] if port else random.sample(FREE, TRIES)
    for candidate in others:
        with suppress(OSError):
            return socket.create_server((LOOPBACK, candidate))
    return socket.create_server((LOOPBACK, last))


@dataclass(frozen=True, slots=True)
class Banner:
    """What the daemon says of its phone; `adb devices -l` shows it."""

    product: str
    model: str

    def encoded(self) -> bytes:
        return (
            f"device::ro.product.name={self.product};ro.product.model={self.model};"
            f"ro.product.device={self.product};features={FEATURES}"
        ).encode()


class Daemon:
    """Listens on loopback only: whoever may connect may do anything with the phone. Lives on the phone's loop."""

    def __init__(self, banner: Banner, find_service: FindService, admission: Admission) -> None:
        self._banner = banner
        self._find_service = find_service
        self._admission = admission
        self._listener: asyncio.Server | None = None
        self._port = 0
        self._transports: set[Transport] = set()
        self._returning: asyncio.Task[None] | None = None

    async def listen(self, bound: socket.socket) -> None:
        """Take connections on what `bind` gave."""
        self._port = int(bound.getsockname()[1])
        self._listener = await asyncio.start_server(self._connected, sock=bound)

    def drop(self, seconds: float) -> None:
        """Be gone for so long."""
        if self._returning:
            self._returning.cancel()
        self._hang_up()
        self._returning = asyncio.create_task(self._return(seconds))

    async def close(self) -> None:
        """Be gone for good."""
        if self._returning:
            self._returning.cancel()
        self._hang_up()

    async def _return(self, seconds: float) -> None:
        await held(seconds)
        while True:
            with suppress(OSError):  # what was hung up on may hold the port for a moment yet
                return await self.listen(bind(self._port))
            await held(AGAIN)

    def _hang_up(self) -> None:
        if self._listener:
            self._listener.close()
            self._listener = None
        for transport in tuple(self._transports):
            transport.cut()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # asyncio does so by itself, but not for sockets that were made without naming their protocol.
        writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        transport = Transport(reader, writer, self._banner.encoded(), self._find_service, self._admission)
        self._transports.add(transport)
        try:
            await transport.run()
        finally:
            self._transports.discard(transport)
