"""A macro may act where the person has shown it, and one that came from elsewhere nowhere that its text would like."""

from dataclasses import replace

import pytest

from app.macros.editing import imported, revised
from app.macros.replaying import Macro
from app.session import Session
from app.tasks import Limits, Permissions
from controllers.actions import Tap
from controllers.fake import FakeController
from perception.numbering import observe
from perception.screen import Capture, Place
from skills.demonstrations import Deed, Demonstration
from skills.generalising.shortcut import generalised
from skills.notation.nodes import Misread
from skills.notation.reading import shortcut as read
from skills.notation.writing import text as written
from skills.shortcuts import Origin, Shortcut, Trust
from skills.steps import Do
from tests.app.stage import Person, on
from tests.perception.screens import capture, element, text

HOME = capture(element("button", "Go"), place=Place("http://home", "http://home/", "Home"))
BANK = capture(element("button", "Order", (0, 40)), place=Place("http://bank", "http://bank/", "Bank"))
DONE = capture(text("Ordered"), place=BANK.place)
OUTSIDE = "http://bank is outside what this run may touch"
STEPS = (Do("tap Go", Tap(), on("Go")), Do("tap Order", Tap(), on("Order")))


def shown() -> Shortcut:
    """What the person showed at home and in the bank."""
    screens = [observe(each, None) for each in (HOME, BANK, DONE)]
    deeds = (
        Deed("page", "tap Go", Tap(), screens[0], screens[1], on("Go"), screens[0].elements[0]),
        Deed("page", "tap Order", Tap(), screens[1], screens[2], on("Order"), screens[1].elements[0]),
    )
    made = generalised(Demonstration((("page", "http://home/"),), deeds), "Order").shortcut
    return replace(made, steps=STEPS, postcondition=None)


def sentence(shortcut: Shortcut, bank: Capture = BANK) -> str:
    """How its replay ends."""
    ways = {("home", "tap", "Go"): "bank", ("bank", "tap", "Order"): "done"}
    page = FakeController({"home": HOME, "bank": bank, "done": DONE}, ways)
    macro = Macro(shortcut, shortcut)
    engine = macro.engine({}, Session({"page": page}), Person(), 0.02, pictures=False)
    list(engine.run(macro.task(Permissions("scope"), Limits())))
    return engine.episode.sentence


@pytest.mark.parametrize("trust", ["trial", "trusted"])
def test_it_acts_where_it_was_shown(trust: Trust) -> None:
    assert sentence(replace(shown(), trust=trust)) == "Done."


@pytest.mark.parametrize(
    ("trust", "origin"),
    [("quarantined", "recorded"), ("trial", "imported"), ("trusted", "imported"), ("trial", "learned")],
)
def test_one_that_was_not_shown_or_is_not_trusted_acts_where_it_begins(trust: Trust, origin: Origin) -> None:
    assert OUTSIDE in sentence(replace(shown(), trust=trust, origin=origin))


def test_nowhere_else_than_in_what_was_shown() -> None:
    assert OUTSIDE in sentence(replace(shown(), places=("http://home", "http://bank.example")))


def test_what_cannot_be_taken_back_is_asked_about_all_the_same() -> None:
    bank = replace(BANK, nodes=(element("button", "Order", (0, 40), effect="POST http://bank/pay"),))
    assert "Order" in sentence(shown(), bank) and OUTSIDE not in sentence(shown(), bank) != "Done."


def test_no_text_says_where_it_was_shown_and_an_edit_leaves_it() -> None:
    told = written(shown())
    assert imported(told)[0].places == () and "http://bank" not in told
    with pytest.raises(Misread, match="places"):
        imported(told + "places: [http://bank]\n")
    assert revised(shown(), read(told)).places == shown().places
