"""A Shortcut is offered to a model as something to do, and its steps pass the same loop."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.brains.brain import Situation
from app.brains.prompting.replies import Unfit
from app.brains.prompting.shortcuts import invoke, offered
from app.episode import Episode
from app.errors import UserError
from app.events import Acted, Answered, Decided
from app.invocations import Returned
from app.learning.remembering import Remembering
from app.proposals import Answer, Invoke
from controllers.actions import SetText
from perception.locators import described
from skills.library import Library
from skills.recall import Offer, Recollection
from skills.shortcuts import Parameter, Shortcut, Uses
from skills.steps import Do
from tests.app.learning.shop import invoked, run
from tests.app.stage import script
from tests.perception.screens import screen

STEPS = (Do("type it", SetText("{word}"), described("Search", "textbox")),)
LOOK = Shortcut("Look for", STEPS, (Parameter("word", "Ada"),), scope="http://shop", trust="trial")
KNOWN = Recollection((Offer(LOOK, Uses(3, 1), 0.9),))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db")
    library.save_shortcut(LOOK)
    yield library
    library.close()


def said(text: str, *more: str) -> Invoke:
    actions = [{"verb": "run_shortcut", "text": each} for each in (text, *more)]
    return invoke(actions, Situation(Episode(), "shop", screen(), ("shop",), recalled=KNOWN))


def test_it_is_told_with_what_it_takes_and_how_it_has_done() -> None:
    (line,) = offered(KNOWN)
    assert line == (
        '- shortcut, worked 3 of 4 times: run_shortcut, alone in its reply, element 0, text: Look for, word="..."'
    )


def test_the_models_word_names_it_with_its_values() -> None:
    assert said('Look for, word="Ada, the first"') == Invoke("Look for", (("word", "Ada, the first"),))


@pytest.mark.parametrize(
    ("texts", "problem"),
    [(["Pay all"], "no such shortcut"), (["Look for"], "say what word is"), (['Look for, word="a"', "x"], "alone")],
)
def test_what_cannot_be_meant_is_sent_back(texts: list[str], problem: str) -> None:
    with pytest.raises(Unfit, match=problem):
        said(*texts)


def test_its_steps_are_decided_and_made_like_any_others_and_the_brain_goes_on(library: Library) -> None:
    brain = script([Invoke("Look for", (("word", "Ada"),)), Answer("typed")])
    events = run("look for Ada", library, brain=brain)
    assert [each.arguments for each in invoked(events)] == [(("word", "Ada"),)]
    assert [event.decision.verdict for event in events if isinstance(event, Decided)] == ["allow"]
    assert [event.target for event in events if isinstance(event, Acted)] == ['"Search" textbox']
    assert [event.text for event in events if isinstance(event, Answered)] == ["typed"]
    assert library.shortcuts() == [LOOK]  # what was known already is not learned


def test_one_that_may_not_run_is_told_and_nothing_is_touched(library: Library) -> None:
    library.save_shortcut(replace(LOOK, trust="revoked"))
    events = run("look for Ada", library, brain=script([Invoke("Look for", (("word", "Ada"),)), Answer("no")]))
    (returned,) = [event for event in events if isinstance(event, Returned)]
    assert not returned.worked and "trusted no more" in returned.problem
    assert not [event for event in events if isinstance(event, Acted)]


def test_one_step_of_it_is_done_alone(library: Library) -> None:
    library.save_shortcut(replace(LOOK, steps=(replace(STEPS[0], target=described("Nowhere")), *STEPS)))
    events = run('do step 2 of "Look for" with word "Ada"', library)
    assert [event.target for event in events if isinstance(event, Acted)] == ['"Search" textbox']
    assert Remembering(library).same('do step 2 of "Look for" with "Ada"', "", named=True)
    with pytest.raises(UserError, match="no step 3: it has 2"):
        Remembering(library).call("Look for", {"word": "Ada"}, "", "", 3)


def test_after_an_earlier_task_only_what_is_called_by_its_name_is_used(library: Library) -> None:
    kept = library.save_shortcut(replace(LOOK, task="look for {word}", origin="learned"))
    library.record_use(kept, worked=True)
    memory = Remembering(library)
    assert memory.same("look for Ada", "http://shop") and not memory.same("look for Ada", "http://shop", named=True)
