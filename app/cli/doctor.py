"""`journeyman doctor`: whether this machine has what a run needs."""

import json
from dataclasses import asdict

import typer

from app.cli import options
from app.cli.exits import FAILED
from app.doctor import checks


def doctor(as_json: options.Json = False) -> None:
    """Look at everything a run needs, and say what to do about what is missing."""
    well = True
    for result in checks():
        well = well and result.ok
        if as_json:
            print(json.dumps(asdict(result)), flush=True)
        else:
            print(
                f"{'ok  ' if result.ok else 'LACK'}  {result.name:<10} {result.sentence} {result.remedy}".rstrip(),
                flush=True,
            )
    raise typer.Exit(0 if well else FAILED)
