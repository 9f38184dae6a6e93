"""Steps, and what elements are known by, in a person's words."""

import pytest

from controllers.actions import Tap
from perception.checks import TextShown
from perception.locators import Attribute, Labelled, Locator, Looks, Named, Path
from skills.steps import Do, EachRow, Read, Step, Use, WaitFor
from skills.telling import part_in_words, step_in_words

SAVE = Locator((Attribute("id", "save"), Path("div > button"), Named("button", "Save")))


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Do("press it", Tap(), SAVE, TextShown("Saved"), optional=True), 'then "Saved" is shown; may be missing'),
        (WaitFor("wait", TextShown("Saved"), 4), 'until "Saved" is shown, at most 4 s'),
        (Read("read it", SAVE, "city"), "kept as city"),
        (EachRow("do all", "people", ()), "once for each row of people"),
        (Use("go on", "shop"), ""),
    ],
)
def test_a_step_tells_what_it_is_checked_by(step: Step, words: str) -> None:
    assert step_in_words(step) == words


def test_what_an_element_is_known_by_is_told() -> None:
    assert part_in_words(Named("button", "Save")) == '"Save" button'
    assert part_in_words(Looks("00")) == "how it looks"
    assert part_in_words(Attribute("id", "save")) == "id = save"
    assert part_in_words(Labelled("textbox", "City")) == 'textbox labelled "City"'
