"""Pictures as files named by their sha256: `pictures/ab/cdef….jpg`, each kept once."""

import os
import re
import tempfile
import time
from collections.abc import Collection
from pathlib import Path

from perception.screen import Picture
from skills.database import DatabaseProblem

SUFFIXES = {"jpeg": ".jpg", "png": ".png"}
YOUNG_SECONDS = 3600.0
"""Younger pictures may belong to a run whose event is not written yet."""


class Pictures:
    """The folder of pictures."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, picture: Picture) -> Path:
        """Keep the picture, whole or not at all. Raises DatabaseProblem when the disk refuses."""
        path = self._path(picture.digest, SUFFIXES[picture.format])
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, picture.image)
        except OSError as error:
            raise DatabaseProblem(
                f"The picture {path} cannot be kept ({error.strerror}): "
                "check the disk's free space and the folder's permissions, then try again."
            ) from error
        return path

    def find(self, digest: str) -> Path | None:
        """The file of that picture, or None when it is not kept (any more)."""
        paths = (self._path(digest, suffix) for suffix in SUFFIXES.values())
        return next((path for path in paths if path.exists()), None)

    def remove(self, digests: Collection[str]) -> None:
        """Delete these."""
        for path in filter(None, map(self.find, digests)):
            path.unlink(missing_ok=True)

    def prune(self, wanted: Collection[str]) -> int:
        """Delete the pictures whose digest is not among the wanted; returns how many."""
        deleted = 0
        for path in self._folder.glob("*/*.*"):
            if path.parent.name + path.stem not in wanted and path.stat().st_mtime < time.time() - YOUNG_SECONDS:
                path.unlink(missing_ok=True)
                deleted += 1
        return deleted

    def _path(self, digest: str, suffix: str) -> Path:
        # Digests also come from files that others may have written; one must not lead out of the folder.
        if not re.fullmatch("[0-9a-f]{64}", digest):
            raise ValueError(f"{digest!r} is not a sha256 digest")
        return self._folder / digest[:2] / f"{digest[2:]}{suffix}"


def _write(path: Path, content: bytes) -> None:
    """Through a temporary file, so that no half-written picture ever has its name."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
            raise
