"""What a look at an action comes to: how grave it is, and which fact shows it."""

import re
import unicodedata
from dataclasses import dataclass

from app.tasks import Risk


@dataclass(frozen=True, slots=True)
class Assessment:
    """The risk class, the kind of effect ("" for none) and the fact that shows it."""

    risk: Risk
    effect: str = ""
    fact: str = ""


def says(pattern: str, words: str) -> bool:
    """Whether the pattern matches in the words, and not merely a part of one."""
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words) is not None


def is_foreign(words: str) -> bool:
    """Whether there are letters, and none of a script in which the policy's patterns are written."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in words if letter.isalpha()}
    return bool(scripts) and scripts.isdisjoint({"LATIN", "GREEK"})
