"""The other commands: demo, look, bench, doctor, episodes and show."""

import json
import time
from pathlib import Path

import pytest
from PIL import Image

from app.demo.server import DemoSite
from app.events import Started
from app.records import Records
from app.tasks import Task
from tests.app.cli.conftest import Journeyman


def test_demo_does_the_whole_job_and_proves_it(journeyman: Journeyman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOURNEYMAN_ATTACH")  # as on a new machine: with a browser of its own
    said = journeyman("demo")
    assert said.code == 0, said
    proof = said.out.partition("database says now:")[2]
    assert "Packed  " in proof and "->  Shipped" in proof
    assert said.out.count("... worked") >= 8


def test_look_prints_what_is_there_and_writes_a_marked_picture(
    journeyman: Journeyman, shop: DemoSite, tmp_path: Path
) -> None:
    said = journeyman("look", "--on", f"{shop.url}/customers", "--image", str(tmp_path / "seen.png"))
    assert said.code == 0, said
    assert 'searchbox "Search customers"' in said.out
    with Image.open(tmp_path / "seen.png") as picture:
        assert picture.size == (1280, 800)
        assert picture.format == "PNG"


def test_look_as_json(journeyman: Journeyman, shop: DemoSite) -> None:
    screen = json.loads(journeyman("look", "--on", shop.url, "--json").out)
    assert {"link", "heading"} <= {element["role"] for element in screen["elements"]}


def test_bench_reports_and_fails_when_a_task_fails(journeyman: Journeyman, tmp_path: Path) -> None:
    passed = journeyman(
        "bench", "demo", "--tasks", "third-page", "--seeds", "1", "--json", "--out", str(tmp_path / "r")
    )
    assert passed.code == 0, passed
    assert json.loads(passed.out) == json.loads((tmp_path / "r").read_text())
    assert json.loads(passed.out)["summaries"][-1]["success"] == 1.0
    failed = journeyman("bench", "demo", "--tasks", "third-page", "--seeds", "1", "--swallow", "1")
    assert failed.code == 1
    assert "0/1" in failed.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["bench", "moon"], "There is no suite 'moon'"),
        (["bench", "demo", "--tasks", "fly"], "There is no task 'fly'"),
        (["demo", "tablet"], "There is no demo 'tablet'"),
        (["look", "--on", "http://nowhere", "--image", "x.gif"], "x.gif must end in .png or .jpg"),
        (["look", "--on", "http://nowhere", "--image", "x"], "x must end in .png or .jpg"),
        (["bench", "demo", "--brain", "genius"], "There is no brain called 'genius'"),
        (["bench", "demo", "--brain", "cassette"], "with --cassettes DIR"),
        (["show", "nothing"], "There is no run"),
        (["look", "--on", "http://127.0.0.1:9/"], "could not be reached"),
    ],
)
def test_wrong_usage_is_one_sentence(journeyman: Journeyman, arguments: list[str], sentence: str) -> None:
    said = journeyman(*arguments)
    assert (said.code, said.err.count("\n")) == (2, 1), said
    assert sentence in said.err


def test_a_home_that_cannot_be_made_is_one_sentence(
    journeyman: Journeyman, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("JOURNEYMAN_HOME", str(tmp_path / "file" / "home"))
    said = journeyman("episodes")
    assert (said.code, "cannot keep its data" in said.err) == (2, True), said


def test_a_long_task_shows_that_it_goes_on(journeyman: Journeyman, journeyman_home: Path) -> None:
    with Records.open() as records:
        records.journal.append("long", Started("long", Task("click Save, " * 20), "plain", ()))
    assert journeyman("episodes").out.endswith("click Save, click S…\n")


def test_old_runs_are_deleted_when_that_is_asked_for(journeyman: Journeyman, journeyman_home: Path) -> None:
    with Records.open() as records:
        for episode, days in (("old", 31), ("new", 29)):
            records.journal.append(episode, Started(episode, Task("x"), "plain", (), at=time.time() - days * 86_400))
    said = journeyman("episodes", "--prune", "30")
    assert said.out == "Deleted: 1 runs that began more than 30 days ago, and 0 pictures that no run shows.\n"
    assert [line.split()[0] for line in journeyman("episodes").out.splitlines()] == ["new"]
    assert journeyman("episodes", "--prune", "0").code == 2


def test_no_runs_yet_says_how_to_begin(journeyman: Journeyman) -> None:
    assert "journeyman demo" in journeyman("episodes").out
