"""Turns Qt's loop until something holds; never for a fixed time."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

PATIENCE = 60.0
STILL = 400
"""Milliseconds without a new picture after which a page rests."""


def until(holds: Callable[[], bool], *signals: SignalInstance, seconds: float = PATIENCE) -> None:
    """Turn the loop until it holds, asked whenever one of the signals comes. Raises TimeoutError."""
    loop = QEventLoop()

    def look(*_: object) -> None:
        if holds():
            loop.quit()

    for signal in signals:
        signal.connect(look)
    patience = QTimer(loop, singleShot=True, interval=round(1000 * seconds))
    patience.timeout.connect(loop.quit)
    patience.start()
    if not holds():
        loop.exec()
    for signal in signals:
        signal.disconnect(look)
    if not holds():
        raise TimeoutError(f"It did not come to that within {seconds:.0f} s.")


def until_still(*signals: SignalInstance) -> None:
    """Turn the loop until none of the signals came for a moment. Raises TimeoutError."""
    rest = QTimer(singleShot=True, interval=STILL)
    for signal in signals:
        signal.connect(rest.start)
    rest.start()
    until(lambda: not rest.isActive(), rest.timeout)
    for signal in signals:
        signal.disconnect(rest.start)
