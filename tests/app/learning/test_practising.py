"""What was learned is tried in new demo shops, and what has come of that is kept."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.bench.grounds import KINDS, shops
from app.bench.suites.demo import TASKS
from app.learning.grounds import Ground
from app.learning.practising import NO_GROUND, NO_TASK, Verdict, practised, take, verdicts
from controllers.actions import SetText, Tap
from perception.checks import TextShown
from perception.locators import described
from skills.library import Library
from skills.recall import is_proven
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do

TASK = next(task for task in TASKS if task.id == "reorder-level")
STEPS = (
    Do("open Products", Tap(), described("Products", "link"), TextShown("Stock")),
    Do("open {good}", Tap(), described("{good}", "link"), TextShown("Reorder level")),
    Do("type {level}", SetText("{level}"), described("Reorder level", "textbox")),
    Do("press Save", Tap(), described("Save", "button"), TextShown("{good} saved")),
)
LEVEL = Shortcut(
    "Set the level (good, level)", STEPS, (Parameter("good", "Rope"), Parameter("level", "5")), scope="http://127.0.0.1:1",
    origin="learned", trust="trial", task=TASK.words.replace("$good", "{good}").replace("$level", "{level}"),
)  # fmt: skip
SHOP = KINDS[0]
CART = Do("add it to the cart", Tap(), described("Add to cart", "button", ordinal=1), optional=True)


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with shops() as ready:
        yield ready


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        yield kept


def test_what_leaves_the_right_end_with_other_values_is_proven(library: Library, ground: Ground) -> None:
    kept = library.save_shortcut(LEVEL)
    verdict = practised(kept, SHOP, ground, (2, 3))
    assert (verdict.result, verdict.why) == ("proven", "")
    assert not is_proven(library, kept)
    take(library, kept, verdict)
    assert is_proven(library, kept) and library.shortcut(kept.name) == kept


def test_what_does_something_besides_may_not_run_any_more(library: Library, ground: Ground) -> None:
    kept = library.save_shortcut(replace(LEVEL, steps=(*STEPS[:2], CART, *STEPS[2:])))
    verdict = practised(kept, SHOP, ground, (2, 3))
    assert verdict.result == "broken" and "changed something else" in verdict.why
    take(library, kept, verdict)
    found = library.shortcut(kept.name)
    assert found and found.trust == "quarantined" and not is_proven(library, found)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"scope": "https://shop.example"}, NO_GROUND),
        ({"task": "set {good} to {level}"}, NO_TASK),
        ({"task": ""}, NO_TASK),
    ],
)
def test_what_cannot_be_tried_stays_as_it_is_and_says_so(library: Library, changed: dict[str, str], why: str) -> None:
    kept = library.save_shortcut(replace(LEVEL, **changed))  # type: ignore[arg-type]
    assert list(verdicts([kept], KINDS)) == [(kept, Verdict("not tried", why))]
    assert take(library, kept, Verdict("not tried", why)) == kept and not library.cases(kept.name)


def test_what_a_person_has_made_is_not_taken_away_from_them(library: Library) -> None:
    kept = library.save_shortcut(replace(LEVEL, origin="recorded"))
    assert take(library, kept, Verdict("broken", "wrong answer")).trust == "trial"
