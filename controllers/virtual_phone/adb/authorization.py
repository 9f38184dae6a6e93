"""The question "Allow USB debugging?", and the person who answers it."""

import asyncio
import math


class Authorization:
    """`after` seconds pass before the person taps Allow: None if nobody is asked, infinity if nobody answers.

    Allowed once, a phone does not ask again.
    """

    def __init__(self, after: float | None = None) -> None:
        self._after = after
        self._given = asyncio.Event()

    @property
    def needed(self) -> bool:
        return self._after is not None and not self._given.is_set()

    async def allowed(self) -> None:
        """Wait for the person's answer."""
        patience = None if self._after is None or math.isinf(self._after) else self._after
        try:
            await asyncio.wait_for(self._given.wait(), patience)
        except TimeoutError:
            self._given.set()

    def allow(self) -> None:
        """Tap Allow now. Call it on the phone's loop."""
        self._given.set()
