"""No model's word moves a step from its row to another."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.macros.advice import called_as_foretold, followed
from app.macros.healing import Broken
from app.macros.hidden import emerged
from app.macros.inquiry import Question
from app.roles.mender import Finding, Kind
from controllers.actions import Tap
from perception.locators import Described, Description, Locator, Relation
from perception.screen import Element
from skills.steps import Do
from tests.perception.screens import element, row, screen

RELATION = Relation("in row of", Description("Ada", exact=True))
ARCHIVE = Do("archive", Tap(), Locator((Described(Description("Archive", "button", exact=True, relation=RELATION)),)))


def people(name: str, *names: str) -> list[Element]:
    rows = (row(f"r{at}", 40.0 * at, each, "Oslo", buttons=(name,)) for at, each in enumerate(names))
    return [part for each in rows for part in each]


def broken(nodes: Sequence[Element]) -> Broken:
    return Broken(ARCHIVE, ARCHIVE, {}, screen(*nodes))


def heeded(nodes: Sequence[Element], kind: Kind, at: int) -> bool:
    question = Question(broken(nodes), "element", "it is gone", "step 1")
    buttons = [e for e in question.broken.screen.elements if e.role == "button"]
    return not isinstance(followed(question, Finding(kind, buttons[at].number)), str)


@pytest.mark.parametrize("kind", ["stands in", "open first"])
def test_only_what_is_in_the_row_of_the_step_is_taken_or_opened(kind: Kind) -> None:
    assert heeded(people("Amend", "Ada", "Bob"), kind, 0)
    assert not heeded(people("Amend", "Ada", "Bob"), kind, 1)
    assert not heeded(people("Amend", "Cy", "Bob"), kind, 1), "the row is gone"
    beside = [*people("Amend", "Ada"), element("button", "Amend all", (0, 300))]
    assert not heeded(beside, kind, 1)


def test_a_row_that_is_not_there_may_be_in_what_is_opened() -> None:
    assert heeded([element("button", "Unfold", (0, 300))], "open first", 0)


def test_what_came_is_of_the_row_or_of_a_menu_that_was_opened_there() -> None:
    item, there = element("button", "Archive", (300, 300)), people("Amend", "Ada", "Bob")
    keys = {e.key for e in there}
    assert emerged(broken([*there, item]), keys)
    ours, other = (replace(item, within=(key,)) for key in ("r0", "r1"))
    assert emerged(broken([*there, ours]), keys) and not emerged(broken([*there, other]), keys)
    assert not emerged(broken([*there, item]), {"before the row came"})
    said = Finding("open first", 1, called="Archive")
    assert not isinstance(called_as_foretold(broken([*there, ours]), said, keys), str)
    assert called_as_foretold(broken([*there, other]), said, keys) == ""
