"""A person behind another process: wishes arrive while the run goes on."""

import queue
import threading
from collections.abc import Callable, Sequence
from math import inf
from typing import Self, TextIO

from app.proposals import Decision, Move, Verdict
from app.supervision import NobodyThere, Rule, Stop, Tell, Wish
from app.wire import wish_from_json
from controllers.errors import Stopped
from skills.codec import Malformed


class Remote:
    """Takes wishes from any thread; `stop` is called the moment a Stop arrives.

    After `end` nobody is there any more; the run goes on until it needs someone.
    """

    def __init__(self, stop: Callable[[], None]) -> None:
        self._inbox: queue.SimpleQueue[Wish | None] = queue.SimpleQueue()
        self._kept: list[Wish] = []
        self._ended = False
        self._stop = stop

    @classmethod
    def reading(cls, wishes: TextIO, stop: Callable[[], None], complain: Callable[[str], None]) -> Self:
        """Wishes as JSON lines, read on a thread of its own. `complain` is told of each line that is not a wish."""
        person = cls(stop)
        threading.Thread(target=person._read, args=(wishes, complain), name="wishes", daemon=True).start()
        return person

    def take(self, wish: Wish) -> None:
        """A wish has arrived."""
        if isinstance(wish, Stop):
            self._stop()
        self._inbox.put(wish)

    def interrupt(self) -> None:
        self._inbox.put(Stop())

    def end(self) -> None:
        """No wish can come any more."""
        self._inbox.put(None)

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        while True:
            wish = self._next()
            if not isinstance(wish, Rule):
                self._kept.append(wish)
            elif wish.decision in (0, decision.number):
                return wish.verdict

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        while True:
            wish = self._next()
            if isinstance(wish, Tell) and wish.question in (0, number):
                return wish.text
            if not isinstance(wish, Tell) or wish.question < 0:  # else the answer to a question that is over
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
        if seconds == inf:
            return (self._next(),)
        try:
            return (self._next(seconds),)
        except (queue.Empty, NobodyThere):
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

    def _read(self, wishes: TextIO, complain: Callable[[str], None]) -> None:
        for line in wishes:
            if not line.strip():
                continue
            try:
                self.take(wish_from_json(line))
            except Malformed as problem:
                complain(str(problem))
        self.end()
