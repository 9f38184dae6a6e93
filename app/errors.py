"""What a person is told: one sentence and what to do next."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.brains.brain import Usage


class UserError(Exception):
    """The person can mend this: a wrong address, a missing browser, an unreadable file.

    The text is one sentence, then what to do. Shown without a traceback; exit code 2.
    """


class BrainError(Exception):
    """The brain could not answer. `usage` is what trying has cost, where that is known."""

    def __init__(self, sentence: str, usage: "Usage | None" = None) -> None:
        super().__init__(sentence)
        self.usage = usage


class MalformedReply(BrainError):
    """The brain answered with something that is not a reply of the wanted shape."""
