"""What a person says in mid-run, read as steps that are done before the plan goes on.

An aside stands in the episode's cursor, before the frames of the plan that waits for it: a frame that keeps its
words, the frames of its own steps, then those of the plan. So it outlives questions, failures and a restart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from skills.flow import Cursor, Frame
from skills.plain_words.errors import NotUnderstood
from skills.plain_words.parsing import parse
from skills.steps import Step

ASIDE = "aside"
_URGING = re.compile(r"^(?:(?:no|wait|stop|please|first)\b[,:]? )*|(?:,? (?:please|instead|now|(?<!the )first))*[.!]?$")


@dataclass(frozen=True, slots=True)
class Aside:
    """An aside that a cursor stands in: its words, where its steps stand, and where the plan waits."""

    words: str
    inner: Cursor
    plan: Cursor

    @property
    def cursor(self) -> Cursor:
        return (Frame(branch=ASIDE, items=(self.words,), turn=len(self.inner)), *self.inner, *self.plan)


def standing(cursor: Cursor) -> Aside | None:
    """The aside that the cursor stands in, the latest first."""
    if not cursor or cursor[0].branch != ASIDE:
        return None
    end = 1 + cursor[0].turn
    return Aside(cursor[0].items[0], cursor[1:end], cursor[end:])


def understood(said: str, targets: Sequence[str]) -> str:
    """The steps in what was said, without what only urges (`please`, `first`); "" where it is no step."""
    words = _URGING.sub("", said.strip())
    try:
        return words if steps(words, targets) else ""
    except NotUnderstood:
        return ""


def steps(words: str, targets: Sequence[str]) -> tuple[Step, ...]:
    """The steps of an aside. Raises NotUnderstood."""
    return parse(words, tuple(targets))
