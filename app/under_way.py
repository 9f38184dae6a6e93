"""Which runs are under way, here or in another process: each holds a lock, which ends with its process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import UserError


class UnderWay:
    """The locks of one home folder, a file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def held(self, episode: str) -> Iterator[None]:
        """Say that this run is under way, or about to be, until it is over. Raises UserError where it is already."""
        self._folder.mkdir(exist_ok=True)
        file = self._folder / f"{episode}.lock"
        lock = FileLock(file, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise UserError(f"Run {episode} is still under way; wait until it ends, or stop it.") from None
        try:
            yield
        finally:
            lock.release()
            file.unlink(missing_ok=True)

    def ids(self) -> set[str]:
        """The runs that are under way now; a run that was killed leaves a file, but no lock."""
        return {file.stem for file in self._folder.glob("*.lock") if _is_locked(file)}


def _is_locked(file: Path) -> bool:
    try:
        with FileLock(file, timeout=0):
            return False
    except Timeout:
        return True
