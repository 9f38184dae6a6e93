"""An asyncio loop on a thread of its own, and the calls that other threads have pending on it."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import CancelledError, Future
from contextlib import asynccontextmanager
from threading import RLock, Thread
from typing import Any, TypeVar

from controllers.errors import DeadlineExceeded, Stopped, TargetLost

T = TypeVar("T")
UNDO_SECONDS = 5.0
# What calls that are pending when a browser or its driver ends are told.
GONE = ("Connection closed", "has been closed")


class LoopThread:
    """Runs a loop until it is closed."""

    def __init__(self, name: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(_unheard)
        self._thread = Thread(target=self.loop.run_forever, name=name, daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        return self._thread.is_alive()

    def close(self) -> None:
        """Cancel what is left on the loop and end the thread. Not to be called on the loop itself.

        What was cancelled before has UNDO_SECONDS to put away what it had begun.
        """
        if not self.running:
            return
        asyncio.run_coroutine_threadsafe(_ended(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


class Calls:
    """The calls of one owner that are pending on a loop. Any thread may wait, any may interrupt."""

    def __init__(self, thread: LoopThread) -> None:
        self._thread = thread
        self._pending: set[Future[Any]] = set()
        self._lock = RLock()  # Ctrl+C may interrupt on the very thread that holds it

    def wait(self, work: Coroutine[Any, Any, T], deadline: float, what: str) -> T:
        """Run `work` on the loop and return what it returns, within `deadline` seconds.

        `what` names the work in the error: "The page could not be read". Raises DeadlineExceeded, Stopped when
        interrupted, TargetLost when the loop is closed, and whatever `work` raises.
        """
        future = self._submit(work)
        try:
            return future.result(deadline)
        except CancelledError:
            raise Stopped("Stopped.") from None
        except TimeoutError:
            raise _exceeded(what, deadline) from None
        finally:
            future.cancel()
            with self._lock:
                self._pending.discard(future)

    def interrupt(self) -> None:
        """Cancel every pending call: those who wait get Stopped at once."""
        with self._lock:
            pending = tuple(self._pending)
        for future in pending:
            future.cancel()

    def _submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        with self._lock:
            if not self._thread.running:
                work.close()
                raise TargetLost("The browser was closed; open it again.")
            future = asyncio.run_coroutine_threadsafe(work, self._thread.loop)
            self._pending.add(future)
            return future


@asynccontextmanager
async def deadline(seconds: float, what: str) -> AsyncIterator[None]:
    """The same of a part of some work, on the loop. Raises DeadlineExceeded."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise _exceeded(what, seconds) from None


def _exceeded(what: str, seconds: float) -> DeadlineExceeded:
    return DeadlineExceeded(f"{what} within {seconds:g} s; try again or reload the page.")


def _unheard(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Tell of what nobody waited for; but that a browser is gone is told to whoever uses it next."""
    if not any(words in str(context.get("exception")) for words in GONE):
        loop.default_exception_handler(context)


async def _ended() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    if undoing := [task for task in others if task.cancelling()]:
        await asyncio.wait(undoing, timeout=UNDO_SECONDS)
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()  # what is half read, such as a reply, can be closed only here
