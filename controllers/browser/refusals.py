"""What the browser says when it refuses, in words for a person."""

import re

from playwright.async_api import Error

from controllers.errors import ControllerError, TargetLost

CLOSED = ("has been closed", "Connection closed")
# What is said of a document that another one follows, and of one that has not been drawn yet.
REPLACED = ("destroyed", "Not attached to an active page", "Unable to capture screenshot")
_THROWN = re.compile(r"evaluate: \w*Error")


def is_replaced(error: Error) -> bool:
    """Whether another document took the page's place meanwhile."""
    return any(words in error.message for words in REPLACED)


def is_unread(error: Error | ValueError) -> bool:
    """Whether the page itself kept it from being read: it has changed the language under us, or answers nonsense."""
    return isinstance(error, ValueError) or bool(_THROWN.search(error.message))


def is_closed(error: Error) -> bool:
    """Whether the page was closed meanwhile."""
    return any(words in error.message for words in CLOSED)


def refusal(error: Error, what: str, others: bool) -> ControllerError:
    """`what` did not happen; `others`: whether the target has other tabs left."""
    if is_closed(error):
        if others:
            return ControllerError(f"{what}: its tab closed; look at the screen again.")
        return TargetLost("The browser is gone; open it again.")
    if "crashed" in error.message:
        return ControllerError("The page crashed; open its address again.")
    return ControllerError(f"{what}: {error.message.splitlines()[0]}")
