"""What earlier runs have learned and may help this one: of the very place that it is in, and few."""

from collections.abc import Callable

from skills.library import Library
from skills.shortcuts import Tip

MOST = 5
Recall = Callable[[str, str], tuple[Tip, ...]]
"""From a task's instruction and a scope to the Tips that may help there."""


def nothing_learned(instruction: str, scope: str) -> tuple[Tip, ...]:
    """The recall of a run without a library."""
    return ()


def recalling(library: Library) -> Recall:
    """The recall from a library. What it gives raises DatabaseProblem where that cannot be read."""

    def recalled(instruction: str, scope: str) -> tuple[Tip, ...]:
        """Those that share words with the task first, then the latest of the place; none that was revoked."""
        fitting = [found for found in library.search(instruction, scope, limit=4 * MOST) if isinstance(found, Tip)]
        known = dict.fromkeys((*fitting, *reversed(library.tips(scope))))
        return tuple(tip for tip in known if tip.trust != "revoked")[:MOST]

    return recalled
