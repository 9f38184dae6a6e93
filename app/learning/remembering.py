"""A memory over the library."""

import re
from collections.abc import Mapping
from dataclasses import replace

from app.errors import UserError
from app.learning.memory import Call
from app.macros.replaying import alone, macro
from perception.screen import Observation
from skills.library import Library
from skills.recall import Recollection, recalled, same_task
from skills.shortcuts import Shortcut

_CALL = re.compile(
    r"(?:please )?(?:do|run|use|replay)\s+(?:step (?P<step>\d{1,5}) of )?"
    r"(?:the (?:skill|shortcut|macro) )?(?P<rest>\S.*)",
    re.DOTALL,
)
_GIVEN = re.compile(
    r"(?:(?P<name>[^\W\d]\w*)\s*[=:]?\s*)?(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s,;\"]+))\s*(?:,|;|and\b|$)\s*"
)


class Remembering:
    """A memory over a library; to be asked by the thread that opened that."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def recall(self, task: str, screen: Observation) -> Recollection:
        return recalled(self._library, task, screen.place, screen)

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
        name, _, rest = said["rest"].partition(" with ")
        shortcut = self._library.shortcut(name.strip(' ".'))
        return (shortcut, _values(rest, shortcut), int(said["step"] or 0)) if shortcut else None


def _values(told: str, shortcut: Shortcut) -> dict[str, str]:
    wanted = [each.name for each in shortcut.parameters if each.type != "secret"]
    given: dict[str, str] = {}
    for number, found in enumerate(_GIVEN.finditer(told.strip().rstrip("."))):
        value = found["quoted"] if found["quoted"] is not None else found["bare"]
        order = wanted[number] if number < len(wanted) else f"value_{number + 1}"
        given[found["name"] or order] = value
    return given
