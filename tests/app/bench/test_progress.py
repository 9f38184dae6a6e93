"""Results that outlive a bench that was cut off."""

from pathlib import Path

import pytest

from app.bench.progress import Progress, progress
from app.bench.runner import Caught, Played, Result, Spending
from app.errors import UserError
from app.events import Finished

PLAYED = Played("done", "30", 4, 1.5, 0, ("shop/orders",), 2, 900, 0.01, (Spending("operator", 2, 900, 0.01, 3.0),),
                (0, 1, 1), Caught(1, 1, 3))  # fmt: skip
GOOD = Result("open", 1, True, "", "", PLAYED, ("found",), 1, 0, 3)
BAD = Result("buy", 2, False, "change missing", "cart 1 went", PLAYED, (), 2, 0, turn=2)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYMAN_HOME", str(tmp_path))
    return tmp_path


def test_the_same_command_finds_its_results_and_another_one_does_not() -> None:
    with progress({"suite": "demo", "seeds": 2}) as kept:
        kept.add(GOOD)
        kept.add(BAD)
    with progress({"seeds": 2, "suite": "demo"}) as kept:
        assert kept.results() == [GOOD, BAD]
    with progress({"suite": "demo", "seeds": 3}) as kept:
        assert kept.results() == []


def test_a_line_that_was_cut_off_is_played_again(tmp_path: Path) -> None:
    kept = Progress(tmp_path)
    kept.add(GOOD)
    with (tmp_path / "results.jsonl").open("a") as file:
        file.write('{"task":"buy","seed":2,"pas')
    assert kept.results() == [GOOD]


def test_what_happened_is_kept_of_the_runs_that_failed(tmp_path: Path) -> None:
    kept, happened = Progress(tmp_path), Finished("failed", "No.")
    for result in (GOOD, BAD):
        kept.keep(result.run, [happened])
        kept.add(result)
    assert (kept.events(GOOD.run), kept.events(BAD.run)) == ([], [happened])


def test_all_is_forgotten_once_it_is_told(home: Path) -> None:
    with progress({"suite": "demo"}) as kept:
        kept.add(GOOD)
        kept.forget()
    assert list((home / "bench").iterdir()) == []


def test_the_same_command_does_not_run_twice_at_a_time() -> None:
    with progress({"suite": "demo"}), pytest.raises(UserError, match="running already"), progress({"suite": "demo"}):
        pass
