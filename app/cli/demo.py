"""`journeyman demo`: a whole job in the demo shop or on a virtual phone, with the changed database rows as proof."""

from contextlib import ExitStack
from dataclasses import replace
from typing import Annotated

import typer

from app.bench.phones import VirtualPhones
from app.bench.snapshots import changes, snapshot
from app.brains.plain import PlainBrain
from app.cli import options
from app.cli.exits import FAILED, exit_code
from app.cli.run import shown
from app.cli.signals import ended_by_signals
from app.demo.phone_story import phone_story
from app.demo.server import DemoSite
from app.demo.story import proof, story
from app.engine import Engine
from app.episode import Episode
from app.errors import UserError
from app.learning.resettable import resettable
from app.records import Records
from app.session import Session
from app.settings import Settings, load_settings
from app.supervisors.nobody import Nobody
from app.targets import opened
from app.tasks import Permissions, Task
from controllers.android.adb import connected
from controllers.virtual_phone.phone import VirtualPhone


def demo(
    where: Annotated[str, typer.Argument(help="shop, or phone: several apps of a virtual phone.")] = "shop",
    seed: Annotated[int, typer.Option(help="Which shop or phone: other people and things.")] = 1,
    eyes: options.EyesName = None,
    headed: options.Headed = None,
    as_json: options.Json = False,
) -> None:
    """Start a small shop or a virtual phone, do a job of many steps in it with plain words, and prove it."""
    if where not in ("shop", "phone"):
        raise UserError(f"There is no demo {where!r}; the demos are shop and phone.")
    play = _in_the_shop if where == "shop" else _on_a_phone
    raise typer.Exit(play(seed, load_settings(eyes=eyes, headed=headed), as_json))


def _in_the_shop(seed: int, settings: Settings, as_json: bool) -> int:
    with ExitStack() as stack:
        site = stack.enter_context(DemoSite(seed))
        stack.enter_context(resettable(site.url, "shop", seed))
        records = stack.enter_context(Records.open())
        session = stack.enter_context(opened([f"shop={site.url}"], settings))
        told = story(site, seen=settings.eyes == "pixels")
        if not as_json:
            print(f"A small shop runs at {site.url}. The job:\n  {told.goal}\n", flush=True)
        allowed = Permissions("scope", _effects(told.effects, settings))
        episode = _played(Task(told.words, allowed), session, records, as_json)
        if not as_json:
            print(f"\nWhat the shop's database says now:\n{proof(told, site)}")
            print(f"\nTell it again:  journeyman show {episode.id}")
    return exit_code(episode.ending or "crashed")


def _on_a_phone(seed: int, settings: Settings, as_json: bool) -> int:
    """A task of the phone suite, by the real adb and uiautomator2; it counts only if nothing else was changed."""
    told = phone_story(seen=settings.eyes == "pixels")
    with ExitStack() as stack:
        phone = stack.enter_context(VirtualPhone(headed=settings.headed))
        laid = stack.enter_context(VirtualPhones([phone]).bed(told, seed))
        stack.enter_context(connected(phone.serial))
        stack.enter_context(resettable(f"android:{phone.serial}", "phone", seed))
        records = stack.enter_context(Records.open())
        session = stack.enter_context(opened([f"{name}={url}" for name, url in laid.urls.items()], settings))
        if not as_json:
            print(f"A virtual phone runs; adb calls it {phone.serial}. The job:\n  {laid.text(True)}\n", flush=True)
        with laid.after() as database:
            before = snapshot(database)
        allowed = replace(laid.case.permissions, effects=_effects(laid.case.permissions.effects, settings))
        episode = _played(Task(laid.text(False), allowed), session, records, as_json)
        with laid.after() as database:
            made, score = changes(before, snapshot(database)), laid.case.score(database, episode.answer)
        if not as_json:
            print("\nWhat was changed in the phone's database:")
            print("\n".join(sorted(map(str, made))) or "Nothing.")
            print("It is what was wanted, and nothing else." if score.passed else "It is not what was wanted.")
            print(f"\nTell it again:  journeyman show {episode.id}")
    return exit_code(episode.ending or "crashed") or (0 if score.passed else FAILED)


def _effects(told: frozenset[str], settings: Settings) -> frozenset[str]:
    """What the demo may do: a picture does not tell what a press sets off, and here that is ours to spoil."""
    return told | {"unknown"} if settings.eyes == "pixels" else told


def _played(task: Task, session: Session, records: Records, as_json: bool) -> Episode:
    """Do the task with plain words and nobody to ask, telling each event."""
    engine = Engine(session, PlainBrain(), Nobody())
    with ended_by_signals(session.stop):
        for _ in shown(records.kept(engine.run(task)), as_json):
            pass
    return engine.episode
