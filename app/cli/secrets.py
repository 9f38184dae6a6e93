"""`journeyman secrets`: passwords that replays type, each bound to one place and field, and never shown."""

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from app import secrets
from app.cli import options
from app.cli.exits import FAILED

app = typer.Typer(help="Keep, list or remove passwords that macros type.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The name of the macro's secret parameter.", show_default=False)]


@app.command()
def add(
    name: Name,
    place: Annotated[
        str, typer.Option("--for", metavar="WHERE", help="The exact origin, app or program.", show_default=False)
    ],
    field: Annotated[str, typer.Option(metavar="NAME", help="What its field is called.", show_default=False)],
) -> None:
    """Keep a secret in the keyring: typed where nobody sees it, or read from standard input."""
    terminal = sys.stdin.isatty()
    value = typer.prompt(f"What is {name}", hide_input=True) if terminal else sys.stdin.readline().rstrip("\r\n")
    kept = secrets.add(secrets.Secret(name, place, field), value)
    print(f'{kept.name} is in the keyring, for the field "{kept.field}" of {kept.place} and no other.')


@app.command("list")
def list_(as_json: options.Json = False) -> None:
    """What secrets are kept and where they belong; never what they are."""
    found = secrets.listed()
    for each in found:
        print(json.dumps(asdict(each)) if as_json else f'{each.name}  {each.place}  "{each.field}"')
    if not found and not as_json:
        print("No secrets are kept.")


@app.command()
def remove(name: Name) -> None:
    """Forget a secret."""
    if not (count := secrets.remove(name)):
        print(f"There was no secret {name}.")
        raise typer.Exit(FAILED)
    print(f"{name} is forgotten" + (f", at {count} places." if count > 1 else "."))
