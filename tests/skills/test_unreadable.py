"""What a newer Journeyman wrote is left out and named, and everything else goes on."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from controllers.actions import Tap
from perception.locators import described
from skills.library import Library
from skills.mending import Mend
from skills.proposals import Proposed
from skills.shortcuts import Guard, Shortcut, Tip
from skills.steps import Do
from skills.unreadable import Unreadable

SAVE = Do("press Save", Tap(), described("Save"))
KNOWN = Shortcut("Known", (SAVE,))
NEWER = Shortcut("Newer", (SAVE,))
TIP = Tip("Save is slow.", "", "run1", guard=Guard("tap", described("Save"), remedy=(SAVE,)))


def rewritten(path: Path, old: str, new: str) -> None:
    """Write the kept skill as a newer Journeyman would."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE shortcuts SET json = replace(json, ?, ?) WHERE name = 'Newer'", (old, new))
        connection.execute("UPDATE tips SET json = replace(json, ?, ?)", (old, new))
        connection.execute("UPDATE proposals SET json = replace(json, ?, ?)", (old, new))
    connection.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db")
    for each in (KNOWN, NEWER):
        library.save_shortcut(each)
    library.save_tip(TIP)
    library.proposals.propose(Proposed(NEWER, (Mend(SAVE, described("Keep"), "Save", "Keep", "alike"),), "run1"))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"kind":"tap"', '"kind":"tap twice"', "is none of"),
        ('"words":"press Save"', '"words":"press Save","unless":{"kind":"changed"}', "Do has no unless"),
    ],
)
def test_it_is_left_out_and_named(library: Library, tmp_path: Path, old: str, new: str, problem: str) -> None:
    rewritten(tmp_path / "library.db", old, new)
    assert [each.name for each in library.shortcuts()] == ["Known"] and library.tips() == []
    assert [each.skill for each in library.ranked("press Save")] == [library.shortcut("Known")]
    assert library.unreadable.keys() == {"Newer", "save is slow"}
    assert problem in str(library.unreadable["Newer"]) and "update this one" in str(library.unreadable["Newer"])


def test_whoever_asks_for_it_is_told(library: Library, tmp_path: Path) -> None:
    rewritten(tmp_path / "library.db", '"kind":"tap"', '"kind":"tap twice"')
    asked = (library.shortcut, library.history, library.undo, library.proposals.of)
    library.save_shortcut(NEWER)
    rewritten(tmp_path / "library.db", '"kind":"tap"', '"kind":"tap twice"')
    for ask in asked:
        with pytest.raises(Unreadable, match='"Newer" cannot be used: a newer Journeyman may have written it'):
            ask("Newer")
