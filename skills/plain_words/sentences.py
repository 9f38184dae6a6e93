"""Cutting an instruction into sentences, and a sentence into clauses, with quotations hidden."""

import re
from dataclasses import dataclass

from skills.plain_words.verbs import BEGINNING

_BULLET = re.compile(r"(?:[-*•]\s+|\(?\d{1,3}[.)]\s+|step\s+\d{1,3}\s*[:.)]\s*)+", re.IGNORECASE)
_POLITE = re.compile(
    r"(?:(?:please|now|then|and|also|next|first|finally|afterwards|after that|lastly|just|kindly|so|ok(?:ay)?"
    r"|(?:could|can|would|will) you|i (?:want|need) you to|i'd like you to|you (?:should|must|can)|let's)"
    r"(?:,|\b)\s*)+",
    re.IGNORECASE,
)
_POLITE_END = re.compile(r"[\s,]+(?:please|for me|now|thanks|thank you)$", re.IGNORECASE)
_CONTROL = r"(?:repeat|for (?:each|every|all)|do for each|go through (?:each|every|all)|if|unless|otherwise|else)\b"
_BEGINS = re.compile(rf"(?:{_CONTROL}|{BEGINNING})", re.IGNORECASE)
_ON_TARGET = re.compile(r"(?:on|in|using)\s+\S+?,?\s+", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*,?\s+(?:and\s+)?(?:then|afterwards|after that),?\s+|\s*,\s+(?:and\s+)?|\s+and\s+", re.IGNORECASE
)
_END = re.compile(r"[.!?]+(?=\s|$)|;")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:Dr|Mr|Mrs|Ms|Prof|St|Nr|vs|[A-Z])$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or what is left of one; sentences of one line carry its number and indentation."""

    text: str
    line: int
    indent: int


def sentences(hidden: str) -> list[Sentence]:
    """The sentences of an instruction, bullets and numbers left off."""
    found = []
    for number, line in enumerate(hidden.expandtabs(4).splitlines()):
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        texts = _ended(stripped[len(match[0]) :] if (match := _BULLET.match(stripped)) else stripped)
        found += [Sentence(text, number, indent) for text in texts]
    return found


def first_clause(text: str) -> tuple[str, str]:
    """The first clause and the rest: cut where a joint is followed by what begins a new clause."""
    for joint in _JOINT.finditer(text):
        following = _ON_TARGET.sub("", courteous(text[joint.end() :]), count=1)
        if joint.start() > 0 and (begins(following) or "then" in joint[0].lower()):
            return text[: joint.start()], text[joint.end() :]
    return text, ""


def courteous(text: str) -> str:
    """The text without "please", "now", "could you" and the like around it."""
    polite = _POLITE.match(text)
    bare = text[polite.end() :] if polite else text
    return _POLITE_END.sub("", bare).strip(" ,.")


def begins(text: str) -> bool:
    """Whether a clause may begin like this."""
    return _BEGINS.match(courteous(text)) is not None


def _ended(line: str) -> list[str]:
    texts, start = [], 0
    for end in _END.finditer(line):
        before, after = line[start : end.start()], line[end.end() :]
        if end[0] == "." and _ABBREVIATED.search(before) and after.strip() and not begins(after.strip()):
            continue
        texts.append(before)
        start = end.end()
    return [text for text in (*(t.strip() for t in texts), line[start:].strip()) if text.strip(" ,.")]
