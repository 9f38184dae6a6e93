"""Which processes are Journeyman's own: their windows are no target, and no picture shows them."""

import os
from collections.abc import Sequence
from pathlib import Path

from controllers.desktop.windows import Window


def own_processes(windows: Sequence[Window]) -> frozenset[int]:
    """This process, and the nearest of those that it was started from that has windows: the app, or the terminal
    in which questions are answered.
    """
    me = os.getpid()
    above = next((pid for pid in _ancestors(me) if any(w.pid == pid for w in windows)), me)
    return frozenset({me, above})


def _ancestors(pid: int) -> Sequence[int]:
    """The processes that started this one, nearest first; none where the system does not tell (/proc)."""
    found: list[int] = []
    while (pid := _parent(pid)) > 1:
        found.append(pid)
    return found


def _parent(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[1])
