"""MiniWoB++ as a bed: the same page for the same seed, no reward in sight, and plain words on it."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, get_args

import pytest

from app.bench.miniwob import ADDED, MiniWob
from app.bench.pages import served
from app.bench.playing import Player
from app.bench.runner import Result, Run, play_one
from app.bench.suites import miniwob
from app.brains.brain import Role
from app.brains.cassette import Player as Cassette
from app.brains.claude import ClaudeBrain
from app.brains.oracle import OracleBrain
from app.brains.plain import PlainBrain
from app.errors import UserError
from app.tasks import Limits
from controllers.browser.chromium import Chromium
from perception.numbering import observe
from perception.rendering import render
from skills.plain_words.parsing import parse

CASSETTES = Path(__file__).parents[1] / "brains" / "cassettes" / "miniwob"


@pytest.fixture(scope="module")
def pages(chromium: Chromium) -> Iterator[MiniWob]:
    """All tasks in one page, which stays: a task sets its own page up, and opening one takes longer than most."""
    target = chromium.open("about:blank")
    with pytest.MonkeyPatch.context() as patch, served(miniwob.folder(), ADDED) as address:
        patch.setattr(target, "close", lambda: None)
        patch.setattr(chromium, "open", lambda address: target)
        yield MiniWob(address, [chromium])
    target.close()


def play(pages: MiniWob, task: str, brain: Any = PlainBrain, seed: int = 1, failures_in_row: int = 1) -> Result:
    player = Player(pages.stage, lambda *_: nullcontext(brain()), limits=Limits(failures_in_row=failures_in_row))
    (wanted,) = miniwob.tasks([task])
    return play_one(Run(wanted, seed), player, bed=pages.bed, goal=True)


@pytest.mark.parametrize(
    "task", "click-checkboxes click-menu click-scroll-list click-tab-2 enter-date enter-password login-user".split()
)
def test_what_the_words_name_outright_is_done_without_a_model(pages: MiniWob, task: str) -> None:
    result = play(pages, task)
    assert result.passed, result
    assert (result.played.wrong_targets, result.played.calls) == (0, 0)


@pytest.mark.parametrize("task", ["click-checkboxes-soft", "email-inbox", "text-transform"])
def test_what_takes_thought_is_asked_about_and_nothing_is_submitted(pages: MiniWob, task: str) -> None:
    result = play(pages, task)
    assert (result.cause, result.collateral) == ("asked", 0)


@pytest.mark.parametrize("cassette", sorted(CASSETTES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_what_a_model_once_said_from_the_words_alone_still_does_the_task(pages: MiniWob, cassette: Path) -> None:
    """Replies of a model that saw only the prompts."""
    recorded = ClaudeBrain(Cassette(cassette), dict.fromkeys(get_args(Role), ("recorded",)))
    result = play(pages, cassette.stem.rpartition("-")[0], lambda: recorded, failures_in_row=3)
    assert result.passed, result
    assert result.played.wrong_targets == 0


def test_a_wrong_submission_counts_as_harm_and_one_that_never_came_does_not(pages: MiniWob) -> None:
    wrong = play(pages, "click-test-2", lambda: OracleBrain(parse("click TWO")))
    assert (wrong.cause, wrong.collateral) == ("wrong submission", 1)
    idle = play(pages, "enter-text", lambda: OracleBrain(parse('type "Ada" into the textbox')))
    assert (idle.cause, idle.collateral) == ("nothing submitted", 0)


@pytest.mark.parametrize(("button", "passed"), [("subbtn", True), ("subbtn2", False)])
def test_the_page_shows_neither_the_words_nor_the_reward(pages: MiniWob, button: str, passed: bool) -> None:
    (wanted,) = miniwob.tasks(["click-test-2"])
    with pages.bed(wanted, 1) as laid, pages.stage(laid.urls) as targets:
        target = targets["page"]
        assert laid.text(goal=True) == "Click button ONE."
        told = render(observe(target.capture(picture=False), None))
        target._target.evaluate(f"document.getElementById('{button}').click()")  # type: ignore[attr-defined]
        target._target.evaluate("core.endEpisode(1 - WOB_RAW_REWARD_GLOBAL)")  # type: ignore[attr-defined]
        target.settled(5)
        told += render(observe(target.capture(picture=False), None))
        target.close()
        assert laid.score("", ()).passed is passed  # the first answer counts
    assert told.endswith("This page has been answered.")
    assert not any(word in told for word in ("Click button", "reward", "Time left", "START"))


def test_a_seed_is_a_task(pages: MiniWob) -> None:
    def words(seed: int) -> str:
        with pages.bed(miniwob.PageTask("enter-text"), seed) as laid, pages.stage(laid.urls) as targets:
            for target in targets.values():
                target.close()
            return laid.text(goal=True)

    assert words(1) == words(1) != words(2)


def test_all_pictures_are_there_when_the_task_begins(pages: MiniWob) -> None:
    """Also those that come up later: elements are numbered as they are seen."""
    with pages.bed(miniwob.PageTask("email-inbox"), 1) as laid, pages.stage(laid.urls) as targets:
        target = targets["page"]
        shown = target._target.evaluate("core.pictures.map((each) => each.naturalWidth)")  # type: ignore[attr-defined]
        target.close()
    assert len(shown) > 8 and all(shown)


def test_names_stand_for_tasks() -> None:
    assert len(miniwob.tasks()) == 42
    assert [task.id for task in miniwob.tasks(["login-user", "login-user"])] == ["login-user"]
    for name in ("fly", "../miniwob/login-user"):
        with pytest.raises(UserError, match="There is no task"):
            miniwob.tasks([name])
