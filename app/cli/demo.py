"""`journeyman demo`: a whole job on the demo shop, with the changed database rows as proof."""

from typing import Annotated

import typer

from app.brains.plain import PlainBrain
from app.cli import options
from app.cli.exits import exit_code
from app.cli.run import shown, stopped_by_signals
from app.demo.server import DemoSite
from app.demo.story import proof, story
from app.engine import Engine
from app.records import Records
from app.settings import load_settings
from app.supervisors.nobody import Nobody
from app.targets import opened
from app.tasks import Permissions, Task


def demo(
    seed: Annotated[int, typer.Option(help="Which shop: other people, goods and order.")] = 1,
    eyes: options.EyesName = None,
    headed: options.Headed = None,
    as_json: options.Json = False,
) -> None:
    """Start a small shop, do a job of many steps in it with plain words, and prove it by the database."""
    settings = load_settings(eyes=eyes, headed=headed)
    with DemoSite(seed) as site, Records.open() as records, opened([f"shop={site.url}"], settings) as session:
        told = story(site)
        if not as_json:
            print(f"A small shop runs at {site.url}. The job:\n  {told.goal}\n", flush=True)
        engine = Engine(session, PlainBrain(), Nobody())
        with stopped_by_signals(session):
            for _ in shown(records.kept(engine.run(Task(told.words, Permissions("scope", told.effects)))), as_json):
                pass
        if not as_json:
            print(f"\nWhat the shop's database says now:\n{proof(told, site)}")
            print(f"\nTell it again:  journeyman show {engine.episode.id}")
    raise typer.Exit(exit_code(engine.episode.ending or "crashed"))
