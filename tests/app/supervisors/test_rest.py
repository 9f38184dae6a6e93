"""A wait between two acts ends at once when the run is stopped, also by a signal on the thread that waits."""

import signal
import time
from collections.abc import Callable
from types import FrameType

import pytest

from app.supervision import Stop, Supervisor
from app.supervisors.console import Console
from app.supervisors.nobody import Nobody


@pytest.mark.parametrize("seat", [Console, Nobody])
def test_it_is_waited_for_so_long_and_a_stop_ends_it_at_once(
    seat: Callable[[], Supervisor], monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor, began = seat(), time.monotonic()
    assert supervisor.checkpoint() == () and time.monotonic() - began < 0.1
    assert supervisor.checkpoint(wait=0.2) == () and time.monotonic() - began >= 0.2

    def stop(number: int, frame: FrameType | None) -> None:
        supervisor.interrupt()

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        assert supervisor.checkpoint(wait=60.0) == (Stop(),)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < 30
