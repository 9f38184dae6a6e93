"""Where a command's input comes from and its output goes to: files, another command, nowhere."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from controllers.virtual_phone.files import Files
from controllers.virtual_phone.shell.process import Ends, Read, Write

NOWHERE = "/dev/null"


@contextmanager
def redirected(redirections: Sequence[tuple[str, str]], ends: Ends, files: Files) -> Iterator[Ends]:
    """The ends after all redirections: pairs of operator and path. Files are written when the command is done."""
    kept: list[tuple[str, str, bytearray]] = []
    for operator, path in redirections:
        match operator:
            case "2>&1":
                ends = replace(ends, write_error=ends.write)
            case ">&2" | "1>&2":
                ends = replace(ends, write=ends.write_error)
            case "<":
                ends = replace(ends, read=out_of(files.read(path) or b""))
            case _:
                data = bytearray()
                kept.append((operator, path, data))
                wrong = operator.startswith("2")
                ends = replace(ends, write_error=into(data)) if wrong else replace(ends, write=into(data))
    yield ends
    for operator, path, data in kept:
        if path != NOWHERE:
            before = files.read(path) or b"" if operator.endswith(">>") else b""
            files.write(path, before + bytes(data))


def out_of(data: bytes) -> Read:
    async def read() -> bytes:
        return data

    return read


def into(data: bytearray) -> Write:
    async def write(more: bytes) -> None:
        data.extend(more)

    return write
