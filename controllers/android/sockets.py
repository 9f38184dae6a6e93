"""Reading from a connection with a deadline for the whole of what is waited for."""

import socket
import time


def received(waited: socket.socket, most: int, deadline: float) -> bytes:
    """At most so many bytes, as they come; none where the other side closed.

    Raises TimeoutError at the deadline (monotonic seconds), OSError.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    waited.settimeout(left)
    return waited.recv(most)
