"""What a run has taught is tried after it, without being asked for; the switch ends that."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.events import Learned
from app.learning.keeping import keep
from app.learning.practising import ENOUGH, MOST, tried_out
from app.learning.switch import Switch
from controllers.actions import SetText
from skills.library import Library
from skills.recall import is_proven
from skills.shortcuts import Shortcut
from tests.app.learning.ground import DELETE, LOOK, SEARCH, InMemory


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        yield kept


@pytest.fixture
def ground() -> InMemory:
    return InMemory()


def taught(library: Library, *shortcuts: Shortcut) -> Learned:
    learned = Learned(shortcuts)
    for each in shortcuts:
        keep(library, Learned((each,)), "run", each.ground)
    return learned


def told(library: Library, learned: Learned, ground: InMemory) -> list[tuple[str, str]]:
    return [(each.shortcut, each.result) for each in tried_out(library, learned, (ground.kind,), Switch())]


def test_what_is_right_with_other_values_is_proven_and_not_tried_again(library: Library, ground: InMemory) -> None:
    learned = taught(library, LOOK)
    assert told(library, learned, ground) == [("Look for", "begun"), ("Look for", "proven")]
    assert is_proven(library, library.shortcuts()[0]) and len(library.cases("Look for")) == ENOUGH
    assert told(library, learned, ground) == []


def test_what_does_something_besides_may_not_run_any_more(library: Library, ground: InMemory) -> None:
    learned = taught(library, replace(LOOK, steps=(SEARCH, DELETE)))
    assert told(library, learned, ground)[-1] == ("Look for", "broken")
    assert [each.trust for each in library.shortcuts()] == ["quarantined"]


@pytest.mark.parametrize(("late", "result"), [((1,), "proven"), ((1, 2), "broken")])
def test_what_comes_to_no_end_is_tried_once_more_before_it_counts(
    library: Library, monkeypatch: pytest.MonkeyPatch, late: tuple[int, ...], result: str
) -> None:
    """The first place is for the words, the next ones are for the Shortcut."""
    for name in ("PATIENCE", "MORE_PATIENCE"):
        monkeypatch.setattr(f"app.learning.verifying.{name}", 0.05)
    assert told(library, taught(library, LOOK), InMemory(late))[-1] == ("Look for", result)


def test_without_other_values_it_is_neither_proven_nor_broken(library: Library) -> None:
    ground = InMemory(people=1)
    assert told(library, taught(library, LOOK), ground)[-1] == ("Look for", "not tried")
    assert not is_proven(library, library.shortcuts()[0]) and len(ground.seeds) < 2 * MOST


def test_a_value_that_no_step_uses_cannot_be_heeded(library: Library, ground: InMemory) -> None:
    fixed = replace(LOOK, steps=(replace(SEARCH, action=SetText("Ada")),))
    assert told(library, taught(library, fixed), ground)[-1] == ("Look for", "broken") and ground.seeds == []


def test_what_the_run_has_not_taught_or_nobody_can_try_is_let_be(library: Library, ground: InMemory) -> None:
    library.save_shortcut(replace(LOOK, name="Earlier", steps=(SEARCH, SEARCH)))
    learned = taught(
        library,
        replace(LOOK, name="Bank", scope="http://bank", ground=""),
        replace(LOOK, name="Off", task="help {word}"),
    )
    assert told(library, learned, ground) == [] and ground.seeds == []


def test_the_switch_ends_it_and_leaves_what_was_under_way_as_it_was(library: Library, ground: InMemory) -> None:
    learned, switch = taught(library, LOOK), Switch()
    coming = tried_out(library, learned, (ground.kind,), switch)
    assert next(coming).result == "begun"
    switch.stop()
    assert list(coming) == []
    assert [each.trust for each in library.shortcuts()] == ["trial"] and not is_proven(library, library.shortcuts()[0])
