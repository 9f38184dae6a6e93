"""`journeyman episodes` and `journeyman show`: past runs, from the journal alone."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from app.cli import options
from app.journal import EpisodeRow
from app.records import Records
from app.transcript import Transcript
from app.wire import to_json


def episodes(
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 20,
    as_json: options.Json = False,
) -> None:
    """List past runs, newest first."""
    with Records.open() as records:
        rows = records.journal.episodes(limit)
    for row in rows:
        print(json.dumps(asdict(row), ensure_ascii=False) if as_json else _line(row))
    if not rows and not as_json:
        print("No runs yet; start with: journeyman demo")


def show(
    episode: Annotated[str, typer.Argument(help="The run's id or its first letters, as `episodes` lists it.")],
    as_json: options.Json = False,
) -> None:
    """Tell a past run again, rebuilt from the journal."""
    with Records.open() as records:
        transcript, last = Transcript(), ""
        for event in records.journal.events(records.journal.find(episode)):
            last = event.kind
            for line in [to_json(event)] if as_json else transcript.feed(event):
                print(line)
    if not as_json and last != "finished":
        print("This run was interrupted: it has no end in the journal.")


def _line(row: EpisodeRow) -> str:
    when = datetime.fromtimestamp(row.started).strftime("%Y-%m-%d %H:%M")
    return f"{row.id}  {when}  {row.ending:<11}  {' '.join(row.task.split())[:80]}"
