"""`journeyman episodes` and `journeyman show`: past runs, from the journal alone."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.cli import options
from app.journal import EpisodeRow
from app.records import Records
from app.report import page
from app.report.texts import brief
from app.transcript import Transcript, moment
from app.wire import to_json

DAY = 86_400.0
"""Seconds."""


def episodes(
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 20,
    prune: Annotated[
        int | None, typer.Option(min=1, max=36_500, metavar="DAYS", help="Delete the runs that began longer ago.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """List past runs, newest first, or delete old ones."""
    if prune:
        _prune(prune, as_json)
        return
    with Records.open() as records:
        rows = records.journal.episodes(limit)
    for row in rows:
        print(json.dumps(asdict(row), ensure_ascii=False) if as_json else _line(row))
    if not rows and not as_json:
        print("No runs yet; start with: journeyman demo")


def show(
    episode: Annotated[str, typer.Argument(help="The run's id or its first letters, as `episodes` lists it.")],
    as_json: options.Json = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the run as one HTML file, with its pictures.")
    ] = None,
) -> None:
    """Tell a past run again, rebuilt from the journal."""
    with Records.open() as records:
        if html:
            page.write(records.journal.events(records.journal.find(episode)), records.pictures, html, PictureCount())
            print(f"Written: {html.absolute()}")
            return
        transcript, last = Transcript(), ""
        found = records.journal.find(episode)
        for event in records.journal.events(found):
            last = event.kind
            for line in [to_json(event)] if as_json else transcript.feed(event):
                print(line)
    if not as_json and last != "finished":
        print("This run has no end in the journal; if it was cut off: journeyman run --resume " + found)


def _prune(days: int, as_json: bool) -> None:
    with Records.open() as records:
        runs, pictures = records.prune(time.time() - days * DAY)
    told = f"Deleted: {runs} runs that began more than {days} days ago, and {pictures} pictures that no run shows."
    print(json.dumps({"runs": runs, "pictures": pictures}) if as_json else told)


class PictureCount:
    """Tells on standard error how far the pictures are, once a second at most; what was begun is told to its end."""

    def __init__(self) -> None:
        self._told = time.monotonic()
        self._begun = False

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._told >= 1 or (self._begun and done == total):
            self._told, self._begun = time.monotonic(), True
            print(f"{done} of {total} pictures", file=sys.stderr, flush=True)


def _line(row: EpisodeRow) -> str:
    return f"{row.id}  {moment(row.started)}  {row.ending:<11}  {brief(row.task, 80)}"
