"""The values of a replay are told by what it did, and nothing secret is among them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from app.events import Event, Proposed, Started
from app.executor import MASK
from app.macros.given import given
from app.proposals import Act, Move
from app.tasks import Task
from controllers.actions import Select, SetText, Tap
from perception.locators import described
from skills.flow import Cursor, Frame
from skills.library import Library
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Call, Do

BOOK = Shortcut(
    "Book",
    (
        Do('type "{who}"', SetText("{who}"), described("Name", "field")),
        Do('type "2" in Guests', SetText("{guests}"), described("Guests", "field")),
        Do("never", Tap(), described("Never", "button"), off=True),
        Do('choose "{room}"', Select("{room}"), described("Room", "list")),
        Do('type "{wish}"', SetText("{wish}"), described("Wish", "field")),
        Do("log in", SetText("{key}"), described("Key", "field")),
        Do('press Save in the row of "{row}"', Tap(), described("Save", "button")),
    ),
    tuple(Parameter(name) for name in ("who", "guests", "room", "wish", "key", "row", "untold")),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as made:
        yield made


def act(words: str, action: SetText | Select | Tap, index: int) -> Event:
    cursor: Cursor = (Frame(index),)
    return Proposed(Act(words, "page", (Move("page", action, 1),), cursor=cursor))


def run() -> list[Event]:
    return [
        Started("a", Task('replay "Book"'), "macro", ()),
        act('type "Zoë, then Bob"', SetText("Zoë, then Bob"), 1),
        act('type "2" in Guests', SetText("4"), 2),
        act('choose "Double"', Select("Double"), 3),
        act('type ""', SetText(""), 4),
        act("log in", SetText(MASK), 5),
        act('press Save in the row of "7"', Tap(), 6),
    ]


def test_what_was_typed_chosen_or_named_is_known_again(library: Library) -> None:
    library.save_shortcut(BOOK)
    told = run()
    library.save_shortcut(Shortcut("Book", BOOK.steps[::-1], BOOK.parameters))  # edited since
    assert given(library, "Book", told) == {
        "who": "Zoë, then Bob", "guests": "4", "room": "Double", "wish": "", "row": "7",
    }  # fmt: skip


def test_what_several_values_are_said_with_in_one_text_is_no_word_on_any(library: Library) -> None:
    steps = (
        Do('type "{first}"', SetText("{first}"), described("First", "field")),
        Do('open "{first} {last}"', Tap(), described("{first} {last}", "link")),
        Do('press Edit in the row of "{first}"', Tap(), described("Edit", "button")),
    )
    library.save_shortcut(Shortcut("Book", steps, (Parameter("first"), Parameter("last"))))
    acts = [
        act('type "Anna Maria"', SetText("Anna Maria"), 1),
        act('open "Anna Maria Berg"', Tap(), 2),
        act('press Edit in the row of "Anna"', Tap(), 3),
    ]
    assert given(library, "Book", [run()[0], *acts]) == {"first": "Anna Maria"}


@pytest.mark.parametrize("kind", ["secret", "table"])
def test_what_is_kept_elsewhere_is_not_told(kind: Literal["secret", "table"], library: Library) -> None:
    kept = [replace(each, type=kind) if each.name == "who" else each for each in BOOK.parameters]
    library.save_shortcut(replace(BOOK, parameters=tuple(kept)))
    assert "who" not in given(library, "Book", run())


def test_of_a_macro_that_is_gone_or_calls_another_nothing_is_known(library: Library) -> None:
    assert given(library, "Book", run()) == {}
    library.save_shortcut(Shortcut("Book", (Call("call it", "Other"), *BOOK.steps), BOOK.parameters))
    assert given(library, "Book", run()) == {}
