"""A memory over the library."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.errors import UserError
from app.learning.embedding import LazyEmbedding, no_embedding
from app.learning.memory import Call
from app.macros.replaying import alone, macro, sought
from perception.screen import Observation
from skills.library import Library
from skills.recall import Recollection, recalled, same_task
from skills.shortcuts import Shortcut

_CALL = re.compile(
    r"(?:please )?(?:do|run|use|replay)\s+(?:step (?P<step>\d{1,5}) of )?"
    r"(?:the (?:skill|shortcut|macro) )?(?P<rest>\S.*)",
    re.DOTALL,
)
_WITH = " with "
_VALUE = r"(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>(?!and\b)[^\s,;\"]+))\s*(?:,|;|and\b|$)\s*"


class Remembering:
    """A memory over a library; to be asked by the thread that opened that. told: hears of what is left out there.

    embedding: the model that finds what means the same, which is only offered; what runs by itself goes by words.
    """

    def __init__(
        self,
        library: Library,
        told: Callable[[str], None] = lambda trouble: None,
        embedding: LazyEmbedding = no_embedding,
    ) -> None:
        self._library = library
        self._told = told
        self._embedding = embedding
        self._left_out: set[str] = set()

    def recall(self, task: str, screen: Observation) -> Recollection:
        found = recalled(self._library, task, screen.place, screen, embedding=self._embedding())
        for name in self._library.unreadable.keys() - self._left_out:
            self._told(str(self._library.unreadable[name]))
        self._left_out.update(self._library.unreadable)
        return found

    def same(self, task: str, scope: str, *, named: bool = False) -> Call | None:
        if called := self._called(task):
            return self.call(called[0].name, called[1], "as you said", task, called[2])
        found = None if named else same_task(self._library, task, scope)
        if found is None:
            return None
        uses = self._library.uses(found[0])
        times = f", worked {uses.worked} of {uses.worked + uses.failed} times" if uses.worked + uses.failed else ""
        return self.call(found[0].name, found[1], f"the same task was done before{times}", task)

    def call(self, name: str, given: Mapping[str, str], why: str, task: str, step: int = 0) -> Call:
        found = macro(self._library, name)
        files = [each.name for each in found.shortcut.parameters if each.type in ("file", "table")]
        if unnamed := [each for each in files if each in given and given[each] not in task]:
            raise UserError(f"{unnamed[0]} is a file, and the task does not name {given[unnamed[0]]!r}; name it there.")
        if step:
            found = replace(found, shortcut=alone(found.shortcut, step))
        return Call(found.kept, found.shortcut, found.values(given), why)

    def _called(self, task: str) -> tuple[Shortcut, dict[str, str], int] | None:
        """`do "NAME" with city "Kiel" and street "Quay 1"`, or the values alone in the order of the
        parameters; `do step 2 of "NAME"` for one step of it."""
        said = _CALL.fullmatch(task.strip())
        if said is None:
            return None
        parts = said["rest"].split(_WITH)
        for length in range(len(parts), 0, -1):  # a name may have the word in it, so the longest is tried first
            if shortcut := sought(self._library, _WITH.join(parts[:length]).strip(' ".')):
                values = _values(_WITH.join(parts[length:]), shortcut)
                return None if values is None else (shortcut, values, int(said["step"] or 0))
        return None


def _values(told: str, shortcut: Shortcut) -> dict[str, str] | None:
    """The values by name; None where something is said that is neither a value nor the name of one."""
    wanted = [each.name for each in shortcut.parameters if each.type != "secret"]
    told, at, pattern = told.strip().rstrip("."), 0, _pattern(wanted)
    given: dict[str, str] = {}
    while at < len(told):
        found = pattern.match(told, at)
        if found is None:
            return None
        order = wanted[len(given)] if len(given) < len(wanted) else f"value_{len(given) + 1}"
        name = found["known"] or found["other"] or order
        if name in given:
            return None
        given[name] = found["bare"] if found["quoted"] is None else found["quoted"]
        at = found.end()
    return given


def _pattern(names: list[str]) -> re.Pattern[str]:
    """One value. A word is the name of one where it is known for that, or where a sign says so."""
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"
    named = rf"(?P<known>{known})(?:\s*[=:]\s*|\s+is\s+|\s+)|(?P<other>[^\W\d]\w*)(?:\s*=\s*|:\s+)"
    return re.compile(rf"(?:{named})?{_VALUE}")
