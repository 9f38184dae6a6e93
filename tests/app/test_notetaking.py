"""What a model says it has read is held against all that it was told of the screen."""

from dataclasses import replace
from typing import get_args

import pytest

from app.brains.brain import Role
from app.brains.claude import ClaudeBrain
from app.events import Asked, Noted, Told
from app.left_out import LeftOut
from app.proposals import Answer, Wanted
from app.roles.notetaker import NotThere, Reading, held
from tests.app.brains.models import Canned, reply
from tests.app.stage import OPEN_ORDER, Person, play, script
from tests.perception.screens import element, screen

ENOUGH = reply(kind="give_up", say="That is all.")
TOTAL = reply(notes=[{"name": "total", "text": ""}])


def test_how_large_something_is_and_how_it_looks_may_be_noted_too() -> None:
    seen = screen(element("img", "", (10, 20), size=(12, 12), about="red circle"))
    assert held(Wanted("it"), "12x12 red circle", seen).box == seen.elements[0].box
    with pytest.raises(NotThere, match='"blue" is not on the screen'):
        held(Wanted("it"), "12x12 blue circle", seen)


def test_several_things_are_one_question() -> None:
    things = tuple(Wanted(name, asked=f"the {name}") for name in ("search", "order"))
    brain = script([replace(OPEN_ORDER, moves=(), wanted=things), Answer("done")], notetaker=[Reading(("Search", "7"))])
    stage = play(brain=brain)
    assert [(event.note.name, event.note.text) for event in stage.of(Noted)] == [("search", "Search"), ("order", "7")]
    assert [prompt.about for prompt in brain.asked if prompt.role == "notetaker"] == ["1. the search\n2. the order"]


def test_texts_for_other_things_than_were_asked_for_are_asked_for_again() -> None:
    model = Canned([TOTAL, {"texts": ["Order", "7"]}, {"texts": ["7"]}, ENOUGH])
    stage = play(brain=ClaudeBrain(model, {role: ("m",) for role in get_args(Role)}))  # type: ignore[arg-type]
    assert "`texts` has 2 entries; give 1" in model.requests[2].text
    assert [event.note.text for event in stage.of(Noted)] == ["7"]


def test_what_the_screen_does_not_say_is_looked_for_elsewhere_before_the_person_is_asked() -> None:
    nothing = {"texts": [""]}
    model = Canned([TOTAL, nothing, TOTAL, nothing, ENOUGH])
    brain = ClaudeBrain(model, {role: ("m",) for role in get_args(Role)})
    stage = play(brain=brain, person=Person(answers=["30"]))  # type: ignore[arg-type]
    told = [event.kind for event in stage.events if isinstance(event, LeftOut | Asked | Told)]
    assert told == ["left out", "asked", "told"]
    assert 'the note "total" (The screen says nothing about total.)' in model.requests[2].text
    assert stage.of(Asked)[0].question == "I cannot read total: The screen says nothing about total."
