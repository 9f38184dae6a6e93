"""A person behind another process: wishes arrive as JSON lines while the run goes on."""

import queue
import threading
from collections.abc import Callable, Sequence
from math import inf
from typing import TextIO

from app.proposals import Decision, Move, Verdict
from app.supervision import NobodyThere, Rule, Stop, Tell, Wish
from app.wire import wish_from_json
from controllers.errors import Stopped
from skills.codec import Malformed


class Remote:
    """Reads wishes on a thread of its own, so that Stop takes hold at once.

    `stop` is called the moment a Stop arrives; `complain` is told of each line that is not a wish.
    When the input ends, nobody is there any more; the run goes on until it needs someone.
    """

    def __init__(self, wishes: TextIO, stop: Callable[[], None], complain: Callable[[str], None]) -> None:
        self._inbox: queue.SimpleQueue[Wish | None] = queue.SimpleQueue()
        self._kept: list[Wish] = []
        self._ended = False
        self._stop = stop
        self._complain = complain
        threading.Thread(target=self._read, args=(wishes,), name="wishes", daemon=True).start()

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        while True:
            wish = self._next()
            if not isinstance(wish, Rule):
                self._kept.append(wish)
            elif wish.decision in (0, decision.number):
                return wish.verdict

    def answer(self, question: str, candidates: Sequence[str]) -> str:
        while True:
            wish = self._next()
            if isinstance(wish, Tell):
                return wish.text
            self._kept.append(wish)

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        if wait:  # one by one: what comes after the wish that ends the waiting is for whoever asks next
            return (self._kept.pop(0),) if self._kept else self._within(wait)
        wishes, self._kept = self._kept, []
        while not self._inbox.empty():
            if (wish := self._inbox.get()) is None:
                self._ended = True
            else:
                wishes.append(wish)
        return wishes

    def _within(self, seconds: float) -> Sequence[Wish]:
        try:
            return (self._next(None if seconds == inf else seconds),)
        except queue.Empty:
            return ()

    def _next(self, seconds: float | None = None) -> Wish:
        """The next wish, waiting for it. Raises NobodyThere at the end of input, Stopped on Stop, queue.Empty."""
        wish = None if self._ended else self._inbox.get(timeout=seconds)
        if wish is None:
            self._ended = True
            raise NobodyThere
        if isinstance(wish, Stop):
            raise Stopped
        return wish

    def _read(self, wishes: TextIO) -> None:
        for line in wishes:
            if not line.strip():
                continue
            try:
                wish = wish_from_json(line)
            except Malformed as problem:
                self._complain(str(problem))
                continue
            if isinstance(wish, Stop):
                self._stop()
            self._inbox.put(wish)
        self._inbox.put(None)
