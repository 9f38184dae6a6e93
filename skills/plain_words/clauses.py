"""One clause of an instruction, and what the words before it have established."""

import re
from dataclasses import dataclass, field

from skills.plain_words.nouns import slug
from skills.plain_words.quotes import said, show


@dataclass
class Scope:
    """What the words so far have established: the session's targets, the present one, and names read."""

    targets: tuple[str, ...] = ()
    on: str = ""
    known: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause that fitted a verb's pattern."""

    match: re.Match[str]
    scope: Scope

    def __getitem__(self, group: str) -> str:
        return (self.match.groupdict().get(group) or "").strip()

    @property
    def words(self) -> str:
        return said(self.match.string)

    def value(self, group: str) -> str:
        """A text to be typed or chosen: quoted to the letter, or "the total" for a value read before."""
        text = self[group]
        name = slug(text.lower().removeprefix("the "))
        return f"{{{name}}}" if text.lower().startswith("the ") and name in self.scope.known else show(text)
