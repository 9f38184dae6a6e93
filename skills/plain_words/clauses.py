"""One clause of an instruction, and what the words before it have established."""

import re
from dataclasses import dataclass, field

from skills.plain_words.errors import Unclear
from skills.plain_words.nouns import slug
from skills.plain_words.quotes import CLOSING, OPENING, said, show
from skills.steps import Step

_IT = re.compile(r"it|this|that|them", re.IGNORECASE)
# "your answer", "an item that starts with "A"": whoever writes that does not mean these words themselves.
_TOLD_ABOUT = re.compile(
    rf"(?:it|this|that|them)$|(?:your|his|her|an?|any|some|one of)\s+\w"
    rf"|[^{OPENING}]+{OPENING}|{OPENING}[^{CLOSING}]*{CLOSING}.*\w",
    re.IGNORECASE,
)


Steps = tuple[Step, ...]


@dataclass
class Scope:
    """What the words so far have established: the session's targets, the present one, names read, the latest last."""

    targets: tuple[str, ...] = ()
    on: str = ""
    known: dict[str, None] = field(default_factory=dict)

    def know(self, name: str) -> None:
        self.known.pop(name, None)
        self.known[name] = None

    @property
    def latest(self) -> str:
        """What "it" stands for: the name that was read last, "" before any was."""
        return next(reversed(self.known), "")


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
        """A text to be typed or chosen: quoted to the letter, or "the total" and "it" for a value read before.

        Raises Unclear where the words only tell about the text.
        """
        text = self[group]
        name = slug(text.lower().removeprefix("the "))
        if text.lower().startswith("the ") and name in self.scope.known:
            return f"{{{name}}}"
        if _IT.fullmatch(text) and self.scope.latest:
            return f"{{{self.scope.latest}}}"
        if _TOLD_ABOUT.match(text):
            raise Unclear('Say the very text, in quotes, for example: type "Ada" in Name.')
        return show(text)
