"""What was typed before its field turned out to be one for passwords is in no file any more."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.events import Acted, Answered, Event, Finished, Intended, Learned, Observed, Proposed, Started
from app.journal import Journal, recorded
from app.late_secrets import LateSecrets
from app.pictures import Pictures
from app.proposals import Act, Move
from app.tasks import Task
from controllers.actions import SetText, TypeText
from perception.locators import Locator, Named
from perception.screen import Element, Observation, Picture, Place
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.perception.screens import element

WORD = "hush-4711"
SHOP = Place("http://shop.test", "http://shop.test/in")
SHOWN = b"\xff\xd8the word in a picture"
PLAIN, HIDDEN = element("textbox", "Access", (0, 40)), element("textbox", "Access", (0, 40), states={"password"})
MOVE = Move("page", SetText(WORD), 1)


def screen(*elements: Element, picture: bytes = b"") -> Observation:
    numbered = tuple(replace(each, number=number) for number, each in enumerate(elements, 1))
    taken = Picture(picture, hashlib.sha256(picture).hexdigest()) if picture else None
    return Observation(SHOP, numbered, picture=taken)


def run(*middle: Event) -> Iterator[Event]:
    yield Started("a", Task(f'type "{WORD}" in Access'), "plain", (("page", "http://shop.test/in"),))
    yield Observed("page", screen(PLAIN))
    yield Proposed(Act(f'type "{WORD}"', "page", (MOVE,)))
    yield Intended(MOVE, '"Access" textbox', 1)
    yield Acted(MOVE, '"Access" textbox')
    yield from middle
    yield Finished("done", f"It is {WORD}.")


def files(home: Path) -> list[str]:
    """The files in which the word still stands."""
    return [path.name for path in sorted(home.rglob("*")) if path.is_file() and WORD.encode() in path.read_bytes()]


def kept(home: Path, events: Iterator[Event]) -> list[Event]:
    with closing(Journal(home / "journal.db")) as journal:
        return list(recorded(events, journal, Pictures(home / "pictures")))


def test_it_is_taken_out_of_all_that_was_written_and_never_written_again(tmp_path: Path) -> None:
    seen = Observed("page", screen(replace(PLAIN, value=WORD), picture=SHOWN))
    turned = Observed("page", screen(HIDDEN))
    told = run(seen, turned, Answered(f"The word is {WORD}."))
    written: list[tuple[list[str], int]] = []
    with closing(Journal(tmp_path / "journal.db")) as journal:
        for event in recorded(told, journal, Pictures(tmp_path / "pictures")):
            if event in (seen, turned):
                written.append((files(tmp_path), len(list(tmp_path.rglob("*.jpg")))))
        assert not files(tmp_path)  # while the journal is still open
        events = list(journal.events("a"))
        (row,) = journal.episodes()
    assert written == [(["journal.db-wal"], 1), ([], 0)]
    assert len(events) == 9 and WORD not in repr(events) and row.task == 'type "•••" in Access'
    assert not files(tmp_path) and Pictures(tmp_path / "pictures").find(hashlib.sha256(SHOWN).hexdigest()) is None


@pytest.mark.parametrize(
    "after",
    [screen(replace(HIDDEN, name="Other")), replace(screen(HIDDEN), place=Place("http://other", "http://other"))],
)
def test_another_field_does_not_make_it_a_secret(tmp_path: Path, after: Observation) -> None:
    kept(tmp_path, run(Observed("page", after)))
    assert files(tmp_path) == ["journal.db"]


def test_what_is_typed_where_the_focus_is_counts_as_well(tmp_path: Path) -> None:
    move = Move("page", TypeText(WORD))
    focused = Observed("page", screen(replace(PLAIN, states=frozenset({"focused"}))))
    kept(tmp_path, iter((Started("a", Task("go"), "plain", ()), focused, Intended(move, "", 1),
                         Observed("page", screen(HIDDEN)), Finished("done", WORD))))  # fmt: skip
    assert not files(tmp_path)


def test_what_was_typed_into_a_field_that_was_not_looked_at_counts_as_well(tmp_path: Path) -> None:
    empty = Observed("page", screen(element("button", "Log in", (0, 80))))
    typed = Intended(replace(MOVE, aim=7), '"Access" textbox', 0, Locator((Named("textbox", "Access", 1),)))
    kept(tmp_path, iter((Started("a", Task("go"), "plain", ()), empty, typed, Observed("page", screen(HIDDEN)))))
    assert not files(tmp_path)


def test_what_was_seen_while_it_was_typed_is_a_secret_only_by_itself() -> None:
    late = LateSecrets()
    for value in ("the", "the moon"):
        late.learn(Observed("page", screen(replace(PLAIN, value=value))))
    assert late.learn(Observed("page", screen(HIDDEN)))
    assert late.masked(Answered("the sun and the moon, the", at=1.0)) == Answered("the sun and •••, the", at=1.0)
    seen = late.masked(Observed("page", screen(replace(PLAIN, value="the"))))
    assert isinstance(seen, Observed) and seen.screen.elements[0].value == "•••"


def test_nothing_is_taught_that_would_type_dots_in_its_place() -> None:
    late = LateSecrets()
    late.learn(Observed("page", screen(replace(PLAIN, value=WORD))))
    late.learn(Observed("page", screen(HIDDEN)))
    other = Shortcut("Look", (Do("tap", SetText("Ada")),))
    taught = late.masked(Learned((Shortcut("Enter", (Do("type", SetText(WORD)),)), other)))
    assert isinstance(taught, Learned) and taught.shortcuts == (other,)
