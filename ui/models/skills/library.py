"""The library as the window uses it: opened for one piece of work, off the GUI thread."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from app.errors import UserError
from app.home import ensure_home
from skills.library import Library
from skills.notation.pictures import LARGEST
from skills.shortcuts import Trust, Uses

T = TypeVar("T")

TRUST: dict[Trust, tuple[str, str]] = {
    "quarantined": ("Quarantined", "warning"),
    "trial": ("On trial", "accent"),
    "trusted": ("Trusted", "good"),
    "revoked": ("Revoked", "danger"),
}
"""What each level is called, and the tone of its badge."""


def using(work: Callable[[Library], T]) -> Callable[[], T]:
    """The work with a library of its own. Raises DatabaseProblem, UserError."""

    def opened() -> T:
        with closing(Library(ensure_home() / "library.db")) as library:
            return work(library)

    return opened


def counted(uses: Uses) -> str:
    """How it has done, e.g. `9 of 10 (90 %)`."""
    total = uses.worked + uses.failed
    return f"{uses.worked} of {total} ({round(100 * uses.worked / total)} %)" if total else "never run"


def read(path: Path) -> str:
    """The text of a file. Raises UserError."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(LARGEST + 1)
    except OSError as problem:
        raise UserError(f"{path} cannot be read: {problem.strerror}; choose another file.") from None
    except UnicodeDecodeError:
        raise UserError(f"{path} is not in UTF-8; save it again in that encoding.") from None
