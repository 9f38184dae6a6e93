"""A memory over the library."""

import re
from collections.abc import Callable, Mapping

from app.learning.memory import Call
from app.macros.replaying import macro, sought
from perception.screen import Observation
from skills.library import Library
from skills.recall import Recollection, recalled, same_task
from skills.shortcuts import Shortcut

_CALL = re.compile(r"(?:please )?(?:do|run|use|replay)\s+(?:the (?:skill|shortcut|macro) )?(?P<rest>\S.*)", re.DOTALL)
_WITH = " with "
_VALUE = r"(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>(?!and\b)[^\s,;\"]+))\s*(?:,|;|and\b|$)\s*"


class Remembering:
    """A memory over a library; to be asked by the thread that opened that. told: hears of what is left out there."""

    def __init__(self, library: Library, told: Callable[[str], None] = lambda trouble: None) -> None:
        self._library = library
        self._told = told
        self._left_out: set[str] = set()

    def recall(self, task: str, screen: Observation) -> Recollection:
        found = recalled(self._library, task, screen.place, screen)
        for name in self._library.unreadable.keys() - self._left_out:
            self._told(str(self._library.unreadable[name]))
        self._left_out.update(self._library.unreadable)
        return found

    def same(self, task: str, scope: str) -> Call | None:
        if called := self._called(task):
            return self.call(called[0].name, called[1], "as you said")
        found = same_task(self._library, task, scope)
        if found is None:
            return None
        uses = self._library.uses(found[0])
        times = f", worked {uses.worked} of {uses.worked + uses.failed} times" if uses.worked + uses.failed else ""
        return self.call(found[0].name, found[1], f"the same task was done before{times}")

    def call(self, name: str, given: Mapping[str, str], why: str) -> Call:
        found = macro(self._library, name)
        return Call(found.kept, found.shortcut, found.values(given), why)

    def _called(self, task: str) -> tuple[Shortcut, dict[str, str]] | None:
        """`do "NAME" with city "Kiel" and street "Quay 1"`, or the values alone in the order of the parameters."""
        said = _CALL.fullmatch(task.strip())
        if said is None:
            return None
        parts = said["rest"].split(_WITH)
        for length in range(len(parts), 0, -1):  # a name may have the word in it, so the longest is tried first
            if shortcut := sought(self._library, _WITH.join(parts[:length]).strip(' ".')):
                values = _values(_WITH.join(parts[length:]), shortcut)
                return None if values is None else (shortcut, values)
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
