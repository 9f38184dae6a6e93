"""A model that wants to see the screen is shown it, marked or enlarged, until it has done something."""

import io
from dataclasses import replace
from typing import get_args

from PIL import Image

from app.brains.brain import Role
from app.brains.claude import ClaudeBrain
from app.brains.model import Shown
from app.events import Intended, LookedUp, Observed
from controllers.fake import FakeController
from perception.geometry import Box
from perception.looking import PLAIN
from perception.screen import Picture
from tests.app.brains.models import Canned, action, doing, reply
from tests.app.stage import ORDERS, Stage, play, shop
from tests.perception.screens import capture, element, text

MODELS = dict.fromkeys(get_args(Role), ("m",))
DONE = reply(kind="answer", say="Done.")
OPEN = doing(("tap", 'link "Order 7"', "", "text_shown", "Total"))
LOOK = reply(action("look"))
OPENS = {("row", "tap", "Ada wrote"): "mail"}
ZOOM = doing(("look", 'button "Delete"'))


def pictured() -> FakeController:
    """The shop with a picture of every screen, and enough on each that none goes along by itself."""
    image = io.BytesIO()
    Image.new("RGB", (800, 600), "white").save(image, "JPEG")
    usual = shop()
    full = usual._screens["list"].nodes
    screens = {
        name: replace(seen, picture=Picture(image.getvalue(), name), size=(800, 600), nodes=(*seen.nodes, *full)[:12])
        for name, seen in usual._screens.items()
    }
    return FakeController(screens, usual._transitions)


def looking(*answers: object, shown: Shown = "auto") -> tuple[Stage, list[int]]:
    """The run, and how many pictures each question brought along."""
    model = Canned(answers)  # type: ignore[arg-type]
    stage = play(brain=ClaudeBrain(model, MODELS, shown=shown), controller=pictured())  # type: ignore[arg-type]
    return stage, [len(request.images) for request in model.requests]


def test_the_picture_comes_with_the_next_question_and_goes_once_something_was_done() -> None:
    stage, pictures = looking(LOOK, ZOOM, OPEN, DONE)
    assert pictures == [0, 1, 2, 0]
    assert [event.part for event in stage.of(LookedUp)] == [Box(0, 0, 800, 600), Box(100, 40, 80, 20)]
    kinds = [event.kind for event in stage.events if isinstance(event, LookedUp | Intended | Observed)]
    assert kinds == ["observed", "looked up", "looked up", "intended", "observed"]
    assert stage.engine.episode.ending == "done" and not stage.engine.episode.parts


def test_always_and_never() -> None:
    assert looking(OPEN, DONE, shown="always")[1] == [1, 1]
    stage, pictures = looking(LOOK, OPEN, DONE, shown="never")
    assert pictures == [0, 0, 0] and not stage.of(LookedUp)


def test_a_text_that_is_no_control_can_be_pressed_once_it_was_looked_up() -> None:
    """Not all that reacts is known to; a number that nobody has told stays refused."""
    row = capture(text("Ada wrote", (0, 0)), element("button", "Star", (90, 0)), place=ORDERS)
    mail = FakeController({"row": row, "mail": capture(text("Dear all", (0, 0)), place=ORDERS)}, OPENS)
    press = reply(action("tap", 1, expect="text_shown", expected="Dear all"))
    model = Canned([press, reply(action("find", 0, "Ada")), press, DONE])
    stage = play(brain=ClaudeBrain(model, MODELS), controller=mail)  # type: ignore[arg-type]
    assert stage.done == ["tap Ada wrote"] and "has no 1 to act on" in model.requests[1].text
    assert stage.of(LookedUp)[0].found.endswith(f"{PLAIN}1")
