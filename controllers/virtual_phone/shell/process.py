"""What a command is given to run with."""

from asyncio import Event
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from controllers.virtual_phone.device import Device

Read = Callable[[], Awaitable[bytes]]
Write = Callable[[bytes], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Standard input, all at once, standard output and standard error."""

    read: Read
    write: Write
    write_error: Write


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Ends):
    """A command that runs; `hung_up` is set when whoever started it is gone."""

    device: Device
    name: str
    arguments: list[str]
    environment: Mapping[str, str]
    hung_up: Event

    async def say(self, text: str) -> int:
        """Print a line; succeeded."""
        await self.write(f"{text}\n".encode())
        return 0

    async def fail(self, text: str, code: int = 1) -> int:
        """Print a line on the standard error; failed."""
        await self.write_error(f"{text}\n".encode())
        return code

    def option(self, name: str) -> str | None:
        """What follows that word, as in `-n NAME`."""
        following = dict(pairwise(self.arguments))
        return following.get(name)


Command = Callable[[Process], Awaitable[int]]
"""Runs until it is done; its exit code."""
