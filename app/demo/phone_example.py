"""A task to try on a virtual phone that was just switched on."""

from app.tasks import Permissions, Task

EXAMPLE = Task(
    'open the app Calendar, click "Saturday 23 May", click "New event", type "Dinner" in "Title", '
    'type "Blue Amphora" in "Location", click "Save", wait until "Edit" is shown',
    Permissions(),
)
