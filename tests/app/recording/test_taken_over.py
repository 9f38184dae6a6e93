"""What a person does by hand in the middle of a run is recorded when they say so, and is in the macro of that run."""

from collections.abc import Iterator, Sequence

import pytest

from app import secrets
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.events import Acted, Event, HandedBack, Intended
from app.left_out import BY_HAND
from app.macros.harvest import harvest
from app.session import Session
from app.supervision import Hand, Record, TakeOver, Wish
from app.tasks import Task
from controllers.actions import SetText, Tap
from controllers.browser.chromium import Chromium
from controllers.browser.target import BrowserTarget
from controllers.gestures import Pointer
from controllers.sighted import Sighted
from skills.generalising.shortcut import generalised
from tests.app.keyrings import Memory, installed
from tests.app.recording.person import Person
from tests.app.recording.replays import ALLOWED, replayed, steps
from tests.controllers.site import Site

SECRET = "correct-horse-7"
PAGE = """<!doctype html><title>Log in</title><label>User <input id=user></label>
<label>Password <input type=password></label> <button onclick="said.textContent = 'Hello ' + user.value">Greet</button>
<p role=status id=said></p>"""
WORDS = 'press "Greet", wait until "Hello Ada" is shown'


class TakingOver(Person):
    """Takes over as soon as the run heeds them, and says at once whether to record."""

    def __init__(self, target: BrowserTarget, *, recorded: bool) -> None:
        super().__init__(target)
        self._first: Sequence[Wish] = (TakeOver(), Record()) if recorded else (TakeOver(),)

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        first, self._first = self._first, ()
        return first or super().checkpoint(wait=wait)


@pytest.fixture
def target(browser: Chromium, site: Site) -> Iterator[BrowserTarget]:
    site.pages["/"] = PAGE
    target = browser.open("about:blank")
    yield target
    target.close()


def run(target: BrowserTarget, site: Site, *, recorded: bool) -> list[Event]:
    person = TakingOver(target, recorded=recorded)
    person.click("User")
    person.type("Ada")
    person.press("Tab")
    person.type(SECRET)
    engine = Engine(
        Session({"page": Sighted(target, "auto")}, {"page": f"{site.address}/"}), PlainBrain(), person, pictures=False
    )
    events = list(engine.run(Task(WORDS, ALLOWED)))
    assert engine.episode.ending == "done", engine.episode.sentence
    assert [attempt.words for attempt in engine.episode.attempts] == WORDS.split(", ")
    return events


def test_what_was_done_by_hand_is_in_the_macro_and_no_password_in_anything(target: BrowserTarget, site: Site) -> None:
    events = run(target, site, recorded=True)
    assert SECRET not in repr(events)
    assert [event.missing for event in events if isinstance(event, HandedBack)] == [()]
    found = harvest(events)
    assert found.missing == ()
    macro = generalised(found.shown, "Greet").shortcut
    assert [step.action for step in steps(macro)[:3]] == [SetText("{user}"), SetText("{password}"), Tap()]
    after = [event for event in events if isinstance(event, Acted) and "by the person" in event.target]
    assert len(after) == 2  # once it is handed back, only the run itself acts
    with installed(Memory()):
        secrets.add(secrets.Secret("password", site.address, "Password"), SECRET)
        replayed(macro, target, f"{site.address}/", user="Bob")
    assert target.evaluate("said.textContent") == "Hello Bob"


def test_a_step_is_told_in_the_pause_behind_it(target: BrowserTarget, site: Site) -> None:
    events: list[Event] = []
    told: list[str] = []

    def wait_a_while() -> Wish:
        told.extend(event.target for event in events if isinstance(event, Acted))
        return Hand("page", Pointer("move", 0.5, 0.5))

    person = TakingOver(target, recorded=True)
    person.click("User")
    person.type("Ada")
    person.click("Greet")
    person.wish(wait_a_while)
    engine = Engine(Session({"page": target}, {"page": f"{site.address}/"}), PlainBrain(), person, pictures=False)
    for event in engine.run(Task(WORDS, ALLOWED)):
        events.append(event)
    assert told[1:] == ['"Greet" button by the person'], told


def test_unasked_nothing_of_it_is_kept(target: BrowserTarget, site: Site) -> None:
    events = run(target, site, recorded=False)
    by_hand = [event for event in events if isinstance(event, Intended) and "by the person" in event.target]
    assert (by_hand, harvest(events).missing) == ([], (BY_HAND,))
