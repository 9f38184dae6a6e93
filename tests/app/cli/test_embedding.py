"""The setting `embedding` reaches the runs of a brain that thinks, in a terminal and in the window's process."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.brains.brain import Role
from app.demo.server import DemoSite
from app.proposals import Answer
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.serving.orders import Begin
from app.tasks import Task
from tests.app.cli.conftest import Journeyman
from tests.app.scripted import ScriptedBrain
from tests.app.serving.leading import Led
from tests.app.test_thinking import Thinking

NO_FOLDER = "The setting embedding names no/such, and there is no such folder"


def brain(kind: type[ScriptedBrain]) -> ScriptedBrain:
    replies: dict[Role, Iterable[object]] = {
        "manager": [Plan(("do it",))], "operator": [Choice(Answer("done"))], "learner": [Lessons()],
    }  # fmt: skip
    return kind(replies)


@pytest.mark.parametrize(("kind", "times"), [(Thinking, 1), (ScriptedBrain, 0)])
def test_a_run_tells_once_of_a_folder_that_is_not_there_and_goes_on(
    journeyman: Journeyman, shop: DemoSite, monkeypatch: pytest.MonkeyPatch, kind: type[ScriptedBrain], times: int
) -> None:
    @contextmanager
    def scripted(*_: object) -> Iterator[ScriptedBrain]:
        yield brain(kind)

    monkeypatch.setattr("app.cli.options.brain", scripted)
    monkeypatch.setenv("JOURNEYMAN_EMBEDDING", "no/such")
    said = journeyman("run", "whatever", "--on", shop.url)
    assert said.code == 0, said
    assert said.err.count(NO_FOLDER) == times


def test_the_windows_process_tells_of_it_as_well(tmp_path: Path) -> None:
    session = Led(tmp_path, JOURNEYMAN_EMBEDDING="no/such", JOURNEYMAN_BASE_URL="http://127.0.0.1:9")
    try:
        session.order(Begin(Task("whatever"), ("page=about:blank",), brain="claude"))
        assert session.complaint(NO_FOLDER)
    finally:
        session.kill()
