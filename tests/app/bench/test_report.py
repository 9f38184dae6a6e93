"""Figures of a report."""

import json
from dataclasses import replace

import pytest

from app.bench.figures import summary, wilson
from app.bench.report import as_json, table
from app.bench.runner import Cause, Played, Result


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
    assert [line.split()[0] for line in lines if not line.startswith("-")] == ["task", "buy", "open", "total"]
    assert lines[-1].split()[1] == "2/3" and "1 crashed" in lines[-1]
    assert table([]) == "No results."


def test_the_fewest_acts_stand_behind_the_steps_where_they_are_known() -> None:
    assert " 4.0 (3.0) " in table([replace(result("open"), optimal=3)])
    assert "(0.0)" not in table([result("open")])


def test_json_holds_summaries_and_every_result() -> None:
    found = json.loads(as_json([result("a"), result("b", "asked")]))
    assert [one["name"] for one in found["summaries"]] == ["a", "b", "total"]
    assert [one["cause"] for one in found["results"]] == ["", "asked"]
    assert json.loads(as_json([])) == {"summaries": [], "results": []}
