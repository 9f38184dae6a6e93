"""Tasks of MiniWoB++ (arXiv 1802.08802), whose pages the PyPI package `miniwob` brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from app.errors import UserError

# What this was built with; all others are for judging it.
DEV = (
    "click-button click-button-sequence click-checkboxes click-checkboxes-soft click-collapsible-2 click-color "
    "click-dialog click-dialog-2 click-link click-menu click-option click-scroll-list click-tab-2 click-test-2 "
    "choose-list choose-date-easy copy-paste count-shape email-inbox email-inbox-forward-nl enter-date enter-password "
    "enter-text enter-text-dynamic enter-time find-word focus-text form-sequence grid-coordinate guess-number "
    "login-user multi-orderings navigate-tree read-table search-engine simple-arithmetic social-media text-transform "
    "tic-tac-toe use-autocomplete use-slider use-spinner"
).split()


@dataclass(frozen=True, slots=True)
class PageTask:
    """A task that its page makes up itself from a seed, words and check and all; nobody has counted its acts."""

    id: str
    milestones: tuple[str, ...] = ()
    optimal: int = 0


def folder() -> Path:
    """Where the pages lie. Raises UserError where the package is not installed."""
    found = find_spec("miniwob")
    if not found or not found.origin:
        raise UserError("MiniWoB++ is not installed: run pip install miniwob in Journeyman's environment.")
    return Path(found.origin).parent / "html"


def tasks(names: Sequence[str] = ("dev",)) -> list[PageTask]:
    """The tasks of these names; `dev` stands for those that this was built with. Raises UserError."""
    wanted = [name for each in names for name in (DEV if each == "dev" else (each,))]
    pages = folder() / "miniwob"
    if unknown := [name for name in wanted if not (pages / f"{name}.html").is_file() or Path(name).name != name]:
        raise UserError(f"There is no task {unknown[0]!r} in miniwob; dev stands for {', '.join(DEV)}.")
    return [PageTask(name) for name in dict.fromkeys(wanted)]
