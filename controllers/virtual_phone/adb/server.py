"""The daemon that an adb server connects to: `adb connect 127.0.0.1:PORT`."""

import asyncio
from dataclasses import dataclass

from controllers.virtual_phone.adb.authorization import Authorization
from controllers.virtual_phone.adb.transport import FindService, Transport

LOOPBACK = "127.0.0.1"
FEATURES = "shell_v2,cmd,stat_v2,ls_v2"


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

    def __init__(self, banner: Banner, find_service: FindService, authorization: Authorization) -> None:
        self._banner = banner
        self._find_service = find_service
        self._authorization = authorization
        self._listener: asyncio.Server | None = None
        self._transports: set[Transport] = set()

    async def listen(self, port: int = 0) -> int:
        """Take connections; the port, which is a free one where 0 is asked for. Raises OSError when it is taken."""
        self._listener = await asyncio.start_server(self._connected, LOOPBACK, port)
        return int(self._listener.sockets[0].getsockname()[1])

    async def hang_up(self) -> None:
        """Stop listening and drop every connection."""
        if self._listener:
            self._listener.close()
            self._listener = None
        for transport in tuple(self._transports):
            transport.cut()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        transport = Transport(reader, writer, self._banner.encoded(), self._find_service, self._authorization)
        self._transports.add(transport)
        try:
            await transport.run()
        finally:
            self._transports.discard(transport)
