"""The phone's tasks: every check lets the right end pass and no wrong one."""

import json
import re
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from app.bench.beds import prepared
from app.bench.suites.phone.suite import TASKS
from app.bench.task import BenchTask, Case, Said, Stored, run
from controllers.virtual_phone.world import database as store
from skills.plain_words.parsing import parse
from tests.app.bench.phone_worlds import fresh

SEEDS = (1, 11)
APPS = re.compile(r"open the app (\w+)")
TRACES = (
    "INSERT INTO trace_visits (address, title, visited_at) VALUES ('a', 'b', 'c')",
    "UPDATE messages SET sent_at = '2026-05-18T12:00:00'",
)
each_task = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)


def laid(task: BenchTask, seed: int, folder: Path) -> tuple[Case, Path]:
    database = fresh(seed, folder)
    return prepared(task, database, store), database


def passes(case: Case, database: Path, sql: tuple[str, ...], answer: str) -> bool:
    with closing(store.copied(database)) as end:
        run(end, sql, case.facts)
        return case.score(end, answer).passed


def test_there_are_thirty_in_five_scenarios_ten_of_them_across_apps() -> None:
    assert len({task.id for task in TASKS}) == len(TASKS) == 30
    assert set(Counter(task.scenario for task in TASKS).values()) == {6}
    assert sum(len(set(APPS.findall(task.words)) | task.apps) > 1 for task in TASKS) >= 10


@each_task
def test_the_goal_names_every_app_in_which_it_may_act(task: BenchTask) -> None:
    assert all(app in task.goal for app in APPS.findall(task.words))


def test_the_fewest_acts_are_those_of_a_run_that_was_seen() -> None:
    """`python -m tests.measure.optimal` has counted them on the phone itself."""
    seen = json.loads((Path(__file__).parent / "fewest_acts.json").read_text("utf-8"))
    assert {task.id: task.optimal for task in TASKS} == seen


@each_task
def test_the_check_passes_the_right_end_and_no_mutant(task: BenchTask, tmp_path: Path) -> None:
    for seed in SEEDS:
        case, database = laid(task, seed, tmp_path)
        assert passes(case, database, (*task.end, *TRACES), f"It is {case.filled(task.answer)}." if task.answer else "")
        for mutant in task.mutants:
            answer = case.filled(task.answer if mutant.answer is None else mutant.answer)
            assert not passes(case, database, mutant.sql, answer), f"{mutant.name} passes with seed {seed}"


@each_task
def test_any_further_change_fails(task: BenchTask, tmp_path: Path) -> None:
    case, database = laid(task, 4, tmp_path)
    further = "UPDATE settings SET value = 'off' WHERE name = 'wifi'"
    assert not passes(case, database, (*task.end, further), case.filled(task.answer))


@each_task
def test_texts_are_filled_and_the_words_are_understood(task: BenchTask, tmp_path: Path) -> None:
    case, _ = laid(task, 5, tmp_path)
    assert "$" not in case.filled(task.goal) + case.filled(task.words)
    assert parse(case.filled(task.words), tuple(task.targets))


@each_task
def test_milestones_are_reached_at_the_end_and_not_at_the_start(task: BenchTask, tmp_path: Path) -> None:
    case, database = laid(task, 6, tmp_path)
    due = {milestone.name for milestone in task.milestones if isinstance(milestone, Stored | Said)}
    with closing(store.copied(database)) as phone:
        assert case.score(phone, "", ["app:com.example.launcher/.Launcher"]).milestones == ()
        run(phone, task.end, case.facts)
        assert set(case.score(phone, case.filled(task.answer)).milestones) == due
