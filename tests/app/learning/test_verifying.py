"""A Shortcut is offered only if it has left exactly the right end behind, with several values."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from app.bench.task import Score
from app.learning.verifying import SAME_VALUES, Trial, trial, verified
from app.tasks import Permissions
from controllers.actions import SetText, Tap
from controllers.controller import Controller
from controllers.fake import FakeController
from perception.locators import described
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do
from tests.app.stage import EVERYTHING, shop

SEARCH = Do("type it", SetText("{word}"), described("Search", "textbox"))
LOOK = Shortcut(
    "Look for", (SEARCH,), (Parameter("word", "Ada"),), scope="http://shop", trust="trial", task="find {word}"
)
DELETE = Do("delete besides", Tap(), described("Delete", "button"))


@dataclass
class Laid:
    """The search field must hold the word, and nothing else may have been done."""

    word: str
    shop: FakeController
    urls: Mapping[str, str]
    permissions: Permissions = EVERYTHING

    def text(self, goal: bool) -> str:
        return f"find {self.word}"

    def reached(self, addresses: Sequence[str]) -> int:
        return 0

    def score(self, answer: str, addresses: Sequence[str]) -> Score:
        done = [action for action, _ in self.shop.performed if action.kind != "open"]
        wrong = done[:1] != [SetText(self.word)]
        return Score("change missing" if wrong else "changed something else" if len(done) > 1 else "")


def trials(shortcut: Shortcut) -> Iterator[Trial]:
    for word in ("Ada", "Bob"):
        target = shop()

        @contextmanager
        def opened(urls: Mapping[str, str], target: FakeController = target) -> Iterator[Mapping[str, Controller]]:
            yield {name: target for name in urls}

        yield trial(shortcut, Laid(word, target, {"shop": "http://shop/orders"}), opened, patience=0.05)


def test_what_works_with_several_values_is_offered() -> None:
    passed, problem = verified(LOOK, trials(LOOK))
    assert problem == "" and [each.values for each in passed] == [{"word": "Ada"}, {"word": "Bob"}]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (replace(LOOK, steps=(SEARCH, DELETE)), "changed something else"),
        (replace(LOOK, steps=()), "change missing"),
        (replace(LOOK, steps=(replace(SEARCH, action=SetText("Ada")),)), "change missing"),
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
