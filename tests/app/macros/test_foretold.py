"""One reply of a model about a step of which several things are other: each of them is proven by itself."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.events import Intended, Spent
from app.macros.foretold import Foretold
from app.macros.healing import Broken
from app.macros.inquiry import Question
from app.macros.proven import Proven
from app.roles.mender import Finding
from controllers.actions import Action, Select
from controllers.controller import Found, Performed
from controllers.errors import ControllerError
from controllers.fake import FakeController
from perception.checks import AnyOf, Changed, Check, TextShown
from perception.resolving import Match, resolve
from perception.screen import Element
from skills.steps import Do
from tests.app.macros.test_advice import SHOWN, Asked, Lists, number, page
from tests.app.macros.test_moved import Ways, bar, inside, step
from tests.app.stage import Person
from tests.perception.screens import container, element, text
from tests.perception.screens import screen as shown

FOLLOWED = [step(bar("Follow", "Share"), "Follow", TextShown("Following"))]
NOW = bar("Subscribe", "Pass on")
PRESSED: Ways = {("page", "tap", "Subscribe"): "pressed"}
SUBSCRIBED = bar("Subscribed", "Pass on")
SAID = Finding("stands in", number(NOW, "Subscribe"), awaited=("Subscribed",))


def followed(*pressed: Element, said: Finding = SAID, now: Sequence[Element] = NOW) -> Asked:
    """A replay of following on a page that is another one now, and what that shows once the button is pressed."""
    pictured = {name: replace(each, picture=SHOWN) for name, each in page(now, pressed=pressed).items()}
    return Asked(FOLLOWED, pictured, PRESSED, said)


def test_a_button_and_what_it_brings_about_may_both_be_called_otherwise() -> None:
    asked = followed(*SUBSCRIBED)
    assert (asked.ending, asked.done, len(asked.brain.asked)) == ("done", ["Subscribe"], 1), asked.sentence
    assert 'that it worked was to be seen by: "Following" is shown' in asked.brain.asked[0].about
    assert [event.role for event in asked.events if isinstance(event, Spent)] == ["operator"]
    assert [mend.how for mend in asked.mends] == ["model", "reworded"]
    assert asked.mends[1].was == '"Following" is shown'


def test_a_button_that_has_grown_with_its_new_name_is_the_one_that_was_pressed() -> None:
    (pressed,) = (e for e in NOW if e.name == "Subscribe")
    wider = replace(pressed.box, x=pressed.box.x + 20)
    grown = [replace(e, key=pressed.key, box=wider) if e.name == "Subscribed" else e for e in SUBSCRIBED]
    assert followed(*grown).ending == "done"


def test_the_next_version_knows_both() -> None:
    asked = followed(*SUBSCRIBED)
    assert [mend.how for mend in asked.heals.mends] == ["model", "reworded"]
    (kept,) = asked.version
    found = resolve(kept.target, shown(*NOW).elements) if kept.target else None
    assert kept.check == TextShown("Subscribed") and isinstance(found, Match) and found.element.name == "Subscribe"


def test_any_of_the_words_that_were_expected_will_do() -> None:
    asked = followed(*SUBSCRIBED, said=replace(SAID, awaited=("Unsubscribe", "Subscribed", "Done")))
    assert asked.ending == "done" and {each.check for each in asked.version} == {TextShown("Subscribed")}


def expected(before: Sequence[Element], name: str = "Follow") -> Check | None:
    """What is waited for on that screen, where a model expects "Subscribed"."""
    kept, foretold = step(bar(name), name, TextShown("Following")), Foretold(Proven())
    foretold.take("here", SAID)
    return foretold.expecting(Broken(kept, kept, {}, shown(*before)), "here", kept.check)


def test_words_that_are_there_or_show_nothing_are_not_waited_for() -> None:
    recorded = TextShown("Following")
    assert expected(NOW) == AnyOf((recorded, TextShown("Subscribed")))
    assert expected(SUBSCRIBED) == recorded, "they would end the waiting at once"
    assert expected(NOW, "Delete") == recorded, "what cannot be taken back"


@pytest.mark.parametrize(("awaited", "ending"), [("Follow", "done"), ("Shared", "failed")])
def test_what_a_button_is_called_now_is_awaited_in_these_words(awaited: str, ending: str) -> None:
    again = replace(step(bar("Unfollow", "Share"), "Unfollow", TextShown(awaited)), words="unfollow")
    screens = page(NOW, pressed=bar("Stop it", "Pass on"), back=NOW)
    pictured = {name: replace(each, picture=SHOWN) for name, each in screens.items()}
    ways = {("page", "tap", "Subscribe"): "pressed", ("pressed", "tap", "Stop it"): "back"}
    first = replace(FOLLOWED[0], check=Changed())
    asked = Asked([first, again], pictured, ways, SAID, Finding("stands in", 5))
    assert (asked.ending, asked.done) == (ending, ["Subscribe", "Stop it"]), asked.sentence
    assert ending == "failed" or asked.version[1].check == TextShown("Subscribe")


def test_where_the_recorded_words_come_the_others_are_of_no_account() -> None:
    asked = followed(*bar("Following", "Pass on"))
    assert asked.ending == "done" and [mend.how for mend in asked.mends] == ["model"]


@pytest.mark.parametrize(
    "pressed",
    [
        [*NOW],
        [*NOW, text("Not subscribed")],
        [*NOW, text("Get subscribed today")],
        [*SUBSCRIBED, text("Sorry, that went wrong", (0, 200))],
        [*SUBSCRIBED, element("alert", "Sign in before", (0, 200))],
        [*NOW, *container("dialog", "Sure?", element("button", "Subscribed"), element("button", "Leave it"))],
        [*SUBSCRIBED, *container("dialog", "One thing more")],
        [*SUBSCRIBED, element("link", "Choose how to pay", (0, 200))],
        [*NOW, text("Subscribed", (0, 200))],
        [*NOW, element("button", "Subscribed", (0, 200))],
    ],
    ids=["nothing", "denied", "in part", "an error", "an alert", "a question", "a dialog", "asks", "a text", "a menu"],
)
def test_words_that_do_not_come_as_a_sign_show_nothing(pressed: Sequence[Element]) -> None:
    asked = followed(*pressed)
    assert (asked.ending, asked.done[:1], asked.done.count("Subscribe")) == ("failed", ["Subscribe"], 1)
    assert "reworded" not in [mend.how for mend in asked.mends]


def test_a_status_tells_it_but_none_that_asks_for_something() -> None:
    for told, ending in (("Subscribed", "done"), ("Choose how to pay", "failed")):
        asked = followed(*NOW, element("status", told, (0, 200)), said=replace(SAID, awaited=(told,)))
        assert asked.ending == ending, asked.sentence


def test_words_that_were_there_before_show_nothing() -> None:
    there = text("Subscribed", (0, 300))
    asked = followed(*SUBSCRIBED, there, now=[*NOW, there])
    assert (asked.ending, asked.done) == ("failed", ["Subscribe"])


def test_words_of_failing_are_never_waited_for() -> None:
    asked = followed(
        *NOW, text("Subscribing failed"), said=Finding("stands in", SAID.element, awaited=("Subscribing failed",))
    )
    assert asked.ending == "failed" and 'expected "Following" is shown' in asked.sentence


def test_no_words_of_a_model_show_that_what_cannot_be_taken_back_has_worked() -> None:
    recorded, now = step(bar("Delete order"), "Delete order", TextShown("Deleted")), bar("Delete it", "Produce")
    said = Finding("stands in", number(now, "Delete it"), awaited=("It is gone",))
    person = Person(answers=['"Delete it" button'])
    screens = page(now, gone=[text("It is gone")])
    asked = Asked([recorded], screens, {("page", "tap", "Delete it"): "gone"}, said, person=person)
    assert (asked.ending, asked.done) == ("failed", ["Delete it"])


SENDS = "POST http://shop/shipments"
SHIP = [step(bar("Ship", effect=SENDS), "Ship", TextShown("Shipped"))]
MENU = bar("Proceed", "Consume")
LED: Ways = {("page", "tap", "Proceed"): "open", ("open", "tap", "Dispatch"): "sent"}


DISPATCH = element("menuitem", "Dispatch", (300, 300), effect=SENDS)


def opened(*items: Element, called: str = "Dispatch") -> Asked:
    """A replay in which a model opens what holds the step's element, and says how that is called there."""
    screens = page(MENU, open=[*MENU, *items], sent=[element("status", "Dispatched")])
    said = Finding("open first", number(MENU, "Proceed"), called=called, awaited=("Dispatched",))
    return Asked(SHIP, screens, LED, said)


