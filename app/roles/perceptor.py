"""The Perceptor: looks at a target and says what is there and what changed."""

from controllers.controller import Controller, Glancing
from perception.numbering import observe
from perception.screen import Observation


def look(target: Controller, previous: Observation | None, *, picture: bool, near: bool = False) -> Observation:
    """The target's screen now, its elements numbered as before where they still live.

    near: whether what lies far out of view is only wanted if it costs nothing.
    """
    read = target.glance if near and isinstance(target, Glancing) else target.capture
    return observe(read(picture=picture), previous)
