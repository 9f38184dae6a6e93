"""What is shown on the mirror of a phone, where only the hand and the screens tell what was done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from controllers.actions import Home, SetText, Tap
from controllers.android.target import AndroidTarget
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.world.database import opened
from skills.patches import patch_of
from tests.app.recording.person import Person
from tests.app.recording.replays import kept, replayed, steps
from tests.controllers.virtual_phone.adb_server import AdbServer


@pytest.fixture
def target(own_adb: AdbServer, phone: VirtualPhone) -> Iterator[AndroidTarget]:
    own_adb.connected(phone.serial)
    target = AndroidTarget.open(phone.serial)
    target.perform(Home(), None)
    yield target
    target.close()


def titles(phone: VirtualPhone) -> set[str]:
    with opened(phone.world.database) as database:
        return {title for (title,) in database.execute("SELECT title FROM notes")}


def test_a_note_that_was_shown_at_home_is_written_again_with_another_title_from_anywhere(
    target: AndroidTarget, phone: VirtualPhone, journeyman_home: Path
) -> None:
    person = Person(target, "phone")
    person.click("Notes")
    person.click("New note")
    person.click("Title")
    person.type("Milk")
    person.click("Save")
    last = person.shows("Note", journeyman_home, f"android:{phone.serial}")[-1]
    assert getattr(last, "ending", "") == "done", last
    shortcut = kept(journeyman_home, "Note")
    assert [step.action for step in steps(shortcut)] == [Tap(), Tap(), SetText("{title}"), Tap()]
    assert any((patch := patch_of(step)) and patch.picture for step in steps(shortcut))
    replayed(shortcut, target, f"android:{phone.serial}", "phone", title="Bread")
    assert {"Milk", "Bread"} <= titles(phone)