def test_what_is_opened_may_hold_it_under_another_name() -> None:
    asked = opened(DISPATCH, element("menuitem", "Discard", (300, 330)))
    assert (asked.ending, asked.done, len(asked.brain.asked)) == ("done", ["Proceed", "Dispatch"], 1), asked.sentence
    assert [mend.how for mend in asked.mends] == ["opened", "model", "reworded"]


TWICE = [DISPATCH, replace(DISPATCH, key="another")]


@pytest.mark.parametrize(
    ("items", "called"),
    [
        (TWICE, "Dispatch"),
        ([replace(DISPATCH, name="Dispatch all")], "Dispatch"),
        ([replace(DISPATCH, name="Delete")], "Delete"),
        ([element("menuitem", "Anything", (300, 300))], "Consume"),
        ([replace(DISPATCH, effect="")], "Dispatch"),
        ([replace(DISPATCH, effect="POST http://shop/returns")], "Dispatch"),
    ],
    ids=["two of them", "in part", "graver", "there before", "nothing tells what it does", "another thing"],
)
def test_nothing_is_pressed_that_is_not_certainly_what_was_meant(items: Sequence[Element], called: str) -> None:
    asked = opened(*items, called=called)
    assert (asked.ending, asked.done) == ("failed", ["Proceed"])


