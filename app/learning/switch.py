"""The switch that ends trials."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.session import Session
from controllers.errors import Stopped


class Switch:
    """Once off, nothing more is tried, and what is under way ends at once."""

    def __init__(self) -> None:
        self._off = threading.Event()
        self._session: Session | None = None

    @property
    def is_off(self) -> bool:
        return self._off.is_set()

    def stop(self) -> None:
        """Any thread or signal handler may call."""
        self._off.set()
        if session := self._session:
            session.stop()

    @contextmanager
    def over(self, session: Session) -> Iterator[None]:
        """What happens on this session ends with the switch. Raises Stopped where it is off already."""
        self._session = session
        try:
            if self.is_off:
                raise Stopped
            yield
        finally:
            self._session = None
