"""The thread that a browser's calls run on."""

import asyncio

import pytest

from controllers.browser.loop import Calls, LoopThread
from controllers.errors import DeadlineExceeded


def test_what_took_too_long_puts_away_what_it_had_begun_before_the_thread_ends() -> None:
    put_away = []

    async def begun() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)  # as ending a process does, it takes a turn
            put_away.append("the process")

    thread = LoopThread("test")
    with pytest.raises(DeadlineExceeded):
        Calls(thread).wait(begun(), 0.01, "It did not start")
    thread.close()
    assert put_away == ["the process"]
