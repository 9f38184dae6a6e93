"""A search by a part of a name that the task tells whole is learned as a search by all of it, and works."""

import pytest

from app.bench.suites.demo import TASKS
from app.brains import choice
from app.learning.searching import searched_whole
from app.settings import load_settings
from controllers.actions import SetText
from perception.locators import Locator, Named
from skills.shortcuts import Parameter
from skills.steps import Do
from tests.measure.again import CASSETTES, Delayed, pages, twice

ROW, TOWN = Parameter("row", "Jörg Möhler"), Parameter("town", "Möhler Green")


@pytest.mark.parametrize(
    ("typed", "role", "wholes", "instead"),
    [
        ("Möhler", "searchbox", [ROW], {"search": "{row}"}),
        ("Möhler", "textbox", [ROW], {}),  # as where it is the family name alone that is asked for
        ("Möhler", "searchbox", [ROW, TOWN], {}),
        ("Möh", "searchbox", [ROW], {}),
        ("Möhler", "searchbox", [], {}),
    ],
)
def test_only_what_is_searched_for_is_told_by_the_one_whole_name(
    typed: str, role: str, wholes: list[Parameter], instead: dict[str, str]
) -> None:
    step = Do("type it", SetText("{search}"), Locator((Named(role, "Find"),)))
    assert searched_whole([step], [Parameter("search", typed)], wholes) == instead


def test_what_a_model_did_by_a_part_of_the_name_is_done_again_without_it() -> None:
    (task,) = [task for task in TASKS if task.id == "edit-email"]
    cassette = CASSETTES / f"{task.id}-1.jsonl"
    with choice.brain("cassette", load_settings(brain="cassette"), print, cassette) as model, pages() as opened:
        first, second = twice(task, True, opened, lambda: Delayed(model, 0.0), False)
    assert (first[1:], second[1:]) == ((4, True), (0, True))
