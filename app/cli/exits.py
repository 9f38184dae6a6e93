"""Exit codes, the same for every command."""

from app.events import Ending

OK = 0
FAILED = 1
MISUSED = 2
STOPPED = 130

EXIT_CODES: dict[Ending, tuple[int, str]] = {
    "done": (OK, "the task is done"),
    "failed": (FAILED, "the task could not be done; the last line says why"),
    "refused": (3, "something needed a person's permission and did not get it"),
    "asked": (4, "there was a question and nobody to answer it"),
    "crashed": (5, "a mistake of Journeyman's own; the traceback is in the journal"),
    "stopped": (STOPPED, "stopped by a person"),
}
"""How each ending of a run is told to the shell; 2 means wrong usage, settings or files."""


def exit_code(ending: Ending) -> int:
    return EXIT_CODES[ending][0]
