"""What was learned is tried in new demo shops, and what has come of that is kept."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.bench.grounds import KINDS, shops
from app.learning.grounds import Ground
from app.learning.practising import (
    NO_GROUND,
    NO_WORDS,
    NOTHING_LEFT,
    ONE_WAY,
    Verdict,
    practised,
    take,
    verdicts,
)
from controllers.actions import SetText, Tap
from perception.checks import TextShown
from perception.locators import described
from skills.library import Library
from skills.recall import is_proven
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Call, Do, If
from tests.app.learning.ground import DELETE, LOOK, SEARCH, InMemory

STEPS = (
    Do("open Products", Tap(), described("Products", "link"), TextShown("Stock")),
    Do("open {good}", Tap(), described("{good}", "link"), TextShown("Reorder level")),
    Do("type {level}", SetText("{level}"), described("Reorder level", "textbox")),
    Do("press Save", Tap(), described("Save", "button"), TextShown("{good} saved")),
)
CART = Do("add it to the cart", Tap(), described("Add to cart", "button", ordinal=1), optional=True)


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with shops() as ready:
        yield ready


@pytest.fixture(scope="module")
def level(ground: Ground) -> Shortcut:
    """Of no suite: set how many of a good there have to be."""
    with ground.new(1) as shop:
        good = str(shop.rows()["products"][2]["name"])
    return Shortcut(
        "Set the level (good, level)", STEPS, (Parameter("good", good), Parameter("level", "5", "number")),
        scope="http://127.0.0.1:1", origin="learned", trust="trial", targets=(("shop", "http://127.0.0.1:1/"),),
        task='open Products, open "{good}", type "{level}" in "Reorder level", press Save', ground="shop 1",
    )  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        yield kept


def test_any_plain_task_of_the_shop_is_tried_with_other_goods_in_others(
    library: Library, ground: Ground, level: Shortcut, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.learning.practising.ENOUGH", 2)
    kept = library.save_shortcut(level)
    verdict = practised(kept, ground)
    assert (verdict.result, verdict.why) == ("proven", "")
    assert not is_proven(library, kept)
    take(library, kept, verdict)
    assert is_proven(library, kept) and library.shortcut(kept.name) == kept
    assert library.trials.passed(kept) == len(verdict.trials) > 1
    take(library, kept, Verdict("not tried", "no browser"))
    assert library.trials.passed(kept) == len(verdict.trials)
    take(library, kept, Verdict("broken", "wrong answer", verdict.trials))
    assert library.trials.passed(kept) == 0


def test_what_does_something_besides_may_not_run_any_more(library: Library, ground: Ground, level: Shortcut) -> None:
    kept = library.save_shortcut(replace(level, steps=(*STEPS[:2], CART, *STEPS[2:])))
    verdict = practised(kept, ground)
    assert verdict.result == "broken" and "changed something else: cart" in verdict.why
    take(library, kept, verdict)
    found = library.shortcut(kept.name)
    assert found and found.trust == "quarantined" and not is_proven(library, found)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"ground": ""}, NO_GROUND),
        ({"ground": "bank 1"}, NO_GROUND),
        ({"task": "see to it that there is enough {good}"}, NO_WORDS),
        ({"task": ""}, NO_WORDS),
    ],
)
def test_what_cannot_be_tried_stays_as_it_is_and_says_so(
    library: Library, level: Shortcut, changed: dict[str, str], why: str
) -> None:
    kept = library.save_shortcut(replace(level, **changed))  # type: ignore[arg-type]
    assert list(verdicts(library, [kept], KINDS)) == [(kept, Verdict("not tried", why))]
    assert take(library, kept, Verdict("not tried", why)) == kept and not library.cases(kept.name)


def test_what_a_person_has_made_is_not_taken_away_from_them(library: Library, level: Shortcut) -> None:
    kept = library.save_shortcut(replace(level, origin="recorded"))
    assert take(library, kept, Verdict("broken", "wrong answer")).trust == "trial"


def test_what_is_called_is_tried_with_it_as_far_as_it_may_run(library: Library) -> None:
    library.save_shortcut(replace(LOOK, name="Type", ground="", task="", trust="quarantined"))
    caller = library.save_shortcut(replace(LOOK, steps=(Call("type it", "Type", (("word", "{word}"),)),)))
    kind = InMemory().kind
    ((_, verdict),) = verdicts(library, [caller], [kind])
    assert verdict.result == "not tried" and '"Type" is quarantined' in verdict.why
    library.trust(library.shortcuts()[-1], "trial")
    assert [each.result for _, each in verdicts(library, [caller], [kind])] == ["proven"]


@pytest.mark.parametrize("kept", [True, False])
def test_where_both_ways_of_a_condition_were_not_seen_nothing_is_proven(kept: bool) -> None:
    """Whether the Shortcut has the condition or only the way that was gone."""
    shown = If("if there is nothing", TextShown("No orders"), (DELETE,), (SEARCH,))
    task = 'if "No orders" is shown, press Delete, otherwise type "{word}" in Search'
    made = replace(LOOK, steps=(shown if kept else SEARCH,), task=task)
    assert practised(made, InMemory().ground).why == ONE_WAY


def test_what_leaves_nothing_behind_proves_nothing() -> None:
    wait = replace(LOOK, steps=(), parameters=(), task='wait until "Search" is shown')
    assert practised(wait, InMemory().ground).why == NOTHING_LEFT
