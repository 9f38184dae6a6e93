"""The commands of `journeyman phone`."""

import typer

from app.cli.phone.connecting import connect, doctor, list_, pair
from app.cli.phone.virtual import state, virtual

app = typer.Typer(help="Connect phones, look after them, or make a virtual one.", no_args_is_help=True)
app.command("list")(list_)
for command in (connect, pair, doctor, virtual, state):
    app.command()(command)
