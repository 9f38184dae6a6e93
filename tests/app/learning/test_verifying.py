"""A Shortcut has to do just what its task's own words do, and nothing besides."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace

import pytest

from app.learning.grounds import Ground
from app.learning.switch import Switch
from app.learning.verifying import Trial, Trying, _there
from controllers.actions import Open, SetText
from controllers.fake import FakeController
from perception.checks import PlaceIs, TextShown
from perception.locators import described
from perception.screen import Place as Stands
from skills.shortcuts import Shortcut
from skills.steps import Do, Reply
from tests.app.learning.ground import DELETE, LOOK, SEARCH, InMemory, Place
from tests.perception.screens import capture, element


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PATIENCE", "MORE_PATIENCE"):
        monkeypatch.setattr(f"app.learning.verifying.{name}", 0.05)


def tried(shortcut: Shortcut, word: str = "Ada") -> Trial:
    return Trying(shortcut, InMemory().ground, Switch()).trial(1, {"word": word})


@pytest.mark.parametrize("word", ["Ada", "Bo Berg"])
def test_what_does_what_the_words_do_has_passed(word: str) -> None:
    found = tried(LOOK, word)
    assert (found.result, found.problem) == ("passed", "") and found.due.changes


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (replace(LOOK, steps=(SEARCH, DELETE)), "changed something else"),
        (replace(LOOK, steps=(SEARCH, SEARCH)), "changed something else"),
        (replace(LOOK, steps=()), "change missing"),
        (replace(LOOK, steps=(replace(SEARCH, action=SetText("Ada")),)), "changed something else"),
        (replace(LOOK, steps=(replace(SEARCH, target=described("Find", "textbox")),)), '"Find" textbox is not there'),
        (replace(LOOK, steps=(SEARCH, Reply("tell it", "found"))), "wrong answer"),
    ],
    ids=["a side effect", "done twice", "left out", "a value always the same", "nothing to meet", "another answer"],
)
def test_what_is_broken_has_failed(broken: Shortcut, problem: str) -> None:
    found = tried(broken, "Bo Berg")
    assert found.result == "failed" and problem in found.problem


@pytest.mark.parametrize(
    ("shortcut", "word", "problem"),
    [
        (replace(LOOK, task='type "{word}" in Town'), "Ada", "Town"),
        (replace(LOOK, task="type {word} in Search"), "Ada and then Bo", "do not tell"),
    ],
    ids=["the words come to nothing", "they give other values"],
)
def test_where_the_words_themselves_do_not_work_nothing_is_said_of_it(
    shortcut: Shortcut, word: str, problem: str
) -> None:
    found = tried(shortcut, word)
    assert found.result == "no case" and problem in found.problem


def test_stopping_where_the_words_go_on_in_vain_is_no_failure() -> None:
    """A form that refuses a value: the words do not look, and the Shortcut does."""
    press = Do("press it", SetText("{word}"), described("Search", "textbox"), TextShown("saved"))
    idle = Trying(replace(LOOK, steps=(press,)), Unchanged().ground, Switch()).trial(1, {"word": "Ada"})
    assert idle.result == "no case" and tried(replace(LOOK, steps=(press,))).result == "failed"


class Unchanged(InMemory):
    """Nothing that is done there changes anything."""

    @contextmanager
    def _new(self, seed: int) -> Iterator[Place]:
        with super()._new(seed) as place:
            place.changes = frozenset  # type: ignore[method-assign]
            yield place


def test_what_opens_addresses_of_its_site_opens_those_of_the_trials_own() -> None:
    there = "http://127.0.0.1:9"
    page = FakeController({"page": capture(element("textbox", "Search", (0, 0)), place=Stands(there, f"{there}/find"))})

    class Elsewhere(Place):
        def address(self, old: str) -> str:
            return old.replace("http://shop", there)

    ground = Ground(lambda seed: nullcontext(Elsewhere(page, [])), lambda urls: nullcontext({"shop": page}))
    opening = Do("open it", Open("http://shop/find"), None, PlaceIs("http://shop/find"))
    Trying(replace(LOOK, steps=(opening, SEARCH)), ground, Switch()).trial(1, {"word": "Ada"})
    assert [action for action, _ in page.performed][-2:] == [Open(f"{there}/find"), SetText("Ada")]


@pytest.mark.parametrize("other", ["http://shop:8080/find", "http://shop.example/find", "http://shop-two/find"])
def test_an_address_of_another_site_that_begins_alike_stays(other: str) -> None:
    class Elsewhere(Place):
        def address(self, old: str) -> str:
            return old.replace("http://shop", "http://127.0.0.1:9")

    place = Elsewhere(FakeController({"page": capture()}), [])
    assert _there(other, "http://shop", place) == other
    assert _there("http://shop. http://shop/a", "http://shop", place) == "http://127.0.0.1:9. http://127.0.0.1:9/a"
