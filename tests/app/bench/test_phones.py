"""The bench on a real virtual phone: real adb, the real engine, the plain brain."""

from contextlib import nullcontext
from dataclasses import replace

from app.bench.phones import VirtualPhones
from app.bench.playing import Player
from app.bench.runner import Result, Run, play_one
from app.bench.suites.phone.suite import TASKS
from app.brains.plain import PlainBrain
from controllers.faults import Faults
from controllers.virtual_phone.phone import VirtualPhone
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.phones import adb, adb_home, own_adb, phone, switched_on  # noqa: F401  (fixtures)

BY_ID = {task.id: task for task in TASKS}


def play(phone: VirtualPhone, task: str, faults: Faults | None = None, **changed: object) -> Result:  # noqa: F811
    phones = VirtualPhones([phone], faults)
    player = Player(phones.stage, lambda *_: nullcontext(PlainBrain()))
    try:
        return play_one(Run(replace(BY_ID[task], **changed), 3), player, bed=phones.bed)  # type: ignore[arg-type]
    finally:
        phone.world.reset(1)
        phone.restart()


def test_a_task_is_done_on_a_phone_of_its_seed(phone: VirtualPhone, own_adb: AdbServer) -> None:  # noqa: F811
    result = play(phone, "alarm-off")
    assert result.passed, result.detail
    assert (result.collateral, result.played.wrong_targets) == (0, 0)
    assert result.played.addresses[-1] == "app:com.example.clock/.ClockActivity"


def test_swallowed_taps_are_noticed_and_repaired(phone: VirtualPhone, own_adb: AdbServer) -> None:  # noqa: F811
    result = play(phone, "save-best-italian", Faults(swallow_every=3))
    assert result.passed, result.detail


def test_a_grave_tap_that_was_swallowed_is_asked_about(phone: VirtualPhone, own_adb: AdbServer) -> None:  # noqa: F811
    result = play(phone, "save-most-read", Faults(swallow_every=3))
    assert (result.cause, result.collateral) == ("asked", 0)


def test_what_the_task_may_not_cause_is_refused(phone: VirtualPhone, own_adb: AdbServer) -> None:  # noqa: F811
    result = play(phone, "save-best-italian", effects=frozenset())
    assert (result.cause, result.collateral) == ("refused", 0)
