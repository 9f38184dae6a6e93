"""From a run to a demonstration: what worked, and how its elements would be found again."""

from dataclasses import replace
from pathlib import Path

import pytest

from app import secrets
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.errors import UserError
from app.events import Event, Finished, HandedBack, Intended
from app.macros.harvest import harvest
from app.macros.replaying import macro
from app.proposals import Answer, Wanted
from app.roles.notetaker import Reading as Read
from app.secrets import Secret
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from app.wire import event_from_json, to_json
from controllers.browser.target import BrowserTarget
from perception.checks import TextShown
from perception.locators import Named
from skills.demonstrations import Deed, Reading
from skills.generalising.shortcut import generalised
from skills.library import Library
from skills.notation.writing import text
from tests.app.keyrings import Memory, installed
from tests.app.stage import OPEN_ORDER, fill, play, script, tap
from tests.controllers.site import Site

ALLOWED = Permissions("scope", frozenset({"submit", "secret"}))


def worked(events: list[Event]) -> list[str]:
    return [part.words for part in harvest(events).shown.parts]


def test_only_what_worked_is_taken() -> None:
    stage = play(tap("Nothing"), fill("Search", "7"), OPEN_ORDER)
    assert worked([*stage.events[:-1], Finished("done", "")]) == ["type 7", "tap Order 7"]


def test_elements_are_found_again_by_what_the_journal_keeps() -> None:
    stage = play(OPEN_ORDER)
    events = [event_from_json(to_json(event)) for event in stage.events]
    (deed,) = harvest(events).shown.parts
    assert isinstance(deed, Deed) and deed.expected == TextShown("Total")
    assert deed.found_by and deed.found_by.parts[0] == Named("link", "Order 7", 1)
    assert (deed.before.place.address, deed.after.place.address) == ("http://shop/orders", "http://shop/orders/7")


def test_of_an_older_journal_the_screens_tell_how() -> None:
    events = [event_from_json(to_json(event)) for event in play(OPEN_ORDER).events]
    older = [Intended(e.move, e.target, e.risk) if isinstance(e, Intended) else e for e in events]
    (deed,) = harvest(older).shown.parts
    assert isinstance(deed, Deed) and deed.found_by and deed.found_by.parts[0] == Named("link", "Order 7", 1)


def read_whole(said: str) -> tuple[list[Reading], tuple[str, ...]]:
    """What is read next time of what the brain had read from the whole screen after a tap on Order 7."""
    asked = replace(OPEN_ORDER, moves=(), wanted=(Wanted("total", asked="the sum of it"),))
    brain = script([OPEN_ORDER, asked, Answer(said, ("total",))], notetaker=[Read((said,))])
    found = harvest(play(brain=brain).events)
    return [part for part in found.shown.parts if isinstance(part, Reading)], found.missing


def test_what_was_read_from_the_whole_screen_is_read_where_it_alone_stood() -> None:
    (reading,), missing = read_whole("Total: 30")
    assert reading.found_by.parts and not missing
    assert read_whole("30") == ([], ("Where total was read is not known, so the macro does not read it.",))


def test_what_is_missing_is_told() -> None:
    stage = play(OPEN_ORDER, tap("Order 8"))
    found = harvest([*stage.events[:-1], HandedBack("2 clicks"), stage.events[-1]])
    assert [sentence.split(";")[0] for sentence in found.missing] == [
        "What you did by hand in that run is not in the macro.",
        f"The run ended as {stage.engine.episode.ending}",
    ]


def test_a_run_without_an_end_or_without_anything_that_worked_is_refused() -> None:
    stage = play(OPEN_ORDER)
    with pytest.raises(UserError, match="has not come to an end"):
        harvest(stage.events[:-1])
    with pytest.raises(UserError, match="Nothing in that run worked"):
        harvest(play(tap("Nothing")).events)


LOG_IN = """<title>Log in</title><form onsubmit="event.preventDefault(); document.title = 'In';
  document.querySelector('h1').textContent = `Welcome ${login.user.value} ${login.pin.value.length}`" id=login>
  <h1>Log in</h1><label>User <input name=user></label> <label>Password <input type=password name=pin></label>
  <button>Log in</button></form>"""


def test_a_typed_password_is_in_no_macro_and_the_replay_takes_it_from_the_keyring(
    page: BrowserTarget, site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/log-in"] = LOG_IN
    where = {"page": f"{site.address}/log-in"}
    engine = Engine(Session({"page": page}, where), PlainBrain(), Nobody(), pictures=False)
    words = 'type "ada" in User, type "hunter2hunter2" in Password, press the button "Log in"'
    events = [event_from_json(to_json(event)) for event in engine.run(Task(words, ALLOWED))]
    assert engine.episode.ending == "done", engine.episode.sentence
    made = library.save_shortcut(generalised(harvest(events).shown, "Log in").shortcut)
    assert "{password}" in text(made) and "hunter2" not in text(made)
    assert not [file for file in tmp_path.glob("library.db*") if b"hunter2" in file.read_bytes()]
    with installed(Memory()):
        secrets.add(Secret("password", site.address, "Password"), "correct horse")
        found = macro(library, "log in")
        replay = found.engine(found.values({}), Session({"page": page}, where), Nobody(), 1.0, pictures=False)
        told = "".join(map(to_json, replay.run(found.task(ALLOWED, Limits()))))
    assert replay.episode.ending == "done", replay.episode.sentence
    assert page.evaluate("document.querySelector('h1').textContent") == "Welcome ada 13"
    assert "horse" not in told
