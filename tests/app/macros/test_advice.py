"""One call of a model for a broken step: what its word does, and how far it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from app.brains.claude import ClaudeBrain
from app.events import Healed, Spent
from app.macros.healing import Healing
from app.macros.heals import Heals
from app.macros.replaying import Macro
from app.roles.mender import Finding
from app.session import Session
from app.tasks import Limits
from controllers.actions import Action, Select
from controllers.controller import Found, Performed
from controllers.errors import ControllerError
from controllers.fake import FakeController
from perception.checks import Changed, Check, TextShown
from perception.screen import Capture, Element, Picture
from skills.library import Library
from skills.mending import mended
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.brains.models import Canned
from tests.app.macros.test_healing import Model
from tests.app.macros.test_moved import DONE, PRINTED, Drawn, Ways, bar, listed, step
from tests.app.stage import EVERYTHING, ORDERS, Person
from tests.perception.screens import capture, element, text

PAGE = bar("Print")
OTHER = bar("Produce", "Consume")
"""The page with nothing that is certain to be the button."""


class Asked:
    """One replay of a macro with a model that finds this."""

    def __init__(
        self, steps: Sequence[Do], screens: Mapping[str, Capture], ways: Ways, *found: Finding,
        end: Check | None = None, kind: type[FakeController] = FakeController, person: Person | None = None,
    ) -> None:  # fmt: skip
        self.kept = Shortcut("Work", tuple(steps), postcondition=end, scope="http://shop", trust="trusted")
        self.shop, self.brain, self.heals = kind(screens, ways), Model({"mender": found}), Heals()
        self.macro = Macro(self.kept, self.kept)
        engine = self.macro.engine(
            {}, Session({"shop": self.shop}), person or Person(), 0.02, pictures=False,
            healing=Healing(self.brain, person is not None),
        )  # fmt: skip
        self.events = list(engine.run(self.macro.task(EVERYTHING, Limits())))
        for event in self.events:
            self.heals.take(event)
        self.ending, self.sentence = engine.episode.ending, engine.episode.sentence
        self.mends = [event.mend for event in self.events if isinstance(event, Healed)]

    @property
    def done(self) -> list[str]:
        return [name for _, name in self.shop.performed]

    @property
    def version(self) -> list[Do]:
        return [each for each in mended(self.kept, self.mends).steps if isinstance(each, Do)]


def page(nodes: Sequence[Element], **more: Sequence[Element]) -> dict[str, Capture]:
    return {name: capture(*shown, place=ORDERS) for name, shown in {"page": nodes, **more}.items()} | DONE


def number(nodes: Sequence[Element], name: str) -> int:
    """The number that the element has where these nodes are shown first."""
    return 1 + next(at for at, each in enumerate(nodes) if each.name == name)


OPEN = [*OTHER, element("menuitem", "Print", (300, 300))]


def test_what_a_model_opens_is_only_opened_and_the_step_is_looked_for_as_ever() -> None:
    ways = {("page", "tap", "Produce"): "open", ("open", "tap", "Print"): "after"}
    asked = Asked([step(PAGE, "Print")], page(OTHER, open=OPEN), ways, Finding("open first", number(OTHER, "Produce")))
    assert (asked.ending, asked.done) == ("done", ["Produce", "Print"])
    assert [each.words for each in asked.version] == ['open "Produce" button', "tap Print"]
    assert [event.role for event in asked.events if isinstance(event, Spent)] == ["operator"]


@pytest.mark.parametrize("effect", ["POST http://shop/produce", "Delete"])
def test_a_model_opens_nothing_that_changes_anything(effect: str) -> None:
    nodes = [replace(e, effect=effect) if e.name == "Produce" else e for e in OTHER]
    if effect == "Delete":
        nodes = [replace(e, name=effect) if e.name == "Produce" else e for e in OTHER]
    name = "Delete" if effect == "Delete" else "Produce"
    asked = Asked([step(PAGE, "Print")], page(nodes), {}, Finding("open first", number(nodes, name)))
    assert (asked.ending, asked.done) == ("failed", [])
    assert "which is for you to say" in asked.sentence


def test_one_call_a_step_and_what_came_of_it_is_told() -> None:
    found = Finding("not there", thought="it is gone for good"), Finding("stands in", number(OTHER, "Produce"))
    asked = Asked([step(PAGE, "Print")], page(OTHER), {}, *found)
    assert (asked.ending, asked.done, len(asked.brain.asked)) == ("failed", [], 1)
    assert "it is gone for good" in asked.sentence
    assert [event.role for event in asked.events if isinstance(event, Spent)] == ["operator"], "it cost a call"


AWAITED = [step(PAGE, "Print")]
SHOWN = Picture(b"", "ab" * 32)
CAME = {
    name: replace(capture(*nodes, place=ORDERS), picture=SHOWN)
    for name, nodes in {"page": PAGE, "after": [*PAGE, text("It is at the printer")]}.items()
}
PRINT: Ways = {("page", "tap", "Print"): "after"}


def test_what_shows_that_it_worked_may_be_said_otherwise_also_at_the_end(library: Library) -> None:
    asked = Asked(AWAITED, CAME, PRINT, Finding("reads now", awaited=("It is at the printer",)), end=PRINTED)
    assert (asked.ending, asked.done) == ("done", ["Print"])
    now = mended(asked.kept, asked.mends)
    assert {each.check for each in asked.version} == {now.postcondition} == {TextShown("It is at the printer")}
    library.save_shortcut(asked.kept)
    assert "waits for your word, as what is said to hold at its end is" in asked.heals.kept(asked.macro, library)


def test_words_that_were_there_before_show_nothing() -> None:
    asked = Asked(AWAITED, CAME, PRINT, Finding("reads now", awaited=("Order 7",)))
    assert (asked.ending, asked.done) == ("failed", ["Print"])
    assert "was there before" in asked.sentence


def test_no_model_says_that_what_cannot_be_taken_back_has_worked() -> None:
    nodes = bar("Delete")
    screens = {"page": capture(*nodes, place=ORDERS), "after": capture(text("Gone it is"), place=ORDERS)}
    asked = Asked(
        [step(nodes, "Delete")], screens, {("page", "tap", "Delete"): "after"}, Finding("reads now", awaited=("Gone",))
    )
    assert (asked.ending, asked.done) == ("failed", ["Delete"])


QUESTION = [
    text("Print all pages?", (0, 100)),
    element("button", "All pages", (0, 140), effect="POST http://shop/print"),
    element("button", "Erase", (90, 140), effect="POST http://shop/print"),
    element("button", "Make Bob the owner", (180, 140)),
]


@pytest.mark.parametrize(
    ("name", "done"),
    [("All pages", ["Print", "All pages"]), ("Erase", ["Print"]), ("Make Bob the owner", ["Print"])],
)
def test_a_question_that_came_up_is_answered_by_what_certainly_does_the_same(name: str, done: list[str]) -> None:
    ways = {("page", "tap", "Print"): "asked", **{("asked", "tap", each.name): "after" for each in QUESTION[1:]}}
    now = bar("Print", effect="POST http://shop/print")
    at = len(now) + number(QUESTION, name)
    asked = Asked([step(now, "Print")], page(now, asked=QUESTION), ways, Finding("go on", at))
    assert asked.done == done
    assert asked.ending == ("done" if len(done) == 2 else "failed")
    if asked.ending == "done":
        assert [each.words for each in asked.version] == ["tap Print", 'press "All pages" button']
        assert asked.version[1].check == PRINTED


class Lists(FakeController):
    """A list that takes only what it offers."""

    def perform(self, action: Action, at: Found | None) -> Performed:
        if isinstance(action, Select) and at and action.option not in at.element.options:
            raise ControllerError(f"it has no option {action.option}")
        return super().perform(action, at)


def test_a_choice_may_be_called_otherwise() -> None:
    old = [element("combobox", "Tier", (0, 40), options=("Plain", "Gold"))]
    new = [element("combobox", "Tier", (0, 40), options=("Basic", "Premium"))]
    recorded = step(old, "Tier", None, Select("Gold"))
    asked = Asked([recorded], page(new), {}, Finding("option", option="Premium"), kind=Lists)
    assert asked.ending == "done" and (Select("Premium"), "Tier") in asked.shop.performed
    assert asked.version[0].action == Select("Premium")


def test_a_person_may_do_what_a_model_may_not() -> None:
    recorded, now = step(bar("Delete order"), "Delete order", TextShown("Printed")), bar("Delete it", "Produce")
    ways = {("page", "tap", "Delete it"): "after"}
    found = Finding("stands in", number(now, "Delete it"))
    alone = Asked([recorded], page(now), ways, found)
    assert (alone.ending, alone.done) == ("failed", [])
    assert 'takes "Delete it" button for it, but it cannot be taken back' in alone.sentence
    told = Asked([recorded], page(now), ways, found, person=Person(answers=['"Delete it" button']))
    assert (told.ending, told.done) == ("done", ["Delete it"])


OPTIONS = ("Basic", "Delete everything now", "Withdraw all money")


@pytest.mark.parametrize("word", OPTIONS[1:])
def test_no_graver_option_is_chosen_on_a_models_word(word: str) -> None:
    old = [element("combobox", "Tier", (0, 40), options=("Plain", "Gold"))]
    new = [element("combobox", "Tier", (0, 40), options=OPTIONS)]
    recorded = step(old, "Tier", None, Select("Gold"))
    asked = Asked([recorded], page(new), {}, Finding("option", option=word), kind=Lists)
    assert asked.ending == "failed" and "which is for you to say" in asked.sentence
    assert all(action != Select(word) for action, _ in asked.shop.performed)


@pytest.mark.parametrize(("word", "done"), [("Paid up", ["Status", "Paid up"]), ("Elsewhere", ["Status"])])
def test_an_option_of_a_drawn_list_is_pressed_in_that_list_alone(word: str, done: list[str]) -> None:
    native = [element("combobox", "Status", (0, 40), options=("New", "Paid"))]
    other = element("option", "Elsewhere", (300, 80))
    screens = page([*listed(), other], open=[*listed("New", "Paid up", open_=True), other])
    ways = {("page", "tap", "Status"): "open", ("open", "tap", word): "after"}
    recorded = step(native, "Status", Changed(), Select("Paid"))
    asked = Asked([recorded], screens, ways, Finding("option", option=word), kind=Drawn)
    assert asked.done == done and ("which that list does not offer" in asked.sentence) == (word == "Elsewhere")


def test_nothing_that_does_more_than_the_step_stands_in_on_a_models_word() -> None:
    nodes = bar("Approve payment run")
    asked = Asked([step(PAGE, "Print")], page(nodes), {}, Finding("stands in", number(nodes, "Approve payment run")))
    assert asked.done == [] and "may do more" in asked.sentence


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Error 500: it is off", "Error 500: it is off"),
        ("Nothing was printed", "Nothing was printed"),
        ("It was on", "was"),
    ],
)
def test_a_part_of_a_text_and_an_error_are_no_sign(shown: str, said: str) -> None:
    came = page(PAGE, after=[*PAGE, text(shown)]) | {"after": capture(*PAGE, text(shown), place=ORDERS)}
    asked = Asked(AWAITED, came, PRINT, Finding("reads now", awaited=(said,)))
    assert asked.ending == "failed" and "no whole text or speaks of failing" in asked.sentence


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "stands_in", "element": 99}, "no element 99"),
        ({"kind": "stands_in", "element": 5}, "covered or disabled"),
        ({"kind": "reads_now", "awaited": ["Printed"]}, "must be one of"),
        ({"kind": "option", "option": "Gold"}, "must be one of"),
        ({"kind": "delete"}, "must be one of"),
    ],
)
def test_a_reply_that_does_not_fit_the_screen_is_refused_and_asked_for_again(said: dict[str, object], why: str) -> None:
    told: list[str] = []
    model = Canned([{"thought": "", **said}, {"thought": "", "kind": "not_there"}])
    nodes = [*OTHER, element("button", "Off", (0, 300), states={"disabled"})]
    shop = FakeController(page(nodes))
    brain = ClaudeBrain(model, {"mender": ("m",)}, told=told.append)
    kept = Shortcut("Work", (step(PAGE, "Print"),), scope="http://shop")
    engine = Macro(kept, kept).engine(
        {}, Session({"shop": shop}), Person(), 0.02, pictures=False, healing=Healing(brain)
    )  # fmt: skip
    list(engine.run(Macro(kept, kept).task(EVERYTHING, Limits())))
    assert (engine.episode.ending, shop.performed, len(model.requests)) == ("failed", [], 2)
    assert why in told[0]
