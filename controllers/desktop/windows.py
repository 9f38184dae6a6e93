"""What a desktop has open, as every system's screen tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from perception.geometry import Box, Point


@dataclass(frozen=True, slots=True)
class Window:
    """One window. number: the system's own for it. pid: the process that it belongs to, 0 if unknown.

    box: where its content lies, in screen pixels; outer: the same with the border. name: what its program calls
    itself. popup: a menu, tooltip, panel or the like, which is no window to a person. active: whether it takes the
    keys. hidden: minimised, or on another workspace.
    """

    number: int
    pid: int
    title: str
    box: Box
    outer: Box
    name: str = ""
    popup: bool = False
    active: bool = False
    hidden: bool = False


def topmost(windows: Sequence[Window], point: Point) -> Window | None:
    """The window that shows at a point of the screen; `windows` are front first."""
    return next((window for window in windows if window.outer.contains(point) and not window.hidden), None)


def front(windows: Sequence[Window]) -> Window | None:
    """The window that takes the keys, or else the foremost one that a person would call a window."""
    usual = [window for window in windows if not window.popup and not window.hidden]
    return next((window for window in usual if window.active), usual[0] if usual else None)
