"""What a model says it has read is held against all that it was told of the screen."""

import pytest

from app.proposals import Wanted
from app.roles.notetaker import NotThere, Reading, held
from tests.perception.screens import element, screen


def test_how_large_something_is_and_how_it_looks_may_be_noted_too() -> None:
    seen = screen(element("img", "", (10, 20), size=(12, 12), about="red circle"))
    assert held(Wanted("it"), Reading("12x12 red circle"), seen).box == seen.elements[0].box
    with pytest.raises(NotThere, match='"blue" is not on the screen'):
        held(Wanted("it"), Reading("12x12 blue circle"), seen)
