"""What only names a thing, though it begins with a word for a deed: "Post details", "Bid history"."""

import re

from perception.screen import Element

_THING = re.compile(
    r"(?:posts?|tweet|share|reply|forward|invite|transfer|bid|purchase|pay|grant) (?:\w+ )?"
    r"(?:details|history|log|activity|statistics|analytics|insights|overview|settings|queue)",
    re.IGNORECASE,
)
"""Only of words that are nouns as well: "Send details" sends them."""
_DOES = re.compile(
    r"\b(?:post|tweet|share|reply|forward|invite|transfer|bid|purchase|pay|grant)(?=[/?&=#.]|$)",
    re.IGNORECASE,
)
"""In an address, what is a word of its own there and no part of "post-details"."""


def is_thing(words: str, element: Element) -> bool:
    """Whether the words name what a link or a tab leads to, or what a heading stands over.

    A link whose very address speaks of the deed does it.
    """
    if not _THING.fullmatch(words.strip()):
        return False
    if element.role == "link":
        return element.effect.startswith("GET ") and not _DOES.search(_path(element.effect))
    return element.role in {"tab", "heading"} and (not element.effect or element.effect.startswith("GET "))


def _path(effect: str) -> str:
    """What of an address follows its site."""
    return effect.partition("://")[2].partition("/")[2]
