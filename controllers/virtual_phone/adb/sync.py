"""The file service (`sync:`): stat, list, send and receive; version 1 and the stat and list of version 2.

Source: SYNC.TXT and file_sync_protocol.h of the Android Open Source Project.
"""

import struct

from controllers.virtual_phone.adb.stream import Stream, StreamClosed
from controllers.virtual_phone.files import File, Files

CHUNK = 64 * 1024
LONGEST_PATH = 1024
NO_SUCH_FILE = 2
SHELL_USER = 2000


class SyncService:
    """Answers requests until the host quits. Call it with a stream."""

    def __init__(self, files: Files) -> None:
        self._files = files

    async def __call__(self, stream: Stream) -> None:
        while True:
            request, length = struct.unpack("<4sI", await stream.read_exactly(8))
            if request == b"QUIT":
                return
            if length > LONGEST_PATH:
                await stream.write(_failure("path too long"))
                return
            await self._answer(stream, request, (await stream.read_exactly(length)).decode(errors="replace"))

    async def _answer(self, stream: Stream, request: bytes, path: str) -> None:
        match request:
            case b"STAT":
                await stream.write(_stat(self._files.find(path)))
            case b"STA2" | b"LST2":
                await stream.write(_stat_in_full(request, self._files.find(path)))
            case b"LIST":
                entries = [_entry(name, file) for name, file in self._files.inside(path)]
                await stream.write(b"".join(entries) + struct.pack("<4s4I", b"DONE", 0, 0, 0, 0))
            case b"LIS2":
                listed = [_entry_in_full(name, file) for name, file in self._files.inside(path)]
                await stream.write(b"".join(listed) + struct.pack("<4s", b"DONE") + bytes(72))
            case b"RECV":
                await stream.write(_received(self._files.read(path)))
            case b"SEND":
                await self._save(stream, path)
            case _:
                await stream.write(_failure(f"unknown command {request!r}"))
                raise StreamClosed

    async def _save(self, stream: Stream, wanted: str) -> None:
        path, _, mode = wanted.rpartition(",")
        data = bytearray()
        while True:
            kind, number = struct.unpack("<4sI", await stream.read_exactly(8))
            if kind == b"DONE":
                break
            data += await stream.read_exactly(number)
        if not path or not mode.isdigit():
            await stream.write(_failure("no path and mode"))
            return
        self._files.write(path, bytes(data), int(mode), number)
        await stream.write(struct.pack("<4sI", b"OKAY", 0))


def _stat(file: File | None) -> bytes:
    return struct.pack("<4s3I", b"STAT", *(file.mode, len(file.data), file.modified) if file else (0, 0, 0))


def _stat_in_full(request: bytes, file: File | None) -> bytes:
    return request + _attributes(file)


def _attributes(file: File | None) -> bytes:
    """Error, device, inode, mode, links, user, group, size, times of access, change and creation."""
    if file is None:
        return struct.pack("<IQQ4IQ3q", NO_SUCH_FILE, *[0] * 10)
    times = (file.modified,) * 3
    return struct.pack("<IQQ4IQ3q", 0, 0, 0, file.mode, 1, SHELL_USER, SHELL_USER, len(file.data), *times)


def _entry(name: str, file: File) -> bytes:
    encoded = name.encode()
    return struct.pack("<4s4I", b"DENT", file.mode, len(file.data), file.modified, len(encoded)) + encoded


def _entry_in_full(name: str, file: File) -> bytes:
    encoded = name.encode()
    return b"DNT2" + _attributes(file) + struct.pack("<I", len(encoded)) + encoded


def _received(data: bytes | None) -> bytes:
    if data is None:
        return _failure("open failed: No such file or directory")
    parts = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    sent = b"".join(struct.pack("<4sI", b"DATA", len(part)) + part for part in parts)
    return sent + struct.pack("<4sI", b"DONE", 0)


def _failure(words: str) -> bytes:
    encoded = words.encode()
    return struct.pack("<4sI", b"FAIL", len(encoded)) + encoded
