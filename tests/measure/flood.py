"""Stands for an engine process in `tests.measure.stalls`: a long run at a brisk pace, and a mirror that moves."""

import socket
import sys
import threading
import time

from app.serving.orders import Begin, Watch
from app.wire import order_from_json, to_json
from tests.measure.long_run import events, picture

EVENTS_A_SECOND = 50
FRAMES_A_SECOND = 15
FRAMES = 6


def main() -> None:
    """Serve the orders on standard input until it ends."""
    frames = [picture(1280, 800, seed, "JPEG") for seed in range(FRAMES)]
    print('{"kind":"ready"}', flush=True)
    for line in sys.stdin:
        match order_from_json(line):
            case Begin():
                threading.Thread(target=tell, daemon=True).start()
            case Watch(on, port, token) if on:
                threading.Thread(target=show, args=(port, token, frames), daemon=True).start()


def tell() -> None:
    for event in events("told"):
        print(to_json(event), flush=True)
        pause(1 / EVENTS_A_SECOND)


def show(port: int, token: str, frames: list[bytes]) -> None:
    """Send frames, each once the one before was shown, until nobody listens any more."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(token.encode() + b"\n")
        serial, answer = 0, b"."
        while answer:
            began, image = time.monotonic(), frames[serial % len(frames)]
            serial += 1
            try:
                connection.sendall(len(image).to_bytes(4, "big") + serial.to_bytes(4, "big") + image)
                answer = connection.recv(1)
            except OSError:
                return
            pause(1 / FRAMES_A_SECOND - (time.monotonic() - began))


def pause(seconds: float) -> None:
    threading.Event().wait(max(0.0, seconds))


if __name__ == "__main__":
    main()
