"""Commands that another program starts and that must not outlive it: they end with their standard input."""

import sys
import threading


def input_ended(ended: threading.Event | None = None) -> threading.Event:
    """An event that is set, as any other may be, once standard input ends: whoever wrote there is gone."""
    event = ended or threading.Event()

    def read() -> None:
        for _ in sys.stdin:
            pass
        event.set()

    threading.Thread(target=read, name="leash", daemon=True).start()
    return event
