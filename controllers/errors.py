"""What a target can answer instead of doing what it was told."""

from collections.abc import Iterator
from contextlib import contextmanager


class ControllerError(Exception):
    """The world refused: evidence for the Reflector, not a bug. Its text is one sentence.

    untouched: certainly before anything had been touched for the action that was under way.
    by: the key of a control that covers what was meant, "" where it is not that.
    """

    untouched = False
    by = ""


class Unsupported(ControllerError):
    """This target has no such action."""


class HeldBack(ControllerError):
    """Something else lay where a press went: nothing has noticed it, and it may be aimed anew."""

    untouched = True


class DeadlineExceeded(ControllerError):
    """The target did not answer in time."""


class TargetLost(ControllerError):
    """The browser, phone or window is gone: the run pauses and asks."""


class TargetReturns(TargetLost):
    """The way to it is broken, but what it shows lives on and comes back with it: the run waits and looks again."""


class Stopped(Exception):
    """A person stopped the run; whatever was pending has been cancelled."""


@contextmanager
def untouched() -> Iterator[None]:
    """Within, nothing is touched: errors say so."""
    try:
        yield
    except ControllerError as problem:
        problem.untouched = True
        raise
