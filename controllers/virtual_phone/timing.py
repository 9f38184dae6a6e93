"""How long things take on a phone."""

import asyncio


async def held(seconds: float) -> None:
    """Let so much time pass: a gesture means what it means by how long it lasts."""
    clock = asyncio.get_running_loop()
    done = clock.create_future()
    timer = clock.call_later(seconds, done.set_result, None)
    try:
        await done
    finally:
        timer.cancel()
