"""Single steps changed: put in order, switched, aimed anew; parameters renamed wherever they stand."""

import pytest

from controllers.actions import SetText, Tap
from perception.checks import TextShown, ValueIs
from perception.locators import described
from skills.editing import aimed_at, lines, moved, parameterised, reworded, switched, target_of, without
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do, If, Step, walk

FIELD = described("Name", "textbox")
TYPE = Do("type it", SetText("{name}"), FIELD, ValueIs(FIELD, "{name}"))
OK = Do("press OK", Tap(), described("OK", "button"))
NO = Do("press No", Tap(), described("No", "button"))
SAVE = Do("press Save", Tap(), described("Save", "button"), TextShown("Saved"))
NOTICE = If("close the notice", TextShown("Cookies"), (OK,), (NO,))
KEPT = Shortcut("Rename", (TYPE, NOTICE, SAVE), (Parameter("name", "Ada"),), postcondition=TextShown("{name} saved"))


def words(shortcut: Shortcut) -> list[str]:
    return [step.words for step in walk(shortcut.steps)]


def test_every_step_is_told_with_how_deep_it_stands() -> None:
    assert [depth for depth, _ in lines(KEPT.steps)] == [0, 0, 1, 1, 0]


@pytest.mark.parametrize(
    ("number", "by", "order"),
    [
        (0, 1, ["close the notice", "press OK", "press No", "type it", "press Save"]),
        (4, -1, ["type it", "press Save", "close the notice", "press OK", "press No"]),
        (0, -1, words(KEPT)),
        (2, 1, words(KEPT)),  # it stays in its own block
        (9, 1, words(KEPT)),
    ],
)
def test_a_step_moves_within_its_block(number: int, by: int, order: list[str]) -> None:
    assert words(moved(KEPT, number, by)) == order


@pytest.mark.parametrize("number", range(5))
def test_the_step_meant_is_the_one_that_changes(number: int) -> None:
    changed = list(walk(switched(KEPT, number).steps))
    assert [step.off for step in changed] == [each == number for each in range(5)]
    assert switched(switched(KEPT, number), number) == KEPT
    assert words(reworded(KEPT, number, "other")) == [
        "other" if each == number else told for each, told in enumerate(words(KEPT))
    ]


def test_what_is_removed_goes_with_all_that_stands_in_it() -> None:
    assert words(without(KEPT, 1)) == ["type it", "press Save"]
    assert words(without(KEPT, 3)) == ["type it", "close the notice", "press OK", "press Save"]


def test_a_step_aimed_anew_is_checked_on_its_new_element() -> None:
    other = described("Full name", "textbox")
    changed = aimed_at(KEPT, 0, other).steps[0]
    assert changed == Do("type it", SetText("{name}"), other, ValueIs(other, "{name}"))
    assert aimed_at(KEPT, 1, other) == KEPT


def test_a_parameter_is_renamed_wherever_it_stands() -> None:
    changed = parameterised(KEPT, 0, Parameter("who", "Ada"))
    first: Step = changed.steps[0]
    assert isinstance(first, Do) and first.action == SetText("{who}") and first.check == ValueIs(FIELD, "{who}")
    assert (changed.parameters, changed.postcondition) == ((Parameter("who", "Ada"),), TextShown("{who} saved"))
    assert target_of(first) == FIELD and target_of(NOTICE) is None
