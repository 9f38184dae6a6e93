"""What a key has to take out of a field first is learned like anything else that had to be done first."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.events import Finished
from app.proposals import Act, Answer, Move
from controllers.actions import Press, Tap
from controllers.fake import FakeController
from perception.screen import Place
from skills.library import Library
from tests.app.learning.shop import run
from tests.app.stage import on, script, tap
from tests.perception.screens import capture, element, text

TEAM = Place("http://shop", "http://shop/team", "Team")
ENTER = Act("make it count", "shop", (Move("shop", Press("Enter"), on("Address"), None),))
SEND = Act("send", "shop", (Move("shop", Tap(), on("Go on"), None),))


def invitation(*, takes: bool = True) -> FakeController:
    """What is sent is what Enter has taken out of the field, where it takes it."""
    field, send = element("textbox", "Address", (0, 0), value="mara@x.example"), element("button", "Go on", (0, 40))
    pages = {
        "typed": capture(field, send, place=TEAM),
        "taken": capture(replace(field, value="" if takes else field.value), send, text("mara", (0, 80)), place=TEAM),
        "sent": capture(text("Sent", (0, 0)), place=TEAM),
    }
    return FakeController(pages, {("typed", "press", "Address"): "taken", ("taken", "tap", "Go on"): "sent"})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        yield kept


@pytest.mark.parametrize("takes", [True, False])
def test_enter_that_took_what_was_typed_is_done_first_the_next_time(library: Library, takes: bool) -> None:
    model = script([tap("Go on"), ENTER, SEND, Answer("Sent")])
    run("invite her", library, invitation(takes=takes), brain=model)
    guarded = [tip for tip in library.tips() if tip.guard]
    assert len(guarded) == takes
    page = invitation()
    (end,) = (
        each for each in run('click "Go on", wait until "Sent" is shown', library, page) if isinstance(each, Finished)
    )
    assert end.ending == ("done" if takes else "failed")
    assert not takes or [action.kind for action, _ in page.performed if action.kind != "open"] == ["press", "tap"]
