"""Tasks played by the real engine on a real browser: as they are, with faults, and without the Reflector."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from app.bench.playing import Browsers, Player
from app.bench.runner import Result, Run, play_one
from app.bench.suites.demo import TASKS
from app.brains.brain import Role
from app.brains.cassette import Player as Cassette
from app.brains.claude import ClaudeBrain
from app.brains.oracle import OracleBrain
from app.brains.plain import PlainBrain
from app.proposals import Move, Outcome
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.faults import Faults
from perception.screen import Observation
from skills.plain_words.parsing import parse

BY_ID = {task.id: task for task in TASKS}
CASSETTES = Path(__file__).parents[1] / "brains" / "cassettes"
EVERY_THIRD = Faults(swallow_every=3)


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    chromium = Chromium.launch(find_browser())
    yield chromium
    chromium.close()


def plain(*_: object) -> nullcontext[PlainBrain]:
    return nullcontext(PlainBrain())


def believing(move: Move, error: str, before: Observation, after: Observation) -> Outcome:
    """What the loop is left with when nobody reflects: whatever was done is taken for done."""
    return Outcome("worked")


def play(task: str, player: Player, seed: int = 1) -> Result:
    return play_one(Run(BY_ID[task], seed), player)


@pytest.mark.parametrize("task", ["delete-one-of-two", "ship-all-packed"])
def test_swallowed_clicks_are_noticed_and_repaired(browser: Chromium, task: str) -> None:
    result = play(task, Player(Browsers([browser], EVERY_THIRD), plain))
    assert result.passed, result
    assert (result.collateral, result.played.wrong_targets) == (0, 0)


def test_without_the_reflector_swallowed_clicks_ruin_the_task(browser: Chromium) -> None:
    result = play("delete-one-of-two", Player(Browsers([browser], EVERY_THIRD), plain, judge=believing))
    assert not result.passed


def test_a_pop_up_in_the_way_is_closed(browser: Chromium) -> None:
    assert play("find-phone", Player(Browsers([browser], Faults(popup_every=3)), plain)).passed


def test_a_slow_site_only_takes_longer(browser: Chromium) -> None:
    assert play("third-page", Player(Browsers([browser], Faults(slow_seconds=0.3)), plain)).passed


def test_the_oracle_follows_the_solution_and_not_the_words(browser: Chromium) -> None:
    def oracle(text: str, targets: tuple[str, ...], run: str) -> nullcontext[OracleBrain]:
        return nullcontext(OracleBrain(parse(text, targets)))

    assert play("third-page", Player(Browsers([browser]), oracle)).passed


@pytest.mark.parametrize("task", ["change-cart", "checkout", "supplier-price"])
def test_what_a_model_once_said_from_the_goal_alone_still_does_the_task(browser: Chromium, task: str) -> None:
    """Replies of a model that saw only the prompts; `bench --brain cassette --goal` plays all that are recorded."""

    def recorded(text: str, targets: tuple[str, ...], run: str) -> nullcontext[ClaudeBrain]:
        model = Cassette(CASSETTES / f"{run}.jsonl")
        return nullcontext(ClaudeBrain(model, dict.fromkeys(get_args(Role), ("recorded",))))

    result = play_one(Run(BY_ID[task], 1), Player(Browsers([browser]), recorded), goal=True)
    assert result.passed, result
    assert (result.collateral, result.played.wrong_targets) == (0, 0)


def test_what_the_task_may_not_cause_is_refused(browser: Chromium) -> None:
    task = BY_ID["delete-one-of-two"]
    strict = replace(task, effects=frozenset())
    result = play_one(Run(strict, 1), Player(Browsers([browser]), plain))
    assert (result.cause, result.collateral) == ("refused", 0)
