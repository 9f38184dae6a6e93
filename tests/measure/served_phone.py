"""A virtual phone in a process of its own, so that its work does not slow down whatever is measured beside it.

It answers one line of JSON for each line of words on its standard input; see `answer`.
"""

import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.uiautomator.methods import installed


class Service:
    """When the phone itself was at work: its calls, timed where they are answered."""

    def __init__(self) -> None:
        self._spans: list[tuple[float, float]] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        timed = {name: self._timed(work) for name, work in installed.METHODS.items()}
        with mock.patch.dict(installed.METHODS, timed):
            yield

    def _timed(self, work: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def timed(*arguments: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return await work(*arguments, **named)
            finally:
                self._spans.append((began, time.perf_counter()))

        return timed

    def taken(self) -> float:
        """Milliseconds in which at least one call was answered, since this was last asked."""
        spans, self._spans = sorted(self._spans), []
        total, end = 0.0, 0.0
        for began, ended in spans:
            total += max(0.0, ended - max(began, end))
            end = max(end, ended)
        return 1000 * total


def answer(words: list[str], phone: VirtualPhone, service: Service) -> object:
    """`taken`: milliseconds at work; `count KIND [NAME]`: arrivals; `forget` them; `fault NAME VALUE`."""
    match words:
        case ["taken"]:
            return service.taken()
        case ["count", kind]:
            return phone.witness.count(kind)
        case ["count", kind, name]:
            return sum(details[0] == name for details in phone.witness.of(kind))
        case ["forget"]:
            phone.witness.forget()
        case ["fault", name, value]:
            phone.faults.set(f"{name}={value}")
        case _:
            return f"what is {words}?"
    return None


class ServedPhone:
    """The phone of the other process; a context."""

    def __enter__(self) -> "ServedPhone":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.measure.served_phone"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout and self._process.stdin
        self.serial = str(json.loads(self._process.stdout.readline()))
        return self

    def __exit__(self, *failure: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def ask(self, *words: str) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(" ".join(words) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def main() -> None:
    """Serve until the input ends."""
    service = Service()
    with service.watching(), VirtualPhone() as phone:
        print(json.dumps(phone.serial), flush=True)
        for line in sys.stdin:
            print(json.dumps(answer(line.split(), phone, service)), flush=True)


if __name__ == "__main__":
    main()
