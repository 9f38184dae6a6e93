"""Entry point of `journeyman`: gathers the commands and tells errors in one sentence."""

import os
import sys

import typer

from app.cli import bench, demo, doctor, episodes, key, look, macro, run, secrets, session, skills
from app.cli.app import window
from app.cli.exits import MISUSED
from app.cli.phone import group as phone
from app.errors import UserError
from controllers.errors import ControllerError
from skills.database import DatabaseProblem

app = typer.Typer(
    name="journeyman",
    help="A desktop assistant that works other programs for you.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    run.run,
    demo.demo,
    episodes.episodes,
    episodes.show,
    look.look,
    doctor.doctor,
    bench.bench,
    session.session,
):
    app.command()(command)
app.command("app")(window)
app.add_typer(macro.app, name="macro")
app.add_typer(skills.app, name="skills")
app.add_typer(secrets.app, name="secrets")
app.add_typer(key.app, name="key")
app.add_typer(phone.app, name="phone")


def main() -> None:
    """Run the command line; known errors become one sentence on standard error and exit code 2."""
    try:
        app()
    except (UserError, ControllerError, DatabaseProblem) as problem:
        print(problem, file=sys.stderr)
        raise SystemExit(MISUSED) from None
    except BrokenPipeError:  # the reader has seen enough (`| head`): not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
