"""Whatever the format can say comes back from its text as it was."""

from random import Random
from typing import get_args

import pytest

from controllers.actions import Action, SetText
from perception.checks import Check, StateIs, ValueIs
from perception.locators import Locator, Named, Part, described
from skills.notation.diffing import diff
from skills.notation.reading import shortcut
from skills.notation.spelling import kind
from skills.notation.writing import text
from skills.shortcuts import Shortcut
from skills.steps import Do, Step
from tests.skills.notation.made import Made

FIELD = Locator((Named("textbox", "Name", 1),))


@pytest.fixture(scope="module")
def made() -> list[tuple[Shortcut, str]]:
    """Shortcuts with their texts."""
    shortcuts = [Made(Random(seed)).shortcut() for seed in range(300, 500)]
    return [(each, text(each)) for each in shortcuts]


def test_a_shortcut_comes_back_from_its_text_as_it_was(made: list[tuple[Shortcut, str]]) -> None:
    for each, told in made:
        assert shortcut(told) == each


def test_every_kind_of_step_check_action_and_locator_is_among_them(made: list[tuple[Shortcut, str]]) -> None:
    told = "".join(told for _, told in made)
    members = [member for union in (Step, Check, Action, Part) for member in get_args(union)]
    assert not [kind(member) for member in members if kind(member) not in told]


def test_the_target_of_the_step_is_not_said_twice() -> None:
    step = Do("type", SetText("Ada"), FIELD, ValueIs(FIELD, "Ada"))
    told = text(Shortcut("Type", (step,)))
    assert told.endswith(
        "- do: type\n  action: {set text: Ada}\n  target:\n  - {named: {role: textbox, name: Name, matches: 1}}\n"
        "  check: {value is: {target: it, value: Ada}}\n"
    )
    assert shortcut(told).steps == (step,)


def test_another_element_in_a_check_is_not_taken_for_the_target() -> None:
    step = Do("type", SetText("Ada"), FIELD, StateIs(described("Save", "button"), "disabled", False))
    assert shortcut(text(Shortcut("Type", (step,)))).steps == (step,)


def test_a_difference_is_told_in_lines() -> None:
    old = Shortcut("Type", (Do("type", SetText("Ada"), FIELD),))
    new = Shortcut("Type", (Do("type", SetText("{name}"), FIELD),), version=2)
    assert list(diff(old, new))[:2] == ["--- version 1", "+++ version 2"]
    changed = [line for line in diff(old, new) if line[0] in "+-"][2:]
    assert changed == ["-  action: {set text: Ada}", "+  action: {set text: '{name}'}"]
    assert not list(diff(old, old))
