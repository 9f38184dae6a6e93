"""What a person shows on the mirror of the desktop, done again in the same program when it has moved."""

import sys
from collections.abc import Callable
from pathlib import Path

from app.events import Finished
from controllers.actions import Press, SetText
from controllers.desktop.windows import Window
from tests.app.recording.person import Person
from tests.app.recording.replays import kept, replayed, steps
from tests.controllers.desktop.conftest import Desk
from tests.controllers.desktop.test_forms import PROGRAM, QT, happened


def test_what_was_shown_on_the_desktop_is_done_again_elsewhere(
    desk: Desk, opened: Callable[..., Window], journeyman_home: Path
) -> None:
    opened(sys.executable, str(PROGRAM), **QT)
    desk.shows(lambda seen: "Note" in {e.name for e in seen.nodes})
    person = Person(desk.target, "desktop")
    person.click("Note")
    person.type("Milk")
    person.press("Enter")
    *_, last = person.shows("Send a note", journeyman_home, "desktop")
    assert isinstance(last, Finished) and last.ending == "done", last
    shortcut = kept(journeyman_home, "Send a note")
    assert [step.action for step in steps(shortcut)] == [SetText("{note}"), Press("Enter")]
    replayed(shortcut, desk.target, "desktop", "desktop", note="Bread")
    assert desk.shows(lambda seen: happened(seen).count("sent") == 2)
