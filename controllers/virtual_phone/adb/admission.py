"""Whom the phone lets in: nobody while it is offline, and others once the person has allowed it."""

import asyncio
import math

from controllers.virtual_phone.faults import Faults


class Admission:
    """Asks "Allow USB debugging?" where the phone's faults say so. Allowed once, it does not ask again."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._given = asyncio.Event()

    @property
    def offline(self) -> bool:
        return self._faults.offline

    @property
    def asks(self) -> bool:
        return self._faults.authorize is not None and not self._given.is_set()

    async def allowed(self) -> None:
        """Wait for the person's answer."""
        after = self._faults.authorize
        patience = None if after is None or math.isinf(after) else after
        try:
            await asyncio.wait_for(self._given.wait(), patience)
        except TimeoutError:
            self._given.set()

    def allow(self) -> None:
        """Tap Allow now. To be called on the phone's loop."""
        self._given.set()

    def revoke(self) -> None:
        """Ask again from now on. To be called on the phone's loop."""
        self._given.clear()
