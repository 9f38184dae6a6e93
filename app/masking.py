"""Passwords and card numbers that a run has typed, kept out of what its brain says from then on."""

import json
import re

from app.executor import MASK

SHORTEST = 3
"""Characters below which a secret is left in texts: masking single digits everywhere would spell it out."""
LONG = 12
"""Digits of a number, such as a card's, that is known however it is grouped."""


class Secrets:
    """What went into fields for secrets, in every spelling that a text or a JSON text may hold."""

    def __init__(self) -> None:
        self._spellings: set[str] = set()

    def add(self, secret: str) -> None:
        """Keep this out from now on."""
        if len(secret) >= SHORTEST:
            self._spellings |= {secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}

    def masked(self, text: str) -> str:
        """The text without them."""
        for spelling in sorted(self._spellings, key=len, reverse=True):
            text = without(text, spelling, MASK)
        return text


def without(text: str, secret: str, instead: str) -> str:
    """The text with something else in the place of the secret; a number is no part of a longer one."""
    digits = re.sub(r"[ -]", "", secret)
    if not digits.isdecimal():
        return text.replace(secret, instead)
    spelled = "[ -]?".join(digits) if len(digits) >= LONG else re.escape(secret)
    return re.sub(rf"(?<!\d){spelled}(?!\d)", lambda found: instead, text)
