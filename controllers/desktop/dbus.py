"""Many calls at a time over D-Bus, by jeepney: waiting for each answer by itself takes several times as long."""

import os
import time
from collections.abc import Sequence
from itertools import islice
from threading import Event

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from controllers.desktop.calls import Answer, Call
from controllers.errors import Stopped

GLANCE = 0.1  # seconds between two looks at whether to stop
AT_A_TIME = 64  # calls that are under way at once: more would fill both ends' buffers


class Bus:
    """A connection to a message bus."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(address)

    def ask(self, calls: Sequence[Call], deadline: float, stopping: Event) -> list[Answer]:
        """The answers in order.

        Raises TimeoutError at the deadline (of `time.monotonic`), Stopped once `stopping` is set, OSError when the
        bus is gone.
        """
        bus = self._connection
        answers: list[Answer] = [None] * len(calls)
        waiting: dict[int, int] = {}
        coming = iter(enumerate(calls))
        while True:
            for at, call in islice(coming, AT_A_TIME - len(waiting)):
                serial = next(bus.outgoing_serial)
                bus.send(_message(call), serial=serial)
                waiting[serial] = at
            if not waiting:
                return answers
            reply = self._receive(deadline, stopping)
            place = waiting.pop(reply.header.fields.get(HeaderFields.reply_serial, -1), None)
            if place is not None and reply.header.message_type == MessageType.method_return:
                answers[place] = reply.body

    def _receive(self, deadline: float, stopping: Event) -> Message:
        while True:
            try:
                return self._connection.receive(timeout=min(GLANCE, max(0.0, deadline - time.monotonic())))
            except TimeoutError:
                if stopping.is_set():
                    raise Stopped("Stopped.") from None
                if time.monotonic() >= deadline:
                    raise

    def close(self) -> None:
        self._connection.close()


def accessibility_bus(deadline: float, stopping: Event) -> Bus:
    """The bus on which programs tell their trees. Raises OSError, TimeoutError, or LookupError where there is none."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        raise LookupError("there is no session bus")
    session = Bus("SESSION")
    try:
        (answer,) = session.ask(
            [(("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress", None, ())], deadline, stopping
        )
    finally:
        session.close()
    if not answer:
        raise LookupError("the accessibility service at-spi2-core is not installed")
    return Bus(answer[0])


def _message(call: Call) -> Message:
    (name, path), interface, method, signature, body = call
    return new_method_call(DBusAddress(path, name, interface), method, signature, body)
