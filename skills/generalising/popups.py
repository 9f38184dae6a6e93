"""Dialogs that came up by themselves and were closed: what closes them is done only where they come up again."""

from dataclasses import replace

from controllers.actions import Tap
from perception.roles import DIALOGS
from skills.demonstrations import Deed, Reading
from skills.steps import Do, Read, WaitFor


def is_dismissal(part: Deed | Reading, before: Deed | Reading | None) -> bool:
    """Whether it only closed a dialog that nobody had asked for. before: the part before it, if any.

    Of a plan that was followed it is no step; else the dialog was there from the start, or came with another page.
    """
    if not isinstance(part, Deed) or not _only_closes(part):
        return False
    if part.cursor:
        return before is not None and part.cursor == before.cursor
    return before is None or (isinstance(before, Deed) and before.before.place != before.after.place)


def optional(step: Do | WaitFor | Read) -> Do | WaitFor | Read:
    """The step, passed over where its element is not there."""
    return replace(step, check=None, optional=True) if isinstance(step, Do) else step


def _only_closes(deed: Deed) -> bool:
    """Whether the dialog that it was done in is gone, nothing was sent, and the place is the same."""
    dialogs = {e.key for e in deed.before.elements if e.role in DIALOGS}
    mine = dialogs.intersection(deed.element.within if deed.element else ())
    gone = mine - {e.key for e in deed.after.elements}
    there = deed.before.place == deed.after.place and deed.before.sent == deed.after.sent
    return isinstance(deed.action, Tap) and bool(mine) and gone == mine and there
