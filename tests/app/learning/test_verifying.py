"""A Shortcut is offered only if it has left exactly the right end behind, with several values."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace

import pytest

from app.learning.verifying import SAME_VALUES, Trial, trial, verified
from controllers.actions import Open, SetText
from controllers.fake import FakeController
from perception.checks import PlaceIs
from perception.locators import described
from perception.screen import Place
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.learning.ground import DELETE, FIND, LOOK, SEARCH, InMemory, Laid
from tests.perception.screens import capture, element


def trials(shortcut: Shortcut) -> Iterator[Trial]:
    ground = InMemory()
    for seed in (1, 2):
        with ground.bed(FIND, seed) as laid:
            yield trial(shortcut, laid, ground.opened, patience=0.05)


def test_what_works_with_several_values_is_offered() -> None:
    passed, problem = verified(LOOK, trials(LOOK))
    assert problem == "" and [each.values for each in passed] == [{"word": "word 1"}, {"word": "word 2"}]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (replace(LOOK, steps=(SEARCH, DELETE)), "changed something else"),
        (replace(LOOK, steps=()), "change missing"),
        (replace(LOOK, steps=(replace(SEARCH, action=SetText("word 1")),)), "change missing"),
        (replace(LOOK, steps=(replace(SEARCH, target=described("Find", "textbox")),)), '"Find" textbox is not there'),
        (replace(LOOK, task="look for {word}"), "these words do not fit"),
    ],
    ids=["a side effect", "a step left out", "a value always the same", "nothing to meet", "another task"],
)
def test_what_is_broken_is_not_offered(broken: Shortcut, problem: str) -> None:
    assert problem in verified(broken, trials(broken))[1]


def test_one_value_proves_nothing_of_others() -> None:
    passed = Trial({"word": "Ada"})
    assert verified(LOOK, [passed, passed])[1] == SAME_VALUES


def test_what_opens_addresses_of_its_site_opens_those_of_the_trials_own() -> None:
    there = "http://127.0.0.1:9"
    page = FakeController({"page": capture(element("textbox", "Search", (0, 0)), place=Place(there, f"{there}/find"))})
    shortcut = replace(LOOK, steps=(Do("open it", Open("http://shop/find"), None, PlaceIs("http://shop/find")), SEARCH))
    laid = Laid("Ada", page, {"shop": f"{there}/orders"})
    assert trial(shortcut, laid, lambda urls: nullcontext({"shop": page}), patience=0.05).problem == ""
    assert [action for action, _ in page.performed][-2:] == [Open(f"{there}/find"), SetText("Ada")]
