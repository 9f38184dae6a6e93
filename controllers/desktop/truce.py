"""While a question to the person is open, nothing is pressed: no run may answer what another one asks.

All of Journeyman's processes agree on it by locks on one file, which end with the process that holds them.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Truce:
    """`path`: the file, the same for all. On Windows there are no such locks, and no truce."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def asking(self) -> Iterator[None]:
        """A question is open meanwhile."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if sys.platform != "win32":
                import fcntl

                fcntl.flock(file, fcntl.LOCK_SH)
            yield
        finally:
            os.close(file)

    def is_asked(self) -> bool:
        """Whether any process has a question open now."""
        if sys.platform == "win32" or not self._path.exists():
            return False
        import fcntl

        file = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(file)
        return False
