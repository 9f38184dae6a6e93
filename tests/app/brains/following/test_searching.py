"""What is not in sight: looked for behind what is closed, and what a press has done although nothing shows it."""

from dataclasses import replace

import pytest

from app.brains.brain import Prompt, Situation
from app.brains.plain import PlainBrain
from app.episode import Attempt
from app.proposals import Act, Ask, Outcome
from app.roles.operator import Choice
from controllers.actions import Hover, Tap
from perception.locators import Locator, Path
from perception.screen import Element
from tests.app.brains.test_plain import SAVE, proposed, situation, target
from tests.skills.screens import element

FIRST = element("tab", "First", states=frozenset({"selected"}))
SECOND = element("tab", "Second", x=120)
MORE = element("button", "More", y=40, states=frozenset({"collapsed"}))


def tried(act: object, judgement: str = "worked") -> Attempt:
    assert isinstance(act, Act)
    return Attempt(act.words, act.moves[0], "", Outcome(judgement))  # type: ignore[arg-type]


def test_closed_parts_are_opened_one_after_the_other_before_a_person_is_asked() -> None:
    at = situation("click Save", FIRST, SECOND, MORE)
    opened = []
    while isinstance(act := proposed(at), Act):
        opened.append(target(act, at)[1])
        assert act.cursor == at.episode.cursor  # the step is still to come
        at.episode.attempts.append(tried(act))
    assert opened == ["Second", "More"]
    assert isinstance(act, Ask) and "Save" in act.question


def test_what_leads_away_or_may_do_harm_is_not_opened() -> None:
    elsewhere = element("tab", "Second", effect="GET https://a.org/other")
    grave = element("button", "Delete all", y=40, states=frozenset({"collapsed"}))
    for part in (elsewhere, grave, element("combobox", "Country", states=frozenset({"collapsed"}))):
        assert isinstance(proposed(situation("click Save", part)), Ask)


@pytest.mark.parametrize("name", ["Reject", "Reject ▾", "Close ticket", "Papers"])
def test_what_only_says_that_it_is_folded_up_may_do_something_of_its_own_and_is_not_pressed(name: str) -> None:
    split = element("button", name, states=frozenset({"collapsed"}))
    assert isinstance(proposed(situation("click Save", split)), Ask)


def test_what_the_page_itself_folds_up_is_opened_whatever_it_is_called() -> None:
    fold = element("button", "Papers", states=frozenset({"collapsed"}))
    for path in ("main>details:nth-of-type(1)>summary:nth-of-type(1)", "main>h3:nth-of-type(2)>button:nth-of-type(1)"):
        at = situation("click Save", replace(fold, locator=Locator((Path(path),))))
        assert target(proposed(at), at) == ("button", "Papers")


def test_what_is_there_is_not_looked_for() -> None:
    at = situation("click Save", SECOND, MORE, SAVE)
    assert target(proposed(at), at) == ("button", "Save")


def test_a_menu_that_resting_on_it_does_not_open_is_pressed() -> None:
    menus = [element("menuitem", "File"), element("menuitem", "Save as", y=40)]
    at = situation("select File > Save as", *menus)
    act = proposed(at)
    assert isinstance(act, Act) and act.moves[0].action == Hover()
    at.episode.attempts.append(tried(act, "no change"))
    again = proposed(at)
    assert isinstance(again, Act) and (again.moves[0].action, target(again, at)) == (Tap(), ("menuitem", "File"))


def pressed(words: str, *elements: Element) -> Situation:
    at = situation(words, *elements)
    at.episode.attempts.append(tried(PlainBrain().ask(Prompt("operator", at), Choice).value.proposal, "no change"))
    return at


def test_a_press_that_was_taken_is_not_made_again_though_nothing_shows_it() -> None:
    focused = element("button", "Alpha", states=frozenset({"focused"}))
    at = pressed("click Alpha, click Save", focused, SAVE)
    assert target(proposed(at), at) == ("button", "Save")
    at = pressed("click Alpha, click Save", element("button", "Alpha"), SAVE)
    assert target(proposed(at), at) == ("button", "Alpha")  # it never arrived
    at = pressed("click Alpha", focused)
    assert target(proposed(at), at) == ("button", "Alpha")  # nothing would say that the whole task did not work
