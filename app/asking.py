"""A question that is open to a person: meanwhile no run presses anything on this desktop, ours or another one's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.home import ensure_home
from controllers.desktop.truce import Truce


def truce_file() -> Path:
    """Where all processes of this data folder see that a question is open. Raises UserError."""
    return ensure_home() / "asking.lock"


@contextmanager
def asking() -> Iterator[None]:
    """While the person is asked. Raises UserError when the data folder cannot be used."""
    with Truce(truce_file()).asking():
        yield
