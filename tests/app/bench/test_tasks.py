"""Every task's check lets the right end pass and no wrong one."""

from contextlib import closing
from pathlib import Path

import pytest

from app.bench.beds import prepared
from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask, Case, Said, Stored, run
from app.demo.database import copied
from skills.plain_words.parsing import parse
from tests.app.demo.shops import fresh

SEEDS = (1, 2, 3, 11)


def passes(case: Case, database: Path, sql: tuple[str, ...], answer: str) -> bool:
    with closing(copied(database)) as end:
        run(end, sql, case.facts)
        return case.score(end, answer).passed


def test_there_are_twenty_with_names_of_their_own() -> None:
    assert len({task.id for task in TASKS}) == len(TASKS) == 20


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_the_check_passes_the_right_end_and_no_mutant(task: BenchTask, tmp_path: Path) -> None:
    for seed in SEEDS:
        case = prepared(task, database := fresh(seed, tmp_path))
        assert passes(case, database, task.end, f"It is {case.filled(task.answer)}." if task.answer else "")
        for mutant in task.mutants:
            answer = case.filled(task.answer if mutant.answer is None else mutant.answer)
            assert not passes(case, database, mutant.sql, answer), f"{mutant.name} passes with seed {seed}"


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_any_further_change_fails(task: BenchTask, tmp_path: Path) -> None:
    case = prepared(task, database := fresh(4, tmp_path))
    further = "UPDATE settings SET value = 'Kiosk' WHERE name = 'shop_name'"
    assert not passes(case, database, (*task.end, further), case.filled(task.answer))


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_texts_are_filled_and_the_words_are_understood(task: BenchTask, tmp_path: Path) -> None:
    case = prepared(task, fresh(5, tmp_path))
    assert "$" not in case.filled(task.goal) + case.filled(task.words)
    assert parse(case.filled(task.words), tuple(task.targets))


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_milestones_are_reached_at_the_end_and_not_at_the_start(task: BenchTask, tmp_path: Path) -> None:
    case = prepared(task, database := fresh(6, tmp_path))
    due = {milestone.name for milestone in task.milestones if isinstance(milestone, Stored | Said)}
    with closing(copied(database)) as shop:
        starts = [f"http://127.0.0.1:1{path}" for path in task.targets.values()]
        assert case.score(shop, "", starts).milestones == ()
        run(shop, task.end, case.facts)
        assert set(case.score(shop, case.filled(task.answer)).milestones) == due


def test_conditional_tasks_meet_both_sides(tmp_path: Path) -> None:
    tasks = {task.id: task for task in TASKS}
    said = {prepared(tasks["remind-if-overdue"], fresh(seed, tmp_path)).facts["said"] for seed in range(8)}
    stored = {prepared(tasks["repair-refused-limit"], fresh(seed, tmp_path)).facts["stored"] for seed in range(8)}
    assert said == {"reminded", "nothing due"} and stored == {9000, 1500}


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("€1,234.50", True),
        ("The total is 1234.50 euros.", True),
        ("€1,234.505", False),
        ("€11,234.50", False),
        ("1234.5", False),
        ("€1,234.50" + " and so on" * 30, False),
    ],
)
def test_an_answer_holds_exactly_what_was_asked(answer: str, right: bool, tmp_path: Path) -> None:
    task = BenchTask("t", "SELECT '€1,234.50' AS total", "", "", frozenset(), (), (), answer="$total")
    case = prepared(task, database := fresh(1, tmp_path))
    assert passes(case, database, (), answer) is right
