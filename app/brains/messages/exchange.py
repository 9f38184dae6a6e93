"""One request until it is answered: its attempts, the waits between them, and what had to be left out."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import anthropic
from anthropic.types import Message
from anthropic.types import Usage as Billed

from app.brains.bounds import refusal
from app.brains.brain import Usage
from app.brains.messages.faults import PROBLEMS, Fault, fault, refused_feature
from app.brains.messages.prices import Tokens, cost, known
from app.brains.messages.requests import Feature, body, features
from app.brains.messages.watching import CutShort, Watched
from app.brains.model import Completion, Request
from app.errors import BrainError
from app.spending import Allowance


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for what, in seconds, and how often is tried.

    A server may take `first` to begin its reply and then be silent for `silence`. The n-th wait between attempts is
    about `backoff` doubled n times; what the server asks for is obeyed up to `asked`. Nothing is tried again after
    `retrying`, and a reply that is not whole after `total` is given up.
    """

    connect: float = 10.0
    first: float = 120.0
    silence: float = 60.0
    attempts: int = 5
    backoff: float = 1.0
    asked: float = 60.0
    retrying: float = 180.0
    total: float = 600.0


@dataclass(frozen=True, slots=True)
class Line:
    """The way to one server: its address as a person reads it, and the features it is known to lack, by model."""

    client: anthropic.AsyncAnthropic
    server: str
    tell: Callable[[str], None]
    patience: Patience
    lacking: dict[str, frozenset[Feature]] = field(default_factory=dict)
    unpriced: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Heard:
    """A whole reply: its text, the model that gave it, why it ended there, and more on that for a refusal."""

    text: str
    model: str
    ended: str | None
    category: str


