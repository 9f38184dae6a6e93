"""A press that was held back before anything noticed it is aimed anew, once."""

import pytest

from app.events import Acted, Judged
from app.proposals import Answer
from controllers.actions import Action
from controllers.controller import Found, Performed
from controllers.errors import HeldBack
from tests.app.stage import OPEN_ORDER, play, shop

SHIFTED = "The page shifted."


@pytest.mark.parametrize(("times", "told", "done"), [(1, "", ["tap Order 7"]), (2, SHIFTED, [])])
def test_it_is_aimed_anew_once(times: int, told: str, done: list[str]) -> None:
    shifting = shop()
    perform = shifting.perform
    held: list[Found | None] = []

    def performed(action: Action, at: Found | None) -> Performed:
        if len(held) < times:
            held.append(at)
            raise HeldBack(SHIFTED)
        return perform(action, at)

    shifting.perform = performed  # type: ignore[method-assign]
    stage = play(OPEN_ORDER, Answer("done"), controller=shifting)
    assert [acted.error for acted in stage.of(Acted)][:1] == [told]
    assert stage.done == done and len(held) == times
    assert (stage.of(Judged)[0].outcome.judgement == "worked") is (not told)
