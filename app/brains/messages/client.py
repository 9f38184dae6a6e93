"""The model behind the network: any server that speaks the Messages API."""

import os
from collections.abc import Callable
from contextlib import suppress

import anthropic
import httpx2

from app.brains.messages.exchange import Exchange, Line, Patience
from app.brains.messages.watching import Watched
from app.brains.model import Completion, Request
from app.errors import BrainError
from app.keys import ANTHROPIC, server
from controllers.browser.loop import Calls, LoopThread
from controllers.errors import DeadlineExceeded, Stopped, TargetLost

CLOSING = 5.0
"""Seconds that open connections may take to close."""


def _unheard(sentence: str) -> None:
    """Tells nobody."""


class MessagesModel:
    """A Model over the network. It waits on a loop of its own, so that any thread can interrupt it at any moment."""

    def __init__(
        self,
        key: str | None,
        base_url: str | None = None,
        told: Callable[[str], None] = _unheard,
        patience: Patience | None = None,
    ) -> None:
        """`told` hears of every retry and fall-back at once, on another thread. Raises UserError for a bad address."""
        self._patience = patience or Patience()
        self._key = key
        address = server(base_url)
        self._line = Line(self._client(base_url or ANTHROPIC), address, told, self._patience)
        self._thread = LoopThread("model")
        self._calls = Calls(self._thread)
        self._stopped = False

    def complete(self, request: Request) -> Completion:
        """Raises BrainError in one sentence when no answer can be had, Stopped when interrupted."""
        if self._key is None and self._line.server == ANTHROPIC:
            raise BrainError(f"There is no key for {ANTHROPIC}: run journeyman key set, or set ANTHROPIC_API_KEY.")
        exchange = Exchange(self._line, request)
        within = min(self._patience.total, request.allowance.seconds)
        try:
            return self._calls.wait(self._completion(exchange), within, "No reply")
        except DeadlineExceeded:
            remedy = "raise --max-seconds or set" if within < self._patience.total else "set a lower effort or"
            raise BrainError(
                f"{request.model} has not finished its answer within {within:.3g} s: {remedy} another model.",
                exchange.usage(),
            ) from None
        except TargetLost:
            raise Stopped("Stopped.") from None

    async def _completion(self, exchange: Exchange) -> Completion:
        if self._stopped:  # looked at only now: an interruption comes before this or cancels it
            raise Stopped("Stopped.")
        return await exchange.completion()

    def interrupt(self) -> None:
        self._stopped = True
        self._calls.interrupt()

    def close(self) -> None:
        """Let go of connections and threads."""
        with suppress(TargetLost, DeadlineExceeded, Stopped):
            self._calls.wait(self._line.client.close(), CLOSING, "The connections did not close")
        self._thread.close()

    def _client(self, base_url: str) -> anthropic.AsyncAnthropic:
        """A client that retries nothing, follows no redirect with the key, and takes no other key from anywhere."""
        os.environ.pop("ANTHROPIC_CUSTOM_HEADERS", None)  # they may hold a key that is another server's
        timeout = httpx2.Timeout(self._patience.first, connect=self._patience.connect)
        return anthropic.AsyncAnthropic(
            api_key=self._key or "",
            base_url=base_url,
            max_retries=0,
            open_telemetry=False,
            default_headers={"Accept-Encoding": "identity"},  # compressed, a reply could grow past every limit
            http_client=anthropic.DefaultAsyncHttpxClient(
                timeout=timeout, follow_redirects=False, event_hooks={"response": [self._watch]}
            ),
        )

    async def _watch(self, response: httpx2.Response) -> None:
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = Watched(response.stream, self._patience.first)
