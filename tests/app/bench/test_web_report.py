"""The report that people look at: figures, the curve, and the way to what failed."""

from pathlib import Path

import pytest

from app.bench import web_report
from app.bench.runner import Played, Result
from app.errors import UserError
from app.events import Event, Finished, Started
from app.tasks import Task

FAILED = Result(
    "buy", 2, False, "change missing", "cart <b>1</b> went", Played("done", satisfied=(0, 1)), ("found",), 2, 1
)
DONE = Result("open", 1, True, "", "", Played("done", satisfied=(1,)), ("found",), 1, 0, 3)


def happened(run: str) -> list[Event]:
    return [Started(run, Task("buy a lamp"), "plain", ()), Finished("done", "Done.")]


def test_figures_and_failures_with_a_page_of_their_own(tmp_path: Path) -> None:
    web_report.write(tmp_path / "r.html", "bench demo", "bench demo --jobs 2", [FAILED, DONE], happened)
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "1 of 2" in page and "bench demo --jobs 2" in page and "<polyline" in page
    assert 'href="r-episodes/buy-2.html"' in page and "cart &lt;b&gt;1&lt;/b&gt; went" in page
    assert "buy a lamp" in (tmp_path / "r-episodes" / "buy-2.html").read_text("utf-8")
    assert [path.name for path in (tmp_path / "r-episodes").iterdir()] == ["buy-2.html"]


def test_no_results_and_no_place(tmp_path: Path) -> None:
    web_report.write(tmp_path / "r.html", "bench demo", "", [], happened)
    assert "No results." in (tmp_path / "r.html").read_text("utf-8")
    with pytest.raises(UserError, match="choose another place"):
        web_report.write(tmp_path / "nowhere" / "r.html", "bench demo", "", [FAILED], happened)
