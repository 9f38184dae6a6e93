"""Mistakes of our own while the window is open: one sentence to the person, the rest to a file; the window lives."""

import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType


def keep_going(log: Path, say: Callable[[str], None]) -> None:
    """From now on, an exception that nobody caught is written to `log` and told by `say`."""

    def tell(kind: type[BaseException], mistake: BaseException, trace: TracebackType | None) -> None:
        with suppress(OSError), log.open("a", encoding="utf-8") as file:  # a full disk must not end the window too
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n")
            file.writelines(traceback.format_exception(kind, mistake, trace))
        say(f"Journeyman made a mistake ({mistake!r}) and goes on; details are in {log}.")

    sys.excepthook = tell
