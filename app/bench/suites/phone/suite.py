"""The tasks on the virtual phone."""

from app.bench.suites.phone import places
from app.bench.task import BenchTask

TASKS: tuple[BenchTask, ...] = (*places.TASKS,)
