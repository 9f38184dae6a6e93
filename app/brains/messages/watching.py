"""A watch on what a server sends back: how long it is silent, and how much it sends."""

import asyncio
from collections.abc import AsyncIterator

import httpx2

LIMIT = 2_000_000
"""Bytes of one reply on the wire: at least 16 000 tokens, however they are cut into events."""


class Stalled(Exception):
    """Not a byte came for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class TooLong(Exception):
    """More than LIMIT bytes came."""


class CutShort(Exception):
    """The stream ended before the reply did."""


class Watched(httpx2.AsyncByteStream):
    """The bytes of a response as they come. `silence` is how many seconds may pass between two of them."""

    def __init__(self, stream: httpx2.AsyncByteStream, silence: float) -> None:
        self.silence = silence
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks, size = aiter(self._stream), 0
        while (chunk := await self._next(chunks)) is not None:
            size += len(chunk)
            if size > LIMIT:
                raise TooLong
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def _next(self, chunks: AsyncIterator[bytes]) -> bytes | None:
        try:
            async with asyncio.timeout(self.silence):
                return await anext(chunks, None)
        except TimeoutError:
            raise Stalled(self.silence) from None
