"""Events, wishes and Shortcuts as JSON: what `run --json` prints, the app sends back and the journal keeps.

One value is one line. `kind` names what it is, fields at their default are left out, unknown fields are
ignored. A picture travels as its digest only (its bytes lie under that name in `app.pictures`), and the
elements of an observation carry no locator. What cannot be read raises `skills.codec.Malformed`.
"""

import re
from typing import cast

from app.events import Event
from app.macros.rehearsal import Scene
from app.serving.orders import Order
from app.supervision import Wish
from perception.screen import Observation
from skills.codec import Malformed, dumps, loads
from skills.shortcuts import Shortcut


def to_json(value: Event | Order | Shortcut) -> str:
    """One line of JSON, without the line end."""
    return dumps(value)


def screen_to_json(screen: Observation) -> str:
    """What is on a screen, in the same notation."""
    return dumps(screen)


def scene_to_json(scene: Scene) -> str:
    """The screen of a dry run, and what its elements are known by."""
    return dumps(scene)


def scene_from_json(line: str) -> Scene:
    return cast(Scene, loads(Scene, line))


def event_from_json(line: str) -> Event:
    return cast(Event, loads(Event, line))


def wish_from_json(line: str) -> Wish:
    return cast(Wish, loads(Wish, _whole(line)))


def order_from_json(line: str) -> Order:
    """A wish, or an order to a session."""
    return cast(Order, loads(Order, _whole(line)))


def _whole(line: str) -> str:
    """The line; Malformed where its bytes were no UTF-8 (they are read with `surrogateescape`)."""
    if re.search("[\udc80-\udcff]", line):
        raise Malformed("the line is not UTF-8")
    return line
