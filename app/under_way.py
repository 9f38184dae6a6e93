"""Which runs are under way, here or in another process: each holds a lock, which ends with its process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class UnderWay:
    """The locks of one home folder, a file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def held(self, episode: str) -> Iterator[None]:
        """Say that this run is under way, until it is over."""
        self._folder.mkdir(exist_ok=True)
        try:
            with self._lock(episode):
                yield
        finally:
            self._file(episode).unlink(missing_ok=True)

    def __contains__(self, episode: str) -> bool:
        """Whether that run is under way. What a killed process has left behind is cleared away."""
        if not self._file(episode).exists():
            return False
        try:
            with self._lock(episode):
                pass
        except Timeout:
            return True
        self._file(episode).unlink(missing_ok=True)
        return False

    def _lock(self, episode: str) -> FileLock:
        return FileLock(self._file(episode), timeout=0)

    def _file(self, episode: str) -> Path:
        return self._folder / f"{episode}.lock"
