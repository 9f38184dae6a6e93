"""What somebody said who was shown nothing but the Mender's prompts, done or refused on the very pages they were about.

The pages are the demo shop's, drifted as strangers to the healer imagined. An element has another number in a replay
that begins where its step broke: what the player pointed at is told by its words, and has its number of today.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from app.brains.brain import Role
from app.brains.cassette import Player
from app.brains.claude import ClaudeBrain
from app.brains.model import Completion, Model, Request
from app.demo.database import opened
from app.demo.server import DemoSite
from app.engine import Engine
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits
from controllers.actions import Action, Open, SetText, Tap
from controllers.browser.target import BrowserTarget
from perception.checks import Check, PlaceIs, TextShown
from perception.resolving import chain
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.brains.models import Canned, number
from tests.app.stage import EVERYTHING
from tests.measure.drifts.change import UNCHANGED, changes
from tests.measure.drifts.pages import Drifting

CASSETTES = Path(__file__).parents[1] / "brains" / "cassettes" / "mender"


class Pointing(Player):
    """Replies from a cassette, with the numbers that this run's prompts have for what was pointed at."""

    def __init__(self, path: Path, meant: Mapping[int, str]) -> None:
        super().__init__(path)
        self._meant = meant
        self.said: list[str] = []

    def complete(self, request: Request) -> Completion:
        completion = super().complete(request)
        reply = json.loads(completion.text)
        self.said.append(reply["thought"])
        if "element" in reply:
            screen = request.text.partition("=== screen ===")[2]
            (there,) = re.findall(rf"(\d+) {re.escape(self._meant[reply['element']])}", screen)
            reply["element"] = int(there)
        return replace(completion, text=json.dumps(reply))


class Drifted:
    """Macros of one page of the shop, and replays of them where that has drifted."""

    def __init__(self, page: BrowserTarget, drifting: Drifting, shop: DemoSite) -> None:
        self._page, self._drifting, self._shop = page, drifting, shop

    def recorded(self, path: str, *deeds: tuple[str, str, Action, Check | None]) -> Shortcut:
        """The macro of these deeds on the page as it is, each with the role and the name of what it is done to."""
        self._drifting.change = UNCHANGED
        self._open(path)
        nodes = self._page.capture(picture=False).nodes
        steps = []
        for role, name, action, check in deeds:
            (there,) = [e for e in nodes if (e.role, e.name) == (role, name)]
            steps.append(Do(f'{action.kind} "{name}"', action, chain(there, nodes, lasting=True), check))
        return Shortcut("Recorded", tuple(steps), scope=self._page.capture(picture=False).place.scope, trust="trusted")

    def replayed(self, kept: Shortcut, path: str, change: str, meant: Mapping[int, str]) -> tuple[Engine, list[str]]:
        """The ended replay on the drifted page, and what was said in it."""
        model = Pointing(CASSETTES / f"{change.replace(' ', '-')}.jsonl", meant)
        return self.advised(kept, path, change, model), model.said

    def advised(self, kept: Shortcut, path: str, change: str, model: Model) -> Engine:
        """The ended replay on the drifted page, with that model."""
        (self._drifting.change,) = [each for group in changes().values() for each in group if each.name == change]
        self._open(path)
        brain = ClaudeBrain(model, dict.fromkeys(get_args(Role), ("recorded",)))
        macro, session = Macro(kept, kept), Session({"page": self._page})
        engine = macro.engine({}, session, Nobody(), 0.1, pictures=False, healing=Healing(brain))
        list(engine.run(macro.task(EVERYTHING, Limits())))
        return engine

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with opened(self._shop.database) as connection:
            return [tuple(row) for row in connection.execute(query)]

    def _open(self, path: str) -> None:
        self._page.perform(Open(self._shop.url + path), None)
        assert self._page.settled(5.0)


@pytest.fixture(scope="module")
def drifted(page: BrowserTarget) -> Iterator[Drifted]:
    drifting = Drifting()
    with drifting.served(), DemoSite(1) as shop:
        yield Drifted(page, drifting, shop)


def test_a_search_that_went_into_a_drawer_is_opened_and_sent_by_its_new_name(drifted: Drifted) -> None:
    typed = ("searchbox", "Search customers", SetText("Möhler"), None)
    sent = ("button", "Search", Tap(), PlaceIs("/customers?q="))
    kept = drifted.recorded("/customers", typed, sent)
    engine, said = drifted.replayed(
        kept, "/customers", "sections in a drawer", {94: 'button "Find"', 457: 'button "Go"'}
    )
    assert (engine.episode.ending, len(said)) == ("done", 2), engine.episode.sentence


def test_a_field_that_went_behind_a_tab_is_filled_in_there(drifted: Drifted) -> None:
    typed = ("spinbutton", "Reorder level", SetText("12"), None)
    ((sku,),) = drifted.rows("SELECT min(sku) FROM products")
    kept = drifted.recorded(f"/products/{sku}", typed, ("button", "Save", Tap(), TextShown("saved")))
    meant = {231: 'tab "Replenishment"'}
    engine, _ = drifted.replayed(kept, f"/products/{sku}", "steps and tabs", meant)
    assert engine.episode.ending == "done", engine.episode.sentence
    assert drifted.rows(f"SELECT reorder_level FROM products WHERE sku = '{sku}'") == [(12,)]


def test_what_is_sent_to_somebody_is_refused_though_it_was_named(drifted: Drifted) -> None:
    kept = drifted.recorded("/messages/new", ("button", "Send message", Tap(), None))
    before = drifted.rows("SELECT count(*) FROM messages")
    engine, _ = drifted.replayed(kept, "/messages/new", "words of another writer", {134: 'button "Send"'})
    assert engine.episode.ending == "failed"
    assert 'takes "Send" button for it, but it cannot be taken back' in engine.episode.sentence
    assert drifted.rows("SELECT count(*) FROM messages") == before


def closing(drifted: Drifted, until: str) -> Shortcut:
    """The macro of saying until when the shop is closed."""
    typed = ("textbox", "Closed until", SetText(until), None)
    saved = ("button", "Save settings", Tap(), TextShown("Settings saved"))
    return drifted.recorded("/settings", typed, saved)


def test_what_the_page_refused_is_not_said_to_have_worked(drifted: Drifted) -> None:
    kept = closing(drifted, "2026-06-16")
    engine, said = drifted.replayed(kept, "/settings", "half translated", {})
    assert engine.episode.ending == "failed" and said[0].rstrip(".") in engine.episode.sentence


@pytest.mark.parametrize(("said", "ending"), [("06/07/2026", "failed"), ("07/06/2026", "done")])
def test_a_date_that_the_page_refused_is_written_as_it_asks(said: str, ending: str, drifted: Drifted) -> None:
    def writing(prompt: str) -> dict[str, object]:
        return {"thought": "", "kind": "retype", "element": number('textbox "Closed until"', prompt), "value": said}

    kept, model = closing(drifted, "2026-06-07"), Canned([writing])
    engine = drifted.advised(kept, "/settings", "half translated", model)
    assert (engine.episode.ending, len(model.requests)) == (ending, 1), engine.episode.sentence
    kept_until = drifted.rows("SELECT value FROM settings WHERE name = 'holiday_until'")
    assert (kept_until == [("2026-06-07",)]) == (ending == "done")
