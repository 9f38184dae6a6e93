"""The bench on a real virtual phone: real adb, the real engine, the plain brain."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from app.bench.grounds import phones
from app.bench.phones import VirtualPhones, WatchedPhone, is_meant
from app.bench.playing import Player
from app.bench.runner import Result, Run, play_one
from app.bench.suites.phone.suite import TASKS
from app.brains.plain import PlainBrain
from app.learning.switch import Switch
from app.learning.verifying import Trying
from controllers.actions import Open, SetText, Tap
from controllers.android.target import AndroidTarget
from controllers.controller import Found
from controllers.faults import Faults
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.screen import Met
from perception.geometry import Box
from perception.locators import described
from perception.screen import Element
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do
from tests.controllers.virtual_phone.adb_server import AdbServer

BY_ID = {task.id: task for task in TASKS}


def play(phone: VirtualPhone, task: str, faults: Faults | None = None, **changed: object) -> Result:
    phones = VirtualPhones([phone], faults)
    player = Player(phones.stage, lambda *_: nullcontext(PlainBrain()))
    try:
        return play_one(Run(replace(BY_ID[task], **changed), 3), player, bed=phones.bed)  # type: ignore[arg-type]
    finally:
        phone.world.reset(1)
        phone.restart()


def test_a_task_is_done_on_a_phone_of_its_seed(phone: VirtualPhone, own_adb: AdbServer) -> None:
    result = play(phone, "alarm-off")
    assert result.passed, result.detail
    assert (result.collateral, result.played.wrong_targets) == (0, 0)
    assert result.played.acts == BY_ID["alarm-off"].optimal
    assert result.played.addresses[-1] == "app:com.example.clock/.ClockActivity"


def test_a_shortcut_is_tried_on_phones_set_back(phone: VirtualPhone, own_adb: AdbServer) -> None:
    steps = (
        Do("open the app Notes", Open("Notes")),
        Do("press New note", Tap(), described("New note")),
        Do("type {title}", SetText("{title}"), described("Title", "textbox")),
        Do("press Save", Tap(), described("Save", "button")),
    )
    task = 'open the app Notes, click "New note", type "{title}" in Title, click Save'
    made = Shortcut("Note", steps, (Parameter("title"),), scope="app:home", task=task, targets=(("phone", "android"),))
    try:
        found = Trying(made, phones(phone), Switch()).trial(3, {"title": "Milk"})
        assert (found.result, found.problem) == ("passed", "")
        assert ["title Milk" in each for each in found.due.changes] == [True]
    finally:
        phone.world.reset(1)
        phone.restart()


def test_swallowed_taps_grave_ones_too_are_made_again_as_nothing_touched_the_phone(
    phone: VirtualPhone, own_adb: AdbServer
) -> None:
    result = play(phone, "save-most-read", Faults(swallow_every=2))
    assert result.passed, result.detail
    assert result.played.steps >= BY_ID["save-most-read"].optimal + 2
    assert result.played.wrong_targets == 0


def test_a_tap_that_meets_another_icon_is_counted(phone: VirtualPhone, own_adb: AdbServer) -> None:
    own_adb.connected(phone.serial)
    target = AndroidTarget.open(phone.serial)
    watched = WatchedPhone(target, phone.witness)
    clock, notes = watched.locate(described("Clock")), watched.locate(described("Notes"))
    assert isinstance(clock, Found) and isinstance(notes, Found)
    watched.perform(Tap(), clock)
    assert watched.wrong == 0
    phone.restart()
    watched.perform(Tap(), replace(clock, point=notes.point))
    assert watched.wrong == 1
    watched.close()


def part(left: float, words: str) -> Met:
    return Met(Box(left, 0, 100, 40), words)


@pytest.mark.parametrize(
    ("met", "meant"),
    [
        ([part(0, "Save")], True),
        ([part(30, ""), part(0, "Save it"), part(0, "the whole screen")], True),
        ([part(0, "")], True),
        ([part(0, "Delete")], False),
        ([part(30, "Save")], False),
    ],
)
def test_a_touch_is_amiss_where_something_else_was_or_where_it_says_something_else(met: list[Met], meant: bool) -> None:
    assert is_meant(met, Element("button", "Save", Box(0, 0, 100, 40))) is meant


def test_what_the_task_may_not_cause_is_refused(phone: VirtualPhone, own_adb: AdbServer) -> None:
    result = play(phone, "save-most-read", effects=frozenset())
    assert (result.cause, result.collateral) == ("refused", 0)
