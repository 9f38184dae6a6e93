"""Which tasks a suite's name and a list of their names stand for."""

from collections.abc import Sequence

from app.bench.runner import Playable
from app.bench.suites import demo, miniwob
from app.bench.suites.phone import suite as phone
from app.bench.task import BenchTask
from app.errors import UserError

SUITES = ("demo", "phone", "miniwob")


def chosen(suite: str, names: Sequence[str]) -> Sequence[Playable]:
    """The tasks of these names, without names all of them. Raises UserError."""
    match suite:
        case "demo":
            return _named(suite, demo.TASKS, names)
        case "phone":
            return _named(suite, phone.TASKS, names)
        case "miniwob":
            return miniwob.tasks(names or ("dev",))
    raise UserError(f"There is no suite {suite!r}; choose one of {', '.join(SUITES)}.")


def _named(suite: str, tasks: Sequence[BenchTask], names: Sequence[str]) -> list[BenchTask]:
    known = {task.id: task for task in tasks}
    if unknown := [name for name in names if name not in known]:
        raise UserError(f"There is no task {unknown[0]!r} in {suite}; its tasks are {', '.join(known)}.")
    return [known[name] for name in names or known]
