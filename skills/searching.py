"""Words under which skills are found: of a Shortcut, of a Tip, of a place, and of a question about them."""

import re

from skills.shortcuts import Shortcut, Tip
from skills.steps import walk

ANYWHERE = "anywhere"
"""The place of what belongs to no place, among the words that are searched."""
MOST_TERMS = 32
"""Different words of a question that are searched for."""
LONGEST_MEANT = 500
"""Characters of a skill of which the meaning is taken."""


def question(text: str, scope: str | None) -> str:
    """What FTS5 is asked to find what shares words with the text, in that place or anywhere; "" where it has none."""
    terms = list(dict.fromkeys(re.findall(r"\w+", text.lower())))[:MOST_TERMS]  # the index folds no "ß" to "ss"
    if not terms:
        return ""
    wanted = "{name text} : (" + " OR ".join(f'"{term}"' for term in terms) + ")"
    return wanted if scope is None else f"{wanted} AND place : ({_phrase(scope)} OR {_phrase(ANYWHERE)})"


def words(shortcut: Shortcut) -> str:
    """What a search can find a Shortcut by, besides its name."""
    told = [shortcut.description, *(parameter.name for parameter in shortcut.parameters)]
    return "\n".join([*told, *(step.words for step in walk(shortcut.steps))])


def meant(skill: Shortcut | Tip) -> str:
    """The words that say what it is for, of which the meaning is taken: those in which it was asked for, if any."""
    told = skill.text if isinstance(skill, Tip) else skill.task or f"{skill.name}\n{skill.description}"
    return told[:LONGEST_MEANT]


def sense(text: str) -> str:
    """What makes two Tips the same: their words, not their case, spacing or punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold())) or text


def _phrase(place: str) -> str:
    """The place as words in a row; what is no place but has the same words is sorted out afterwards."""
    return '"' + " ".join(re.findall(r"\w+", place)) + '"'
