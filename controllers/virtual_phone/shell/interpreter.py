"""Runs command lines: lists with `;`, `&&` and `||`, pipes, redirections and variables."""

from asyncio import Event
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.screen import ScreenError
from controllers.virtual_phone.shell.process import Command, Ends, Process
from controllers.virtual_phone.shell.redirections import into, out_of, redirected
from controllers.virtual_phone.shell.words import Operator, ShellSyntaxError, Word, tokens

NOT_FOUND = 127
SHELL = "/system/bin/sh"
WRAPPERS = ("exec", "toybox", "busybox", "nohup", "time")
"""They run the command that follows."""


@dataclass(slots=True)
class Simple:
    """One command with its redirections: operator and target."""

    words: list[Word] = field(default_factory=list)
    redirections: list[tuple[str, Word | None]] = field(default_factory=list)


@dataclass(slots=True)
class Pipeline:
    """Commands joined by `|`; run after the one before it if `joint` (`;`, `&&`, `||`) allows."""

    joint: str
    commands: list[Simple]


class Interpreter:
    """One run of sh. It ends early when `hung_up` is set and the command heeds it."""

    def __init__(self, device: Device, commands: Mapping[str, Command], hung_up: Event) -> None:
        self._device = device
        self._commands = commands
        self._hung_up = hung_up
        self._variables = {"?": "0", "PATH": "/system/bin", "HOME": "/", "USER": "shell"}

    async def run(self, line: str, ends: Ends) -> int:
        """Run the line and return its exit code."""
        try:
            pipelines = list(parsed(line))
        except ShellSyntaxError as error:
            await ends.write_error(f"{SHELL}: {error}\n".encode())
            return 1
        for pipeline in pipelines:
            worked = self._variables["?"] == "0"
            if (pipeline.joint == "&&" and not worked) or (pipeline.joint == "||" and worked):
                continue
            self._variables["?"] = str(await self._pipe(pipeline.commands, ends))
        return int(self._variables["?"])

    async def _pipe(self, commands: list[Simple], ends: Ends) -> int:
        for command in commands[:-1]:
            passed = bytearray()
            await self._start(command, replace(ends, write=into(passed)))
            ends = replace(ends, read=out_of(bytes(passed)))
        return await self._start(commands[-1], ends)

    async def _start(self, command: Simple, ends: Ends) -> int:
        words = [word.expanded(self._variables) for word in command.words]
        assigned = dict(word.split("=", 1) for word in _assignments(words))
        words = words[len(assigned) :]
        while len(words) > 1 and words[0] in WRAPPERS:
            words = words[1:]
        if not words:
            self._variables |= assigned
            return 0
        redirections = [
            (operator, target.expanded(self._variables) if target else "") for operator, target in command.redirections
        ]
        with redirected(redirections, ends, self._device.files) as ends:
            return await self._run(words, self._variables | assigned, ends)

    async def _run(self, words: list[str], environment: Mapping[str, str], ends: Ends) -> int:
        process = Process(
            device=self._device,
            name=words[0].rpartition("/")[2],
            arguments=words[1:],
            environment=environment,
            hung_up=self._hung_up,
            read=ends.read,
            write=ends.write,
            write_error=ends.write_error,
        )
        command = self._commands.get(process.name)
        if command is None:
            return await process.fail(f"{SHELL}: {words[0]}: inaccessible or not found", NOT_FOUND)
        try:
            return await command(process)
        except ScreenError as error:
            return await process.fail(f"{process.name}: {error}")


def parsed(line: str) -> Iterator[Pipeline]:
    """The pipelines of a line. Raises ShellSyntaxError."""
    pipeline = Pipeline(";", [Simple()])
    stream = iter(tokens(line))
    for token in stream:
        command = pipeline.commands[-1]
        if isinstance(token, Word):
            command.words.append(token)
        elif token.text in (";", "&", "&&", "||"):
            if command.words or command.redirections:
                yield pipeline
            elif token.text != ";" or len(pipeline.commands) > 1:
                raise ShellSyntaxError(f"syntax error: unexpected '{token.text}'")
            pipeline = Pipeline(token.text, [Simple()])
        elif token.text == "|":
            pipeline.commands.append(Simple())
        else:
            command.redirections.append((token.text, _target(token, stream)))
    if pipeline.commands[-1].words or pipeline.commands[-1].redirections:
        yield pipeline


def _target(operator: Operator, following: Iterator[Word | Operator]) -> Word | None:
    if "&" in operator.text:
        return None
    target = next(following, None)
    if not isinstance(target, Word):
        raise ShellSyntaxError("syntax error: no file to redirect to")
    return target


def _assignments(words: list[str]) -> Iterator[str]:
    """The leading `NAME=value` words."""
    for word in words:
        name, equals, _ = word.partition("=")
        if not equals or not name.isidentifier():
            return
        yield word
