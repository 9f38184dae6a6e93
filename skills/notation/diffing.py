"""What differs between two versions of a Shortcut, as lines of its text."""

from collections.abc import Iterator
from difflib import unified_diff

from skills.notation.writing import text
from skills.shortcuts import Shortcut


def diff(old: Shortcut | None, new: Shortcut, called: str = "") -> Iterator[str]:
    """Lines with + and - before what came and went; against nothing, everything came. None where all is the same.

    called: what the new one is, where it is no version yet.
    """
    before = text(old).splitlines() if old else []
    names = (f"version {old.version}" if old else "nothing", called or f"version {new.version}")
    return unified_diff(before, text(new).splitlines(), *names, lineterm="", n=2)
