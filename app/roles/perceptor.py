"""The Perceptor: looks at a target and says what is there and what changed."""

from controllers.controller import Controller
from perception.numbering import observe
from perception.screen import Observation


def look(target: Controller, previous: Observation | None, *, picture: bool) -> Observation:
    """The target's screen now, its elements numbered as before where they still live."""
    return observe(target.capture(picture=picture), previous)
