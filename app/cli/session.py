"""`journeyman session`: one session led by another program, such as the window."""

import io
import os
import signal
import sys
import threading

from app.serving.led import Led
from app.wire import order_from_json
from skills.codec import Malformed


def session() -> None:
    """Do what another program says: orders and wishes as JSON lines on standard input, events on standard output."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # for the wire to refuse
    led = Led(_told, _complained)
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda number, frame: led.end())
    threading.Thread(target=_read, args=(led,), name="orders", daemon=True).start()
    led.serve()


def _read(led: Led) -> None:
    """Pass on every order; the end of input is the end of the session."""
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            led.take(order_from_json(line))
        except Malformed as problem:
            _complained(str(problem))
    led.end()


def _told(line: str) -> None:
    try:
        print(line, flush=True)
    except BrokenPipeError:  # what is left in the buffer must not be tried again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _complained(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
