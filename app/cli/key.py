"""`journeyman key`: the key of the model's server, kept in the keyring and never shown."""

import json
import os
import sys
from dataclasses import asdict

import typer

from app import keys
from app.brains.brain import Usage
from app.brains.choice import ladder
from app.brains.model import Request
from app.cli import options
from app.cli.exits import FAILED
from app.errors import BrainError, UserError
from app.settings import Settings, load_settings

app = typer.Typer(help="Keep, try or remove the key of the model's server.", no_args_is_help=True)

SYSTEM = "You are being tried out: whatever is said, answer that you are ready."
SCHEMA = {
    "type": "object",
    "properties": {"ready": {"type": "boolean"}},
    "required": ["ready"],
    "additionalProperties": False,
}


@app.command("set")
def set_() -> None:
    """Keep a key in the keyring: typed where nobody sees it, or read from standard input."""
    base_url = load_settings().base_url
    address = keys.server(base_url)
    value = typer.prompt(f"The key for {address}", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline()
    keys.set_key(value, base_url)
    print(f"The key for {address} is in the keyring.")
    if os.environ.get(keys.variable(base_url), "").strip():
        print(f"{keys.variable(base_url)} is set, too, and is used instead of it.", file=sys.stderr)


@app.command()
def test(as_json: options.Json = False) -> None:
    """Ask the model one tiny question and say what that took."""
    settings = load_settings()
    try:
        usage = _asked(settings)
    except BrainError as error:
        if as_json:
            print(json.dumps({"ok": False, "error": str(error)}))
        else:
            print(error, file=sys.stderr)
        raise typer.Exit(FAILED) from None
    if as_json:
        print(json.dumps({"ok": True, **asdict(usage)}))
    else:
        address = keys.server(settings.base_url)
        print(f"{usage.model} at {address} answered in {usage.seconds:.1f} s for ${usage.dollars:.6f}.")


@app.command()
def remove() -> None:
    """Forget the key that is in the keyring."""
    base_url = load_settings().base_url
    there = keys.remove_key(base_url)
    address = keys.server(base_url)
    print(f"The key for {address} is forgotten." if there else f"There was no key for {address} in the keyring.")


def _asked(settings: Settings) -> Usage:
    """What one tiny call cost. Raises BrainError, UserError."""
    try:
        from app.brains.messages.client import MessagesModel
    except ModuleNotFoundError:
        raise UserError("The package anthropic is not installed: run python3 make.py setup.") from None
    model = MessagesModel(keys.key(settings.base_url), settings.base_url, lambda said: print(said, file=sys.stderr))
    try:
        effort = settings.effort or None
        return model.complete(
            Request("operator", ladder(settings.model)[0], SYSTEM, "", "Ready?", SCHEMA, effort=effort)
        ).usage
    finally:
        model.close()
