"""What of a reply was left out is told in the next request: the rest of a batch, and an answer that was not taken."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest

from app.brains.brain import Role
from app.brains.claude import ClaudeBrain
from app.left_out import LeftOut
from app.tasks import Permissions
from app.transcript import Transcript
from controllers.fake import FakeController
from perception.screen import Element
from tests.app.brains.models import Canned, action, doing, number, reply
from tests.app.stage import ORDERS, Stage, play, shop
from tests.perception.screens import element

HEADING = "=== left out of your last reply, and why ===\n"
ENOUGH = reply(kind="give_up", say="That is all.")


def told(*answers: Any, controller: FakeController | None = None) -> tuple[str, Stage]:
    """What the model is told of it after these replies, and the run."""
    model = Canned([*answers, ENOUGH])
    brain = ClaudeBrain(model, {role: ("m",) for role in get_args(Role)})
    stage = play(brain=brain, controller=controller)  # type: ignore[arg-type]
    requests = [request.text for request in model.requests if request.role == "operator"]
    assert not any(HEADING in text for text in requests[:-1])
    return requests[-1].partition(HEADING)[2].partition("\n\n")[0], stage


def opening(answer: str, **fields: Any) -> Callable[[str], dict[str, Any]]:
    """Opens the order and says this in the same reply."""
    return lambda prompt: reply(action("tap", number('link "Order 7"', prompt)), answer=answer, **fields)


def test_what_is_left_of_a_batch_is_told_in_words() -> None:
    batch = doing(("tap", 'button "Nothing"'), ("set_text", 'textbox "Search"', "Ada"), ("tap", 'link "Order 7"'))
    left, stage = told(batch)
    why = "(what came before was not done or did not work)"
    assert left == f'type "Ada" in "Search" textbox; tap "Order 7" link {why}'
    assert any(left in line for event in stage.events for line in Transcript().feed(event) if type(event) is LeftOut)


def test_what_was_meant_by_a_number_that_is_gone_is_told_in_words_and_no_password_with_it() -> None:
    secret = ("set_text", 'textbox "Password"', "hunter2")
    batch = doing(("tap", 'link "Order 7"'), ("set_text", 'textbox "Search"', "Ada"), secret)
    model = Canned([batch, ENOUGH])
    stage = play(brain=ClaudeBrain(model, {role: ("m",) for role in get_args(Role)}))  # type: ignore[arg-type]
    assert 'type "Ada" in "Search" textbox ... no change (Element 1 is not on the screen.)' in model.requests[-1].text
    assert [event.what for event in stage.of(LeftOut)] == [('type "•••" in "Password" textbox',)]


def test_a_password_that_was_typed_is_not_told_of_what_was_to_be_done_with_it_elsewhere() -> None:
    typing, elsewhere = ("set_text", 'textbox "Password"', "hunter2"), ("set_text", 'textbox "Search"', "hunter2")
    model = Canned([doing(typing, ("tap", 'button "Nothing"'), elsewhere), ENOUGH])
    brain = ClaudeBrain(model, {role: ("m",) for role in get_args(Role)})
    stage = play(brain=brain, permissions=Permissions("scope", frozenset({"secret"})))  # type: ignore[arg-type]
    assert [event.what for event in stage.of(LeftOut)] == [('type "•••" in "Search" textbox',)]


def test_what_lies_behind_what_a_batch_brought_up_is_left_out_and_does_not_count_as_failed() -> None:
    controller = shop()
    order = controller._screens["order"]
    suggestions = controller._screens["list"]
    behind = tuple(replace(e, visibility="covered") if e.name == "Delete" else e for e in suggestions.nodes)
    controller._screens["order"] = replace(order, nodes=(*behind, element("option", "Ada", (100, 45))), place=ORDERS)
    left, stage = told(doing(("tap", 'link "Order 7"'), ("tap", 'button "Delete"')), controller=controller)
    assert left == 'tap "Delete" button (it is covered by what came up)'
    assert [attempt.outcome.judgement for attempt in stage.engine.episode.attempts] == ["worked"]


@pytest.mark.parametrize(
    ("came", "why"),
    [
        (element("dialog", "Sure?"), 'dialog "Sure?"'),
        (element("textbox", "Name", message="Too short"), '8 textbox "Name" ! "Too short"'),
    ],
)
def test_what_came_up_instead_of_the_end_is_told(came: Element, why: str) -> None:
    controller = shop()
    order = controller._screens["order"]
    controller._screens["order"] = replace(order, nodes=(*order.nodes, came))
    assert told(opening("It is open."), controller=controller)[0] == f"the answer ({why} asks for attention)"


def test_a_screen_that_still_loads_keeps_an_answer_back() -> None:
    controller = shop()
    controller._screens["order"] = replace(controller._screens["order"], loading=True)
    assert told(opening("It is open."), controller=controller)[0] == "the answer (the screen is still loading)"


@pytest.mark.parametrize(
    ("answer", "fields", "why"),
    [
        ("It is 30.", {}, "there is no note behind 30"),
        ("The total is shown.", {"claims": ["total"]}, "there is no note behind total"),
        ("It is open.", {"conditions": ["by noon"]}, 'the condition "by noon" is open'),
    ],
)
def test_what_an_answer_lacks_is_told(answer: str, fields: dict[str, Any], why: str) -> None:
    assert told(opening(answer, **fields))[0] == f"the answer ({why})"


def test_an_answer_after_moves_without_any_visible_effect_is_kept_back() -> None:
    pressing = reply(action("press", 0, "Tab"), answer="Done.")
    assert told(pressing)[0] == "the answer (no effect of what was done was seen)"
