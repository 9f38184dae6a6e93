"""Faults that a phone can be told to have, so that what drives it can be tried against them."""

import math
from dataclasses import dataclass, fields
from typing import Literal, get_args, get_type_hints

from controllers.errors import ControllerError

Moment = Literal["", "before", "after"]
"""Whether an act fails before it is done or after, when only its answer is missing."""


@dataclass(slots=True)
class Faults:
    """May be changed at any time and from any thread; as made, the phone has none."""

    authorize: float | None = None
    """Ask for authorization; the person allows it after so many seconds, or at infinity never."""
    offline: bool = False
    """Connections are taken and never answered: adb says `offline`. Drop those that stand by `VirtualPhone.drop`."""
    slow: float = 0.0
    """Seconds that every call to the automation server takes longer."""
    screenshot: Literal["", "black", "null"] = ""
    """What a picture of the screen is instead."""
    hierarchy: Literal["", "empty"] = ""
    """Whether the hierarchy has nothing in it."""
    hierarchy_late: float = 0.0
    """Seconds that the hierarchy comes late."""
    deaf_keyboard: bool = False
    """The keyboard of uiautomator2 says that it typed, and types nothing."""

    crash: Moment = ""
    """The automation server dies at the next act."""
    error: Moment = ""
    """The automation server answers the next act with HTTP 500."""
    dead: Moment = ""
    """The automation server answers the next act with DeadObjectException, for which uiautomator2 starts it again."""
    hang: Moment = ""
    """The automation server never answers the next act."""
    drop: float = 0.0
    """After the next act, before its answer, the connection is lost, for so many seconds."""
    rotate: int | None = None
    """Turned this way (quarter turns) just before the next act."""
    permission: str = ""
    """The dialog for this permission comes up just before the next act."""
    toast: str = ""
    """A toast with this text comes up just before the next act."""
    overlay: str = ""
    """Another app draws this HTML over the screen just before the next act."""

    def take(self, name: str) -> str:
        """The moment of a fault that strikes once, which is over with that."""
        moment = str(getattr(self, name))
        setattr(self, name, "")
        return moment

    def set(self, assignment: str) -> None:
        """Set a fault from `name=value`, as the command line has it. Raises ControllerError."""
        name, _, value = assignment.partition("=")
        kinds = get_type_hints(Faults)
        if name not in {field.name for field in fields(self)}:
            raise ControllerError(f"There is no fault {name!r}; there are {', '.join(kinds)}.")
        setattr(self, name, _converted(name, value, kinds[name]))


def _converted(name: str, value: str, kind: object) -> object:
    choices = [str(choice) for choice in get_args(kind) if isinstance(choice, str)]
    if choices and value not in choices:
        raise ControllerError(f"The fault {name} is one of {', '.join(filter(None, choices))}; not {value!r}.")
    try:
        match kind:
            case _ if kind is bool:
                return {"on": True, "off": False}[value]
            case _ if kind is float or kind == float | None:
                return math.inf if value == "never" else float(value)
            case _ if kind == int | None:
                return int(value)
    except (ValueError, KeyError):
        wanted = "on or off" if kind is bool else "a number"
        raise ControllerError(f"The fault {name} takes {wanted}, not {value!r}.") from None
    return value
