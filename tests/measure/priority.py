"""What is timed goes before all else on a busy machine: on Linux, with the right to say so."""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PROC = Path("/proc")
LEAST = 1  # of what goes before all that is not timed


@contextmanager
def before_all_else(wanted: bool = True) -> Iterator[None]:
    """Within, this process and all that it started run first, if that is wanted. Raises PermissionError.

    To be held for a second or so at a time: other programs stand still meanwhile.
    """
    if not wanted:
        yield
        return
    _schedule(os.SCHED_RR, LEAST)
    try:
        yield
    finally:
        _schedule(os.SCHED_OTHER, 0)


def _schedule(policy: int, priority: int) -> None:
    for process in _family():
        with suppress(FileNotFoundError, ProcessLookupError):  # ended meanwhile
            for thread in (PROC / str(process) / "task").iterdir():
                os.sched_setscheduler(int(thread.name), policy, os.sched_param(priority))


def _family() -> Iterator[int]:
    """This process and all below it."""
    children = defaultdict[int, list[int]](list)
    for folder in PROC.iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):
            if folder.name.isdigit():
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                children[int(parent)].append(int(folder.name))
    family = [os.getpid()]
    for process in family:
        family += children[process]
        yield process
