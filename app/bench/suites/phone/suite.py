"""The tasks on the virtual phone."""

from app.bench.suites.phone import knowledge, places, planning, shopping, trends
from app.bench.task import BenchTask

TASKS: tuple[BenchTask, ...] = (
    *places.TASKS,
    *knowledge.TASKS,
    *shopping.TASKS,
    *trends.TASKS,
    *planning.TASKS,
)
