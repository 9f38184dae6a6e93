"""Another program that leads a session process, as the window does."""

import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from app.events import Event, Finished
from app.serving.orders import Order
from app.wire import event_from_json, to_json
from tests.app.cli.conftest import COMMAND
from tests.conftest import pids

E = TypeVar("E", bound=Event)


class Led:
    """A session process, as whoever leads it sees it. `told` are its events, `complaints` its sentences."""

    def __init__(self, home: Path, **environment: str) -> None:
        pipe = subprocess.PIPE
        env = {**os.environ, "JOURNEYMAN_HOME": str(home), **environment}
        self.process = subprocess.Popen([*COMMAND, "session"], stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=env)
        self.home = home
        self.told: list[Event] = []
        self.complaints: list[str] = []
        self._complained = threading.Condition()
        self._reading = threading.Thread(target=self._read)
        self._reading.start()
        assert self.process.stdout
        assert self.process.stdout.readline() == '{"kind":"ready"}\n'

    def say(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def order(self, *orders: Order) -> None:
        for order in orders:
            self.say(to_json(order))

    def until(self, kind: type[E]) -> E:
        """Read events until one of that kind."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.told.append(event_from_json(line))
            if isinstance(self.told[-1], kind):
                return self.told[-1]
            assert not isinstance(self.told[-1], Finished), self.told[-1]
        raise AssertionError(f"it ended: {self.complaints}")

    def complaint(self, words: str) -> bool:
        """Whether it complains of that, sooner or later."""
        with self._complained:
            return self._complained.wait_for(lambda: any(words in each for each in self.complaints), 30)

    def close(self) -> int:
        """Hang up; its exit code."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.stdout.read()
        code = self.process.wait(30)
        self._let_go()
        return code

    def kill(self) -> None:
        """End it at once, whatever it does; once ended, this does nothing."""
        self.process.kill()
        self.process.wait()
        self._let_go()

    def _let_go(self) -> None:
        self._reading.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe:
                with suppress(BrokenPipeError):  # what it was still to be told
                    pipe.close()

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            with self._complained:
                self.complaints.append(line.strip())
                self._complained.notify_all()


def browser_of(process: int) -> int:
    """The browser that a process started, by way of its driver; 0 while there is none."""
    name = Path(f"/proc/{process}/comm").read_text()
    if name.startswith("chrom"):
        return process
    children = [pid for listed in Path(f"/proc/{process}/task").glob("*/children") for pid in pids(listed)]
    return next((found for child in children if (found := browser_of(child))), 0)
