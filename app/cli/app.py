"""`journeyman app`: open the window, in a process of its own."""

import signal
import subprocess
import sys
from typing import Annotated

import typer

from app.cli import options


def window(
    task: Annotated[str, typer.Option(metavar="TEXT", help="Have this task in the window, in plain words.")] = "",
    on: Annotated[
        list[str] | None, typer.Option(metavar="[NAME=]URL", help="Where to do it; again for a second target.")
    ] = None,
    brain_name: options.BrainName = None,
    mode: options.ModeName = None,
    allow: options.Allow = None,
    start: Annotated[bool, typer.Option("--start", help="Do the task at once.")] = False,
    example: Annotated[bool, typer.Option("--demo", help="Do the example task in the demo shop.")] = False,
) -> None:
    """Open the window: give tasks, watch, approve, take over."""
    given = {"--task": [task], "--on": on, "--brain": [brain_name], "--mode": [mode], "--allow": allow}
    words = [word for flag, values in given.items() for value in values or () if value for word in (flag, value)]
    # -P: a folder called `ui` where the person happens to stand is not ours.
    command = [sys.executable, "-P", "-m", "ui", *words, *["--start"] * start, *["--demo"] * example]
    with subprocess.Popen(command) as program:
        for kind in (signal.SIGINT, signal.SIGTERM):
            signal.signal(kind, lambda number, frame: program.terminate())
        code = program.wait()
    raise typer.Exit(code if code >= 0 else 128 - code)
