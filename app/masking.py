"""Passwords that a run has typed, kept out of what its brain says from then on."""

import json

from app.executor import MASK

SHORTEST = 3
"""Characters below which a password is left in texts: masking single digits everywhere would spell it out."""


class Secrets:
    """What went into password fields, in every spelling that a text or a JSON text may hold."""

    def __init__(self) -> None:
        self._spellings: set[str] = set()

    def add(self, secret: str) -> None:
        """Keep this out from now on."""
        if len(secret) >= SHORTEST:
            self._spellings |= {secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}

    def masked(self, text: str) -> str:
        """The text without them."""
        for spelling in sorted(self._spellings, key=len, reverse=True):
            text = text.replace(spelling, MASK)
        return text
