"""What earlier runs have learned is told to the next run in the same place, and nowhere else."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.brains.brain import Role
from app.brains.scripted import ScriptedBrain
from app.proposals import Answer
from app.recalling import MOST, recalling
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from skills.library import Library
from skills.shortcuts import Tip
from tests.app.stage import Stage, play
from tests.app.test_thinking import Thinking

HERE = "http://shop"
TIP = Tip("The list of orders shows this month only.", HERE, "e1", "how it works")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.db")
    yield opened
    opened.close()


def test_the_next_run_in_the_place_is_told(library: Library) -> None:
    library.save_tip(TIP)
    replies: dict[Role, Iterable[object]] = {
        "manager": [Plan(("do it",))],
        "operator": [Choice(Answer("done"))],
        "learner": [Lessons()],
    }
    thinking, plain = Thinking(replies), ScriptedBrain(replies)
    for brain in (thinking, plain):
        assert isinstance(play(brain=brain, recall=recalling(library)), Stage)
    told = {prompt.role: prompt.situation.tips for prompt in thinking.asked}
    assert told["operator"] == (TIP,)
    assert not any(prompt.situation.tips for prompt in plain.asked)  # there is no model that could read it


def test_few_are_told_the_fitting_first_and_none_of_another_place_or_revoked(library: Library) -> None:
    for number in range(2 * MOST):
        library.save_tip(replace(TIP, text=f"Page {number} is slow."))
    for tip in (TIP, replace(TIP, scope="http://bank"), replace(TIP, text="Orders fly.", trust="revoked")):
        library.save_tip(tip)
    found = recalling(library)("Open the orders of May", HERE)
    assert found[0] == TIP and len(found) == MOST
    assert {tip.scope for tip in found} == {HERE} and "Orders fly." not in {tip.text for tip in found}
    assert recalling(library)("?", "http://elsewhere") == ()
