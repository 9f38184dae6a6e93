"""What was healed goes into the very step that it was healed at."""

from dataclasses import replace

import pytest

from controllers.actions import Tap
from perception.checks import TextShown
from perception.locators import Locator, described
from skills.flow import Cursor, behind, upcoming
from skills.mending import Mend, belongs, counted, mended
from skills.shortcuts import Shortcut
from skills.steps import Do, If, Step, walk
from tests.skills.screens import screen

NEXT = Do("press Next", Tap(), described("Next"))
SAVE = Do("press Save", Tap(), described("Save"))
ASK = If("if asked", TextShown("Sure?"), (NEXT,), (SAVE, NEXT))
STEPS = (NEXT, replace(ASK, off=True), SAVE, ASK, NEXT)


def mend(step: Step, number: int = 1, among: int = 1, name: str = "Weiter") -> Mend:
    return Mend(step, described(name), "Next", name, "alike", number=number, among=among)


def targets(steps: tuple[Step, ...]) -> list[Locator | None]:
    return [step.target for step in walk(steps) if isinstance(step, Do)]


@pytest.mark.parametrize(("number", "place"), [(1, 0), (2, 5), (3, 7), (4, 8)])
def test_of_steps_that_are_the_same_only_the_one_is_mended(number: int, place: int) -> None:
    expected = targets(STEPS)
    expected[place] = described("Weiter")
    assert targets(mended(Shortcut("It", STEPS), [mend(NEXT, number, 4)]).steps) == expected


def test_two_mends_of_like_steps_do_not_meet() -> None:
    both = [mend(NEXT, 1, 2, "Weiter"), mend(NEXT, 2, 2, "Suivant")]
    assert targets(mended(Shortcut("It", (NEXT, NEXT)), both).steps) == [described("Weiter"), described("Suivant")]


def test_a_step_that_may_be_one_of_a_called_shortcut_is_not_mended() -> None:
    found = Shortcut("It", (NEXT, SAVE))
    assert belongs(found, mend(NEXT)) and not belongs(found, mend(NEXT, 1, 2))
    assert mended(found, [mend(NEXT, 1, 2)]) == found


def test_what_was_in_the_way_each_time_is_closed_by_one_step() -> None:
    closing = replace(mend(SAVE, name="Close"), how="in the way", target=described("Close"), found="Close")
    steps = mended(Shortcut("It", (SAVE,)), [closing, closing, mend(SAVE, name="Keep")]).steps
    assert targets(steps) == [described("Close"), described("Keep")]


def test_the_step_behind_the_cursor_is_the_one_that_was_due() -> None:
    steps = (NEXT, replace(SAVE, off=True), ASK, NEXT)
    cursor: Cursor = ()
    found = []
    while coming := upcoming(steps, cursor, screen(), {}):
        step, cursor = coming
        at = behind(steps, cursor)
        assert at is not None and list(walk(steps))[at] == step
        due = counted(mend(step), steps, at)
        found.append((due.number, due.among))
    assert found == [(1, 4), (1, 1), (3, 4), (4, 4)]
