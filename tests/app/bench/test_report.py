"""Figures of a report."""

import json
from dataclasses import replace

import pytest

from app.bench.figures import caught, curve, summaries, summary, wilson
from app.bench.report import as_json, ordered, table
from app.bench.runner import Caught, Cause, Played, Result, Spending


def result(task: str, cause: Cause = "", steps: int = 4, seconds: float = 1.0, harm: int = 0) -> Result:
    reached = ("first", "second") if not cause else ("first",)
    return Result(task, 1, not cause, cause, "", Played("done", "", steps, seconds, harm), reached, 2, harm)


@pytest.mark.parametrize(
    ("passed", "runs", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (15, 100, 0.0931, 0.2328), (0, 0, 0.0, 1.0)],
)
def test_wilson_gives_the_published_intervals(passed: int, runs: int, low: float, high: float) -> None:
    assert wilson(passed, runs) == pytest.approx((low, high), abs=5e-5)


def test_a_summary_counts_what_happened() -> None:
    results = [result("a"), result("a", "wrong answer", 8, 5.0), result("a", "asked", 6, 2.0, 3)]
    found = summary("a", results)
    assert (found.passed, found.runs, found.steps, found.seconds) == (1, 3, 6.0, 2.0)
    assert found.milestones == pytest.approx(4 / 6)
    assert (found.collateral, found.wrong_targets) == (3, 3)
    assert found.causes == {"wrong answer": 1, "asked": 1}


def test_the_table_has_a_line_per_task_and_the_total_last() -> None:
    lines = table([result("open"), result("buy", "crashed"), result("buy")]).splitlines()
    assert [line.split()[0] for line in lines[:-1] if line[0] != "-"] == ["task", "buy", "open", "total"]
    assert lines[-2].split()[1] == "2/3" and "1 crashed" in lines[-2]
    assert lines[-1].startswith("Milestones after each tenth")
    assert table([]) == "No results."


def test_the_fewest_acts_stand_behind_the_steps_where_they_are_known() -> None:
    assert " 4.0 (3.0) " in table([replace(result("open"), optimal=3)])
    assert "(0.0)" not in table([result("open")])


def test_json_holds_summaries_and_every_result() -> None:
    found = json.loads(as_json([result("a"), result("b", "asked")]))
    assert [one["name"] for one in found["summaries"]] == ["a", "b", "total"]
    assert [one["cause"] for one in found["results"]] == ["", "asked"]
    assert (found["curve"][-1], found["caught"]["faults"]) == (0.75, 0)
    empty = json.loads(as_json([]))
    assert (empty["summaries"], empty["curve"], empty["results"]) == ([], [], [])


def test_the_chance_that_each_of_several_plays_passes() -> None:
    """As tau-bench counts it: of 4 plays with 3 passed, half of the pairs have passed."""
    results = [result("a"), result("a"), result("a"), result("a", "asked"), result("b"), result("b")]
    a, b, total = summaries(results)
    assert a.again == pytest.approx((0.75, 0.5, 0.25, 0.0))
    assert b.again == (1.0, 1.0)
    assert total.again == pytest.approx((0.875, 0.75))


def test_the_curve_counts_milestones_along_the_acts_and_the_answer_at_the_end() -> None:
    steady = replace(result("a"), played=Played("done", satisfied=(0, 1, 1, 1)))
    assert curve([steady]) == (0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0)
    assert curve([]) == ()


def test_what_each_role_took_is_a_mean_over_all_runs() -> None:
    played = Played("done", roles=(Spending("manager", 1, 50, 0.5, 1.0), Spending("operator", 3, 90, 1.5, 2.0)))
    found = summary("a", [replace(result("a"), played=played), result("a")])
    assert found.roles == (Spending("manager", 0.5, 25, 0.25, 0.5), Spending("operator", 1.5, 45, 0.75, 1.0))
    assert "the operator: 1.5 calls" in table([replace(result("a"), played=played), result("a")])


def test_what_was_noticed_is_told() -> None:
    spoilt = replace(result("a"), played=Played("done", caught=Caught(4, 3, 10, 1, 2, 2)))
    assert caught([spoilt, spoilt]) == Caught(8, 6, 20, 2, 4, 4)
    told = table([spoilt, spoilt])
    assert "6 of 8 noticed (75.0%)" in told and "2 of 20 doubted (10.0%)" in told and "4 of 4 refused (100%)" in told


def test_results_are_told_in_the_same_order_however_they_came() -> None:
    results = [replace(result("b"), turn=2), result("b"), replace(result("a"), seed=2), result("a")]
    assert [one.run for one in ordered(results)] == ["a-1", "a-2", "b-1", "b-1-2"]
