"""Lines out of a stream of bytes that comes in pieces of any size."""

LONGEST = 2_000_000
"""Bytes that a line may have; a longer one is dropped."""


class TooLong(ValueError):
    """A line had more than LONGEST bytes and was dropped."""


class Lines:
    """Takes what came, gives whole lines. No more than one line and what was added is ever held."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._searched = 0
        self._dropping = False

    def add(self, data: bytes) -> None:
        self._held += data

    def next(self) -> bytes | None:
        """The next line without its end, or None while it is not complete. Raises TooLong once for each dropped one."""
        end = self._held.find(b"\n", self._searched)
        if end < 0:
            self._wait()
            return None
        line = bytes(self._held[:end]) if end <= LONGEST else b""
        dropped, self._dropping = self._dropping or end > LONGEST, False
        self._drop(end + 1)
        if dropped:
            raise TooLong
        return line

    def _wait(self) -> None:
        """Remember how far there is no line end, and let go of a line that is too long already."""
        self._searched = len(self._held)
        if self._searched > LONGEST:
            self._dropping = True
            self._drop(self._searched)

    def _drop(self, count: int) -> None:
        del self._held[:count]
        self._searched = 0
