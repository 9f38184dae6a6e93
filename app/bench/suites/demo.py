"""The tasks on the demo shop."""

from app.bench.suites import customer_tasks, office_tasks, order_tasks, shop_tasks
from app.bench.task import BenchTask

TASKS: tuple[BenchTask, ...] = (
    *customer_tasks.TASKS,
    *order_tasks.TASKS,
    *shop_tasks.TASKS,
    *office_tasks.TASKS,
)
