"""Whether the automation server runs on the phone, and how it ends."""

import asyncio
from typing import Any


class Automation:
    """Android lets one UiAutomation client at a time have the screen; this is its place."""

    def __init__(self) -> None:
        self.port: int | None = None
        self.kept: dict[str, dict[str, Any]] = {}
        """Selectors that the server keeps for its client, by name."""
        self.seen_toast: str | None = None
        """The toast that the client has cleared."""
        self._ended = asyncio.Event()

    @property
    def running(self) -> bool:
        return self.port is not None

    async def serve_until(self, hung_up: asyncio.Event, port: int) -> None:
        """Be there until `hung_up` is set or somebody calls `end`."""
        self.port, self._ended = port, asyncio.Event()
        waits = [asyncio.create_task(event.wait()) for event in (hung_up, self._ended)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.port = None
            for wait in waits:
                wait.cancel()

    def end(self) -> None:
        """Stop the server, or let it crash."""
        self.port = None
        self._ended.set()