class Stuck(FakeController):
    """A list that takes nothing."""

    def perform(self, action: Action, at: Found | None) -> Performed:
        if isinstance(action, Select):
            raise ControllerError("it is stuck")
        return super().perform(action, at)


def chosen(option: str, kind: type[FakeController] = Lists) -> Asked:
    """A replay in which the list and what it offers are both called otherwise."""
    recorded = step([element("combobox", "Tier", (0, 40), options=("Plain", "Gold"))], "Tier", None, Select("Gold"))
    now = [
        *inside(
            "Tools", element("combobox", "Loyalty", (300, 90), options=("Basic", "Premium", "Delete everything now"))
        )
    ]
    return Asked([recorded], page(now), {}, Finding("stands in", number(now, "Loyalty"), option=option), kind=kind)


def test_a_list_and_its_option_may_both_be_called_otherwise() -> None:
    asked = chosen("Premium")
    assert (asked.ending, len(asked.brain.asked)) == ("done", 1), asked.sentence
    assert (Select("Premium"), "Loyalty") in asked.shop.performed
    assert "chosen" in asked.brain.asked[0].offered


@pytest.mark.parametrize(("kind", "ending"), [(Lists, "done"), (Stuck, "failed")])
def test_what_was_said_of_a_step_is_tried_once(kind: type[FakeController], ending: str) -> None:
    recorded = step([element("combobox", "Tier", (0, 40), options=("Plain", "Gold"))], "Tier", None, Select("Gold"))
    opened = [*MENU, element("combobox", "Tier", (300, 90), options=("Basic", "Premium"))]
    said = Finding("open first", number(MENU, "Proceed"), option="Premium")
    asked = Asked([recorded], page(MENU, open=opened), LED, said, kind=kind)
    tried = [event for event in asked.events if isinstance(event, Intended) and event.move.action == Select("Premium")]
    assert (asked.ending, len(tried), len(asked.brain.asked)) == (ending, 1, 1)


@pytest.mark.parametrize("option", ["Silver", "Delete everything now", ""])
def test_what_that_list_does_not_offer_or_is_graver_is_not_chosen(option: str) -> None:
    asked = chosen(option)
    assert asked.ending == "failed"
    assert all(action == Select("Gold") for action, _ in asked.shop.performed if isinstance(action, Select))


def offered(recorded: Do, now: Sequence[Element]) -> tuple[str, ...]:
    (prompt,) = Asked([recorded], page(now), {}, Finding("not there")).brain.asked
    return prompt.offered


def test_only_what_would_be_heeded_is_on_offer() -> None:
    assert offered(FOLLOWED[0], NOW) == ("stands in", "open first", "not there", "called", "awaited")
    assert offered(step(bar("Follow"), "Follow", None), NOW) == ("stands in", "open first", "not there", "called")
    grave = step(bar("Delete order"), "Delete order", TextShown("Deleted"))
    assert offered(grave, NOW) == ("stands in", "not there")
    (prompt,) = Asked([grave], page(NOW), {}, Finding("not there")).brain.asked
    assert "use stands_in; the engine asks the person" in prompt.about
    tried = Asked(FOLLOWED, page(bar("Follow", "Share")), {}, Finding("not there")).brain.asked
    assert [each.offered for each in tried] == [("reads now", "go on", "not there")]
    grave = step(bar("Delete"), "Delete", TextShown("Deleted"))
    assert offered(grave, bar("Delete")) == ("go on", "not there")
    kept = Do("choose", Select("{tier}"), step(bar("Tier"), "Tier").target)
    given = Broken(replace(kept, action=Select("Gold")), kept, {"tier": "Gold"}, shown(*NOW))
    assert "chosen" not in Question(given, "element", "it is gone", "step 1").offered


def test_a_person_is_offered_what_the_model_named() -> None:
    now = bar("Delete it", "Delete both", "Delete all", "Bin")
    said = Finding("stands in", number(now, "Bin"))
    person = Person(answers=["none of them"])
    asked = Asked([step(bar("Delete order"), "Delete order")], page(now), {}, said, person=person)
    questions = [event for event in asked.events if event.kind == "asked"]
    assert questions and questions[0].candidates[0] == '"Bin" button' and asked.done == []
