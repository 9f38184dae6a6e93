"""Opening targets for a command, with a word to whoever waits at a terminal."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app import targets
from app.session import Session
from app.settings import Settings


@contextmanager
def opened(specs: Sequence[str], settings: Settings, begins: str = "") -> Iterator[Session]:
    """As `targets.opened`; that a browser or a phone takes a moment is told where a person would see it.

    begins: what else is to be known by then; it is told to whoever reads standard error.
    """
    if begins or sys.stderr.isatty():
        told = f"; {begins}" if begins else ""
        print(f"opening {', '.join(specs)}{told} ...", file=sys.stderr, flush=True)
    with targets.opened(specs, settings) as session:
        yield session
