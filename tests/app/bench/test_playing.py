"""Tasks played by the real engine on a real browser: as they are, with faults, and without the Reflector."""

import json
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from app.bench.faults.mishaps import Rates
from app.bench.playing import Browsers, Player
from app.bench.report import as_json
from app.bench.runner import Result, Run, play_one
from app.bench.suites.demo import TASKS
from app.brains.brain import Role
from app.brains.cassette import Player as Cassette
from app.brains.claude import ClaudeBrain
from app.brains.oracle import OracleBrain
from app.brains.plain import PlainBrain
from app.events import Event, Finished, Intended
from app.proposals import Move, Outcome
from controllers.browser.chromium import Chromium
from controllers.faults import Faults
from perception.screen import Observation
from skills.plain_words.parsing import parse

BY_ID = {task.id: task for task in TASKS}
CASSETTES = Path(__file__).parents[1] / "brains" / "cassettes"
EVERY_THIRD = Faults(swallow_every=3)


def plain(*_: object) -> nullcontext[PlainBrain]:
    return nullcontext(PlainBrain())


def believing(move: Move, error: str, before: Observation, after: Observation) -> Outcome:
    """What the loop is left with when nobody reflects: whatever was done is taken for done."""
    return Outcome("worked")


def play(task: str, player: Player, seed: int = 1) -> Result:
    return play_one(Run(BY_ID[task], seed), player)


def test_swallowed_clicks_are_noticed_and_repaired(chromium: Chromium) -> None:
    result = play("delete-one-of-two", Player(Browsers([chromium], EVERY_THIRD), plain))
    assert result.passed, result
    assert (result.collateral, result.played.wrong_targets) == (0, 0)


def test_without_the_reflector_swallowed_clicks_ruin_the_task(chromium: Chromium) -> None:
    result = play("delete-one-of-two", Player(Browsers([chromium], EVERY_THIRD), plain, judge=believing))
    assert not result.passed


def test_a_pop_up_in_the_way_is_closed(chromium: Chromium) -> None:
    kept: list[Event] = []
    player = Player(Browsers([chromium], Faults(popup_every=2)), plain, keep=lambda run, events: kept.extend(events))
    assert play("find-phone", player).passed
    assert [event for event in kept if isinstance(event, Intended) and event.target == '"Close" button']


def test_a_slow_site_only_takes_longer(chromium: Chromium) -> None:
    assert play("third-page", Player(Browsers([chromium], Faults(slow_seconds=0.3)), plain)).passed


def test_a_run_that_begins_when_all_is_stopped_touches_nothing(chromium: Chromium) -> None:
    player = Player(Browsers([chromium]), plain)
    player.stop()
    result = play("edit-email", player)
    assert (result.cause, result.played.steps, result.played.addresses) == ("stopped", 0, ())


def oracle(text: str, targets: tuple[str, ...], run: str) -> nullcontext[OracleBrain]:
    return nullcontext(OracleBrain(parse(text, targets)))


def test_two_reports_of_the_same_runs_differ_in_nothing_but_the_clock(chromium: Chromium) -> None:
    player = Player(Browsers([chromium]), oracle, rates=Rates(no_op=0.5))
    reports = [json.loads(as_json([play("third-page", player)])) for _ in range(2)]
    assert timeless(reports[0]) == timeless(reports[1])
    found = reports[0]["caught"]  # moves that were never made, each noticed and made again
    assert reports[0]["results"][0]["passed"] and found["faults"] > 0
    assert (found["caught"], found["alarms"]) == (found["faults"], 0)


def timeless(report: Any) -> Any:
    match report:
        case dict():
            return {key: timeless(value) for key, value in report.items() if key != "seconds"}
        case list():
            return [timeless(value) for value in report]
        case _:
            return report


def test_milestones_are_counted_along_the_way_and_what_happened_is_kept(chromium: Chromium) -> None:
    kept: dict[str, list[Event]] = {}
    player = Player(Browsers([chromium]), plain, keep=lambda run, events: kept.update({run: list(events)}))
    played = play("edit-email", player).played
    assert len(played.satisfied) == played.steps
    assert list(played.satisfied) == sorted(played.satisfied) and played.satisfied[-1] == 2
    assert isinstance(kept["edit-email-1"][-1], Finished)


@pytest.mark.parametrize("task", ["change-cart", "checkout", "supplier-price"])
def test_what_a_model_once_said_from_the_goal_alone_still_does_the_task(chromium: Chromium, task: str) -> None:
    """Replies of a model that saw only the prompts; `bench --brain cassette --goal` plays all that are recorded."""

    def recorded(text: str, targets: tuple[str, ...], run: str) -> nullcontext[ClaudeBrain]:
        model = Cassette(CASSETTES / f"{run}.jsonl")
        return nullcontext(ClaudeBrain(model, dict.fromkeys(get_args(Role), ("recorded",))))

    result = play_one(Run(BY_ID[task], 1), Player(Browsers([chromium]), recorded), goal=True)
    assert result.passed, result
    assert (result.collateral, result.played.wrong_targets) == (0, 0)


def test_what_the_task_may_not_cause_is_refused(chromium: Chromium) -> None:
    task = BY_ID["delete-one-of-two"]
    strict = replace(task, effects=frozenset())
    result = play_one(Run(strict, 1), Player(Browsers([chromium]), plain))
    assert (result.cause, result.collateral) == ("refused", 0)
