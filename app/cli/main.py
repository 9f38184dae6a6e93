"""Entry point of `journeyman`: gathers the commands and tells errors in one sentence."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module

import typer

from app.cli.exits import MISUSED
from app.errors import UserError
from controllers.errors import ControllerError
from skills.database import DatabaseProblem

# Each command's function, or its group of commands, and the module below app.cli where that is.
COMMANDS = {
    "run": ("run", "run"),
    "demo": ("demo", "demo"),
    "episodes": ("episodes", "episodes"),
    "show": ("episodes", "show"),
    "look": ("look", "look"),
    "doctor": ("doctor", "doctor"),
    "bench": ("bench", "bench"),
    "session": ("session", "session"),
    "app": ("app", "window"),
    "macro": ("macro", "app"),
    "skills": ("skills", "app"),
    "secrets": ("secrets", "app"),
    "key": ("key", "app"),
    "phone": ("phone.group", "app"),
}


def gathered(names: Iterable[str]) -> typer.Typer:
    """The command line with these commands. No command pays for importing the others."""
    app = typer.Typer(
        name="journeyman",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help="A desktop assistant that works other programs for you.")(lambda: None)
    for name in names:
        module, attribute = COMMANDS[name]
        command = getattr(import_module(f"app.cli.{module}"), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def main() -> None:
    """Run the command line; known errors become one sentence on standard error and exit code 2."""
    called = [word for word in sys.argv[1:2] if word in COMMANDS]
    try:
        gathered(called or COMMANDS)()
    except (UserError, ControllerError, DatabaseProblem) as problem:
        print(problem, file=sys.stderr)
        raise SystemExit(MISUSED) from None
    except BrokenPipeError:  # the reader has seen enough (`| head`): not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