class Exchange:
    """Asks once, and again where that is worth it; every retry and fall-back is told and noted."""

    def __init__(self, line: Line, request: Request) -> None:
        self._line = line
        self._request = request
        self._began = time.monotonic()
        self._failed: Counter[str] = Counter()
        self._billed: list[Billed] = []
        self._troubles: list[str] = []

    async def completion(self) -> Completion:
        """Raises BrainError in one sentence, with what trying has cost."""
        try:
            while True:
                heard = await self._heard()
                if heard is not None and not self._wants_room(heard):
                    return Completion(heard.text, self.usage(heard.model, heard.text))
        except BrainError as problem:
            problem.usage = self.usage()
            raise

    async def _heard(self) -> Heard | None:
        """What one attempt brought; None when another one is due. Raises BrainError where it may cost too much."""
        if too_much := refusal(self._request, self._left()):
            raise BrainError(too_much)
        lacking = self._line.lacking.get(self._request.model, frozenset())
        try:
            return await self._attempt(body(self._request, lacking))
        except PROBLEMS as problem:
            failed = problem
        if feature := refused_feature(failed, features(self._request) - lacking):
            self._line.lacking[self._request.model] = lacking | {feature}
            self._note(f"{self._line.server} does not take {feature} for {self._request.model}; asking without it.")
        else:
            await self._wait(self._fault(failed))
        return None

    def _left(self) -> Allowance:
        """What the attempts so far leave of what may be used up."""
        spent = [_tokens(billed) for billed in self._billed]
        tokens = sum(each.taken_in + each.out for each in spent)
        dollars = sum(cost(self._request.model, each) for each in spent)
        return self._request.allowance.less(0, tokens, dollars, time.monotonic() - self._began)

    async def _attempt(self, arguments: dict[str, Any]) -> Heard:
        client = self._line.client
        keyless = {} if client.api_key else {"Authorization": anthropic.omit}
        async with client.messages.stream(**arguments, extra_headers=keyless) as stream:
            if "event-stream" not in stream.response.headers.get("content-type", ""):
                raise ValueError("not a stream of events")
            async for event in stream:
                if event.type == "message_start":
                    self._billed.append(stream.current_message_snapshot.usage)  # grows with the reply
                elif event.type == "content_block_delta" and isinstance(stream.response.stream, Watched):
                    stream.response.stream.silence = self._line.patience.silence
                elif event.type == "message_stop":
                    return _heard(event.message)
        raise CutShort

    def _fault(self, problem: Exception) -> Fault:
        key = self._line.client.api_key or ""
        return fault(problem, self._line.server, self._request.model, key, self._line.patience.asked)

    async def _wait(self, what: Fault) -> None:
        """Wait as long as this fault asks for. Raises BrainError when it is not worth another attempt."""
        self._failed[what.what] += 1
        tried = self._failed.total()
        patience = self._line.patience
        backoff = patience.backoff * 2 ** (tried - 1) * random.uniform(0.75, 1.25)
        seconds = backoff if what.wait is None else what.wait
        late = time.monotonic() - self._began + seconds > patience.retrying
        if late or tried >= patience.attempts or self._failed[what.what] >= what.attempts:
            times = f" (tried {tried} times)" if tried > 1 else ""
            raise BrainError(f"{what.what}{times}: {what.remedy}")
        self._note(f"{what.what}; trying again in {seconds:.{0 if seconds >= 1 else 1}f} s.")
        await _pass(seconds)

    def _wants_room(self, heard: Heard) -> bool:
        """Whether the reply was cut off for the first time, and is asked for again with double the room."""
        model, room = self._request.model, self._request.max_tokens
        match heard.ended:
            case "refusal":
                raise BrainError(
                    f"{model} declines to answer{heard.category}: word it differently or set another model."
                )
            case "model_context_window_exceeded":
                raise BrainError(f"This task has grown too long for {model}: start a new one or set another model.")
            case "max_tokens" if self._failed["cut off"]:
                raise BrainError(f"{model} needs more than {room} tokens: set a lower effort or another model.")
            case "max_tokens":
                self._failed["cut off"] += 1
                self._request = replace(self._request, max_tokens=2 * room)
                self._note(f"{model} did not finish its answer within {room} tokens; asking again with {2 * room}.")
                return True
        return False

    def usage(self, model: str = "", said: str = "") -> Usage:
        """What all attempts so far have cost, as far as the server has told."""
        model = model or self._request.model
        if self._billed and not known(model):
            self._unpriced(model)
        spent = [_tokens(billed) for billed in self._billed]
        return Usage(
            tokens_in=sum(tokens.taken_in for tokens in spent),
            tokens_out=sum(tokens.out for tokens in spent),
            dollars=sum(cost(model, tokens) for tokens in spent),
            seconds=time.monotonic() - self._began,
            model=model,
            cached=sum(tokens.read for tokens in spent),
            asked=self._request.text,
            said=said,
            troubles=tuple(self._troubles),
        )

    def _unpriced(self, model: str) -> None:
        """Noted with every call, told once."""
        sentence = f"The price of {model} is unknown; its cost counts as 0."
        self._troubles.append(sentence)
        if model not in self._line.unpriced:
            self._line.unpriced.add(model)
            self._line.tell(sentence)

    def _note(self, trouble: str) -> None:
        self._troubles.append(trouble)
        self._line.tell(trouble)


def _tokens(billed: Billed) -> Tokens:
    """Not every server fills in everything."""
    names = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens")
    return Tokens(*(count if isinstance(count := getattr(billed, name, 0), int) else 0 for name in names))


def _heard(message: Message) -> Heard:
    text = "".join(block.text for block in message.content if block.type == "text")
    details = message.stop_details
    category = f" ({details.category})" if details and details.category else ""
    return Heard(text, str(getattr(message, "model", None) or ""), message.stop_reason, category)


async def _pass(seconds: float) -> None:
    """Let time pass on the loop; an interruption ends it at once."""
    await asyncio.wait([asyncio.get_running_loop().create_future()], timeout=seconds)
