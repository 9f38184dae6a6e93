"""Runs on fresh sites, scored by what they leave behind, whatever becomes of the player."""

from threading import Event
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from app.bench.beds import Laid, OnDatabase
from app.bench.runner import Played, run_suite, runs, within
from app.bench.suites.demo import TASKS
from app.errors import UserError

BY_ID = {task.id: task for task in TASKS}


def idle(text: str, laid: Laid, run: str) -> Played:
    return Played("done")


def test_every_task_with_every_seed_on_a_site_of_its_own() -> None:
    databases: set[str] = set()
    called: set[str] = set()

    def play(text: str, laid: Laid, run: str) -> Played:
        assert isinstance(laid, OnDatabase)
        with laid.after() as database:
            databases.add(database.execute("PRAGMA database_list").fetchone()[2])
        called.add(run)
        return Played("done")

    tasks = [BY_ID["edit-email"], BY_ID["supplier-price"]]
    results = list(run_suite(runs(tasks, (1, 2)), play, goal=True, jobs=2))
    assert {(r.task, r.seed) for r in results} == {(t.id, seed) for t in tasks for seed in (1, 2)}
    assert len(databases) == 4
    assert called == {"edit-email-1", "edit-email-2", "supplier-price-1", "supplier-price-2"}


def test_doing_nothing_is_not_done() -> None:
    assert {result.cause for result in run_suite(runs(TASKS[:5], (1,)), idle)} == {"wrong answer", "change missing"}


def test_a_player_that_breaks_is_a_result_and_the_others_go_on() -> None:
    def breaks(text: str, laid: Laid, run: str) -> Played:
        if "Delete" in text:
            raise RuntimeError("the browser fell over")
        return Played("done")

    crashed, other = sorted(run_suite(runs([BY_ID["delete-one-of-two"], BY_ID["find-phone"]], (1,)), breaks, goal=True),
                            key=lambda result: result.task)  # fmt: skip
    assert (crashed.cause, other.cause) == ("crashed", "wrong answer")
    assert "the browser fell over" in crashed.detail


def test_what_the_person_must_mend_ends_the_bench() -> None:
    def keyless(text: str, laid: Laid, run: str) -> Played:
        raise UserError("There is no key.")

    with pytest.raises(UserError, match="no key"):
        list(run_suite(runs(TASKS[:2], (1,)), keyless))


@pytest.mark.parametrize("ending", ["asked", "refused", "stopped", "failed"])
def test_the_ending_is_the_cause(ending: str) -> None:
    (result,) = run_suite(runs([BY_ID["edit-email"]], (1,)), lambda *_: Played(ending))
    assert result.cause == ending and not result.passed


def test_harm_done_on_the_way_is_counted() -> None:
    def play(text: str, laid: Laid, run: str) -> Played:
        form = {"shop_name": "Kiosk", "email": "a@b.example", "stock_alerts": "on"}
        urlopen(f"{laid.urls['shop']}settings", urlencode(form).encode(), timeout=5).close()
        return Played("done")

    (result,) = run_suite(runs([BY_ID["find-phone"]], (1,)), play)
    assert result.cause == "changed something else" and result.collateral > 1
    assert "settings shop_name: value Harbour Supplies -> Kiosk" in result.detail


def test_no_run_is_begun_once_the_money_is_spent() -> None:
    begun: list[str] = []

    def dear(text: str, laid: Laid, run: str) -> Played:
        begun.append(run)
        return Played("done", dollars=0.4)

    wanted = runs([BY_ID["edit-email"]], range(1, 6))
    coming = run_suite(wanted, dear)
    first = list(within(0.7, [], coming))
    coming.close()
    assert [result.run for result in first] == ["edit-email-1", "edit-email-2"]
    assert len(begun) < 5
    assert list(within(0.7, first, run_suite(wanted, dear))) == []
    assert len(list(within(None, first, run_suite(wanted[:3], idle)))) == 3


def test_closing_ends_what_is_under_way_at_once() -> None:
    stopped, begun = Event(), Event()

    def endless(text: str, laid: Laid, run: str) -> Played:
        if run.endswith("-2"):
            begun.set()
            assert stopped.wait(10)
        return Played("done")

    coming = run_suite(runs([BY_ID["edit-email"]], (1, 2)), endless, jobs=2, stop=stopped.set)
    assert next(coming).seed == 1 and begun.wait(10)
    coming.close()
    assert stopped.is_set()


def test_repeated_runs_have_names_of_their_own() -> None:
    assert [run.name for run in runs([BY_ID["edit-email"]], (7,), 2)] == ["edit-email-7", "edit-email-7-2"]
