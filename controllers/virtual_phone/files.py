"""The phone's files: a tree in memory, enough for what is pushed, pulled and listed."""

import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass

TEMPORARY = "/data/local/tmp"
STORAGE = "/sdcard"
FOLDER_MODE = stat.S_IFDIR | 0o771
FILE_MODE = stat.S_IFREG | 0o660


@dataclass(frozen=True, slots=True)
class File:
    """`modified` is in seconds since 1970."""

    mode: int
    data: bytes
    modified: int

    @property
    def is_folder(self) -> bool:
        return stat.S_ISDIR(self.mode)


class Files:
    """Files by absolute path; a folder is there when it was made or something is in it."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        for folder in ("/", TEMPORARY, STORAGE, f"{STORAGE}/Download", "/system/bin"):
            self.make_folder(folder)

    def read(self, path: str) -> bytes | None:
        """What the file holds; None when there is none."""
        found = self._files.get(tidy(path))
        return None if found is None or found.is_folder else found.data

    def write(self, path: str, data: bytes, mode: int = FILE_MODE, modified: int | None = None) -> None:
        kind = mode if stat.S_IFMT(mode) else stat.S_IFREG | mode
        self._files[tidy(path)] = File(kind, data, int(time.time()) if modified is None else modified)

    def make_folder(self, path: str) -> None:
        self._files[tidy(path)] = File(FOLDER_MODE, b"", int(time.time()))

    def remove(self, path: str) -> bool:
        """Remove a file, or a folder with all that is in it; whether there was one."""
        gone = [name for name in self._files if name == tidy(path) or name.startswith(tidy(path) + "/")]
        for name in gone:
            del self._files[name]
        return bool(gone)

    def find(self, path: str) -> File | None:
        path = tidy(path)
        if any(name.startswith(path.rstrip("/") + "/") for name in self._files if name != path):
            return self._files.get(path, File(FOLDER_MODE, b"", 0))
        return self._files.get(path)

    def inside(self, folder: str) -> Iterator[tuple[str, File]]:
        """Names and files directly in the folder, by name."""
        start = tidy(folder).rstrip("/") + "/"
        names = {name[len(start) :].partition("/")[0] for name in self._files if name.startswith(start)}
        for name in sorted(names - {""}):
            if found := self.find(start + name):
                yield name, found


def tidy(path: str) -> str:
    """The path without doubled and closing slashes."""
    return "/" + "/".join(part for part in path.split("/") if part not in ("", "."))
