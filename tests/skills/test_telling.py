"""Checks, targets and steps in a person's words."""

import pytest

from controllers.actions import Tap
from perception.checks import AllOf, AnyOf, Changed, Check, ElementGone, PlaceIs, StateIs, TextGone, TextShown, ValueIs
from perception.locators import Attribute, Labelled, Locator, Looks, Named, Path, described
from skills.steps import Do, EachRow, Read, Step, Use, WaitFor
from skills.telling import check_in_words, part_in_words, step_in_words, target_in_words

SAVE = Locator((Attribute("id", "save"), Path("div > button"), Named("button", "Save")))


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (AllOf((TextShown("Saved"), TextGone("Wait"))), "“Saved” is shown and “Wait” is gone"),
        (AnyOf((ElementGone(SAVE), PlaceIs("/done"))), "“Save” button is gone or the place is /done"),
        (ValueIs(described("City", "textbox"), "Kiel"), '"City" textbox holds “Kiel”'),
        (StateIs(SAVE, "disabled", on=False), "“Save” button is not disabled"),
        (Changed(), "something has changed"),
    ],
)
def test_a_check_is_told_as_what_has_to_hold(check: Check, words: str) -> None:
    assert check_in_words(check) == words


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Do("press it", Tap(), SAVE, TextShown("Saved"), optional=True), "then “Saved” is shown; may be missing"),
        (WaitFor("wait", TextShown("Saved"), 4), "until “Saved” is shown, at most 4 s"),
        (Read("read it", SAVE, "city"), "kept as city"),
        (EachRow("do all", "people", ()), "once for each row of people"),
        (Use("go on", "shop"), ""),
    ],
)
def test_a_step_tells_what_it_is_checked_by(step: Step, words: str) -> None:
    assert step_in_words(step) == words


def test_an_element_is_told_by_its_words_before_its_place() -> None:
    assert target_in_words(SAVE) == "“Save” button"
    assert target_in_words(Locator((Looks("00"),))) == "how it looks"
    assert part_in_words(Attribute("id", "save")) == "id = save"
    assert part_in_words(Labelled("textbox", "City")) == "textbox labelled “City”"
