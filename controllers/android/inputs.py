"""Whether anything has touched a phone, as its input dispatcher remembers it.

Source: InputDispatcher::dumpDispatchStateLocked of Android, which lists the last ten events that were dispatched or
dropped and those that still wait. Since Android 11 it tells no more of them than their age.
"""

import re
import time

from controllers.android.errors import PhoneLost
from controllers.android.phone import Phone
from controllers.errors import ControllerError

_AGE = re.compile(r"\bage=(\d+(?:\.\d+)?)ms")


def felt(phone: Phone, since: float) -> bool | None:
    """Whether a touch or key has reached it since then (monotonic seconds); None where it does not tell.

    It errs towards True: every event counts, and as later than it was by the time that the answer took.
    Raises PhoneLost, Stopped.
    """
    try:
        said = phone.shell("dumpsys", "input")
    except PhoneLost:
        raise
    except ControllerError:
        return None
    answered = time.monotonic()
    _, told, queues = said.partition("RecentQueue:")
    ages = [float(age) / 1000 for age in _AGE.findall(queues)]
    if not told or not (ages or queues.lstrip().startswith("<empty>")):
        return None
    return any(answered - age >= since for age in ages)
