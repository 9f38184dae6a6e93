"""Every task's check lets the right end pass and no wrong one."""

from contextlib import closing

import pytest

from app.bench.runner import prepared
from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask, Case, Said, Stored, run
from app.demo.database import copied
from app.demo.server import DemoSite
from skills.plain_words.parsing import parse

SEEDS = (1, 2, 3, 11)


def passes(case: Case, site: DemoSite, sql: tuple[str, ...], answer: str) -> bool:
    with closing(copied(site.database)) as end:
        run(end, sql, case.facts)
        return case.score(end, answer).passed


def test_there_are_twenty_with_names_of_their_own() -> None:
    assert len({task.id for task in TASKS}) == len(TASKS) == 20


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_the_check_passes_the_right_end_and_no_mutant(task: BenchTask) -> None:
    for seed in SEEDS:
        with DemoSite(seed) as site:
            case = prepared(task, site)
            assert passes(case, site, task.end, f"It is {case.filled(task.answer)}." if task.answer else "")
            for mutant in task.mutants:
                answer = case.filled(task.answer if mutant.answer is None else mutant.answer)
                assert not passes(case, site, mutant.sql, answer), f"{mutant.name} passes with seed {seed}"


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_any_further_change_fails(task: BenchTask) -> None:
    with DemoSite(4) as site:
        case = prepared(task, site)
        further = "UPDATE settings SET value = 'Kiosk' WHERE name = 'shop_name'"
        assert not passes(case, site, (*task.end, further), case.filled(task.answer))


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_texts_are_filled_and_the_words_are_understood(task: BenchTask) -> None:
    with DemoSite(5) as site:
        case = prepared(task, site)
        assert "$" not in case.filled(task.goal) + case.filled(task.words)
        assert parse(case.filled(task.words), tuple(task.targets))


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_milestones_are_reached_at_the_end_and_not_at_the_start(task: BenchTask) -> None:
    with DemoSite(6) as site, closing(copied(site.database)) as end:
        case = prepared(task, site)
        run(end, (*task.setup, *task.end), case.facts)
        due = {m.name for m in task.milestones if isinstance(m, Stored | Said)}
        assert set(case.score(end, case.filled(task.answer)).milestones) == due
        with closing(copied(site.database)) as start:
            assert case.score(start, "", [site.url + path for path in task.targets.values()]).milestones == ()


def test_conditional_tasks_meet_both_sides() -> None:
    said, stored = set(), set()
    conditional = {task.id: task for task in TASKS}
    for seed in range(8):
        with DemoSite(seed) as site:
            said.add(prepared(conditional["remind-if-overdue"], site).facts["said"])
            stored.add(prepared(conditional["repair-refused-limit"], site).facts["stored"])
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
def test_an_answer_holds_exactly_what_was_asked(answer: str, right: bool) -> None:
    task = BenchTask("t", "SELECT '€1,234.50' AS total", "", "", frozenset(), (), (), answer="$total")
    with DemoSite(1) as site, closing(copied(site.database)) as now:
        assert prepared(task, site).score(now, answer).passed is right
