"""A step whose element is changed is done on what is certainly the same one, told, and proposed; never on a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from app.brains.brain import Brain
from app.engine import Engine
from app.events import Asked, Healed, Spent
from app.macros.healing import Broken, Healing
from app.macros.heals import Heals
from app.macros.replaying import Macro
from app.roles.mender import Finding
from app.session import Session
from app.tasks import Limits, Permissions
from controllers.actions import SetText, Tap
from controllers.fake import FakeController
from perception.checks import Check, TextShown, ValueIs
from perception.locators import Around, Described, Description, Locator, Named, Relation
from perception.resolving import chain
from perception.screen import Capture, Element, Picture
from skills.flow import renamed
from skills.notation.reading import shortcut as read
from skills.notation.writing import text as written
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do
from skills.texts import texts
from tests.app.scripted import ScriptedBrain
from tests.app.stage import EVERYTHING, ORDERS, Person
from tests.perception.screens import capture, container, element, row, text
from tests.perception.screens import screen as shown

SAVED = TextShown("Saved")
AS_RECORDED = (
    element("heading", "Person", (0, 0)),
    element("textbox", "Name", (0, 40)),
    element("button", "Save", (0, 80), effect="POST http://shop/people/7"),
    element("button", "Preview", (90, 80), effect="GET http://shop/preview"),
    element("link", "Help", (0, 120)),
)
PREVIEW_SAID_OTHERWISE = [
    replace(each, name="Show preview") if each.name == "Preview" else each for each in AS_RECORDED
]


def screen(*nodes: Element) -> Capture:
    return replace(capture(*nodes, place=ORDERS), picture=Picture(b"", "ab" * 32))


def with_button(name: str, effect: str = "POST http://shop/people/8") -> list[Element]:
    """The page with another button in the place of Save."""
    changed = element("button", name, (0, 80), effect=effect)
    return [changed if e.name == "Save" else e for e in AS_RECORDED]


def recorded(name: str, action: Tap | SetText, check: Check | None = None) -> Do:
    """The step as it is recorded on the page as it was."""
    (there,) = [e for e in AS_RECORDED if e.name == name]
    return Do(f"{action.kind} {name}", action, chain(there, AS_RECORDED, lasting=True), check)


SAVE = Shortcut("Save it", (recorded("Save", Tap(), SAVED),), postcondition=SAVED, scope="http://shop", trust="trusted")


class Replayed:
    """One replay on a page that is another one by now; whatever is tapped there leads to `Saved`."""

    def __init__(
        self,
        nodes: Sequence[Element],
        shortcut: Shortcut = SAVE,
        brain: Brain | None = None,
        person: Person | None = None,
        permissions: Permissions = EVERYTHING,
        leads: bool = True,
        after: Sequence[Element] = (),
    ) -> None:
        ways = {("form", "tap", e.name): "saved" for e in nodes if leads}
        self.controller = FakeController({"form": screen(*nodes), "saved": screen(text("Saved"), *after)}, ways)
        self.macro = Macro(shortcut, shortcut)
        self.heals = Heals()
        engine: Engine = self.macro.engine(
            self.macro.values({}),
            Session({"shop": self.controller}),
            person or Person(),
            0.02,
            pictures=False,
            healing=Healing(brain, person is not None),
        )
        self.events = list(engine.run(self.macro.task(permissions, Limits())))
        for event in self.events:
            self.heals.take(event)
        self.ending, self.sentence = engine.episode.ending, engine.episode.sentence

    @property
    def done(self) -> list[str]:
        return [name for _, name in self.controller.performed]

    @property
    def healed(self) -> list[str]:
        return [event.mend.found for event in self.events if isinstance(event, Healed)]


def test_another_name_is_known_by_what_it_does_and_where_it_stands() -> None:
    replayed = Replayed(with_button("Store"))
    assert (replayed.ending, replayed.done, replayed.healed) == ("done", ["Store"], ['"Store" button'])


def test_without_healing_it_stops() -> None:
    shop = FakeController({"form": screen(*with_button("Store"))})
    engine = Macro(SAVE, SAVE).engine({}, Session({"shop": shop}), Person(), 0.02, pictures=False)
    list(engine.run(Macro(SAVE, SAVE).task(EVERYTHING, Limits())))
    assert (engine.episode.ending, shop.performed) == ("failed", [])


@pytest.mark.parametrize(
    ("nodes", "why"),
    [
        ([e for e in AS_RECORDED if e.name != "Save"], "nothing on the screen could stand in"),
        (with_button("Archive", "POST http://shop/archive/8"), "nothing is certain to be it"),
        (with_button("Delete", "POST http://shop/people/8"), "recorded words only"),
        ([e for name in ("Store", "Speichern") for e in with_button(name)], "nothing is certain to be it"),
    ],
    ids=["its neighbours were there before", "another thing to do", "not to be taken back", "two are alike"],
)
def test_nothing_is_touched_on_a_guess(nodes: Sequence[Element], why: str) -> None:
    replayed = Replayed(nodes)
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert why in replayed.sentence


@pytest.mark.parametrize("name", ["Archive", "Save and add another"])
def test_what_changes_something_is_not_known_by_where_it_stands_alone(name: str) -> None:
    mute = [replace(e, effect="") for e in AS_RECORDED]
    step = Do("tap Save", Tap(), chain(mute[2], mute, lasting=True))
    replayed = Replayed(with_button(name, ""), Shortcut("Save it", (step,)))
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert "only by where it stands, and it changes something" in replayed.sentence


@pytest.mark.parametrize("name", ["Decline", "Save and submit", "Save Bob Noyce", "Save as new"])
def test_the_button_of_a_form_under_other_words_may_do_another_thing(name: str) -> None:
    """It sends the form all the same."""
    sending = [replace(e, effect=e.effect and "POST http://shop/people") for e in AS_RECORDED]
    step = Do("tap Save", Tap(), chain(sending[2], sending, lasting=True))
    replayed = Replayed(with_button(name, "POST http://shop/people"), Shortcut("Save it", (step,)))
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert "like it only by what it does, and it changes something" in replayed.sentence


LOOK = Shortcut("Look", (recorded("Preview", Tap(), SAVED),), scope="http://shop")


@pytest.mark.parametrize("name", ["Reject", "Refresh", "Preview and merge"])
def test_nothing_is_pressed_for_where_it_stands_alone(name: str) -> None:
    nodes = [replace(e, name=name, effect="") if e.name == "Preview" else e for e in AS_RECORDED]
    replayed = Replayed(nodes, LOOK)
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert "only by where it stands" in replayed.sentence or "nothing is certain to be it" in replayed.sentence


def test_a_link_that_leads_where_the_recorded_one_led_may_be_called_otherwise() -> None:
    led = [replace(e, effect="GET http://shop/help") if e.name == "Help" else e for e in AS_RECORDED]
    asked = Do("tap Help", Tap(), chain(led[4], led, lasting=True), SAVED)
    now = [replace(e, name="Manual") if e.name == "Help" else e for e in led]
    assert Replayed(now, Shortcut("Ask", (asked,), scope="http://shop")).done == ["Manual"]


def test_what_a_value_names_is_there_under_that_name_or_nowhere() -> None:
    before = container("region", "People", element("link", "Bob", (0, 40), effect="GET http://shop/people/bob"))
    found_by = chain(before[1], before, lasting=True)
    parts = tuple(replace(p, name="{who}") if isinstance(p, Named) else p for p in found_by.parts)
    step = Do("tap {who}", Tap(), replace(found_by, parts=parts))
    macro = Shortcut("See", (step,), (Parameter("who", default="Bob"),), scope="http://shop")
    now = [before[0], replace(before[1], name="Bob Hill")]
    brain = pointing_at(2)
    replayed = Replayed(now, macro, brain=brain, person=Person(answers=['"Bob Hill" link']))
    assert (replayed.ending, replayed.done, brain.asked) == ("failed", [], [])
    assert "a value names it" in replayed.sentence


@pytest.mark.parametrize(("others", "done"), [((), ["Lunch"]), (("Lunch",), []), (("Lunch at 1",), ["Lunch"])])
def test_what_a_value_names_may_stand_in_its_row_that_has_changed(others: tuple[str, ...], done: list[str]) -> None:
    def page(day: str, *more: str) -> list[Element]:
        rows = [*row("1", 0, "Ada", day, buttons=()), *row("2", 40, "Bob", "Tue", buttons=())]
        mail = element("link", "Lunch", (300, 0), within=("1",))
        return [*rows, mail, *(element("link", name, (0, 80)) for name in more)]

    before = page("Mon")
    target = chain(before[-1], before, lasting=True)
    told = ("Ada", "Mon")
    found_by = [
        Described(Description("{mail}", "link", relation=Relation("in row of", Description(each, exact=True))), 1)
        for each in told
    ]
    around = [part for part in target.parts if isinstance(part, Around)]
    step = Do("tap {mail}", Tap(), Locator((Named("link", "{mail}", 2), *found_by, *around)))
    macro = Shortcut("See", (step,), (Parameter("mail", default="Lunch"),), scope="http://shop")
    assert Replayed(page("Yesterday", *others), macro).done == done


def test_a_parameter_stands_in_what_was_healed_only_where_it_stood() -> None:
    beside = Relation("in row of", Description("{who}", exact=True))
    edit = Described(Description("Edit", "button", relation=beside), 1)
    kept = Do("edit", Tap(), Locator((Named("button", "Edit", 2), edit)))
    rows = [*row("1", 0, "Ada", "Ada Byron", buttons=["Modify"]), *row("2", 40, "Bob", "Bob Hill", buttons=["Modify"])]
    broken = Broken(renamed(kept, {"who": "Bob"}), kept, {"who": "Bob"}, shown(*rows))
    told = set(texts(broken.mend(broken.screen.elements[-1], "alike", "").target))
    assert "{who}" in told and "{who} Hill" not in told
    assert not broken.is_named_by_a_value  # its row is, and is looked for as such


def test_in_a_row_only_that_row_will_do() -> None:
    def table(names: Iterable[str], button: str) -> list[Element]:
        rows: list[Element] = []
        for number, name in enumerate(names):
            key = f"row{number}"
            rows.append(element("row", "", (0, 40 * number), text=name, key=key))
            rows.append(element("cell", name, (0, 40 * number), within=(key,)))
            rows.append(element("button", button, (90, 40 * number), within=(key,)))
        return rows

    before = table(["Ada", "Bob"], "Edit")
    step = Do("edit Bob", Tap(), chain(before[5], before, lasting=True))
    macro = Shortcut("Edit", (step,))
    right = Replayed(table(["Bob", "Ada"], "Modify"), macro)
    assert right.healed == ['"Modify" button in row of "Bob"']
    assert Replayed(table(["Ada", "Cy"], "Modify"), macro).done == []


def test_a_field_is_checked_by_what_it_is_now_and_values_stay_parameters() -> None:
    before, now = ([element("heading", "Ada"), element("textbox", name, (0, 40))] for name in ("Telephone", "Phone"))
    target = chain(before[1], before, lasting=True)
    step = Do("type", SetText("{number}"), target, ValueIs(target, "{number}"))
    replayed = Replayed(now, Shortcut("Fill", (step,), (Parameter("number", default="123"),)))
    assert (replayed.ending, replayed.done) == ("done", ["Phone"])
    (mend,) = replayed.heals.mends
    assert Named("textbox", "Phone", 1) in mend.target.parts and mend.step == step


@pytest.mark.parametrize("label", ["Phone", "Mobile", "Contract"])
def test_nothing_is_typed_into_a_field_that_only_stands_where_the_recorded_one_stood(label: str) -> None:
    recorded_as = {"Phone": "Telephone", "Mobile": "Phone", "Contract": "Contact"}[label]
    before, now = ([element("heading", "Ada"), element("textbox", name, (0, 40))] for name in (recorded_as, label))
    step = Do("type", SetText("123"), chain(before[1], before, lasting=True))
    assert Replayed(now, Shortcut("Fill", (step,))).done == (["Phone"] if label == "Phone" else [])


def test_a_harmless_dialog_in_the_way_is_closed_first() -> None:
    news = element("dialog", "News", (0, 0), key="news")
    closing = element("button", "Close", (10, 10), within=("news",))
    under = [element(e.role, e.name, (0, 80), effect=e.effect, visibility="covered") for e in AS_RECORDED]
    screens = {
        "news": screen(news, closing, *under), "form": screen(*AS_RECORDED), "saved": screen(text("Saved", (0, 0))),
    }  # fmt: skip
    shop = FakeController(screens, {("news", "tap", "Close"): "form", ("form", "tap", "Save"): "saved"})
    engine = Macro(SAVE, SAVE).engine({}, Session({"shop": shop}), Person(), 0.02, pictures=False, healing=Healing())
    list(engine.run(Macro(SAVE, SAVE).task(EVERYTHING, Limits())))
    assert (engine.episode.ending, [name for _, name in shop.performed]) == ("done", ["Close", "Save"])


class Model(ScriptedBrain):
    """A model that has a name, so that its calls count."""

    def model(self, role: str, rung: int = 0) -> str:
        return "small"


def pointing_at(number: int) -> Model:
    return Model({"mender": [Finding("stands in", number)]})


def test_a_model_is_asked_once_and_for_that_step_only() -> None:
    nodes = with_button("Archive", "POST http://shop/archive/8")
    brain = pointing_at(3)
    replayed = Replayed(nodes, brain=brain)
    assert (replayed.ending, replayed.done) == ("done", ["Archive"])
    (prompt,) = brain.asked
    assert "tap Save" in prompt.about and "stands in" in prompt.offered
    assert [event.role for event in replayed.events if isinstance(event, Spent)] == ["operator"]


def test_a_model_moves_nothing_that_cannot_be_taken_back() -> None:
    replayed = Replayed(with_button("Delete"), brain=pointing_at(3))
    assert (replayed.ending, replayed.done) == ("failed", [])


def test_the_person_is_asked_last() -> None:
    nodes = with_button("Archive", "POST http://shop/archive/8")
    replayed = Replayed(nodes, person=Person(answers=['"Archive" button']))
    assert (replayed.ending, replayed.done) == ("done", ["Archive"])
    assert [event for event in replayed.events if isinstance(event, Asked)]


def test_a_locator_keeps_what_stands_around_it_through_text() -> None:
    assert read(written(SAVE)).steps == SAVE.steps
    assert isinstance(SAVE.steps[0], Do) and isinstance(SAVE.steps[0].target, Locator)
