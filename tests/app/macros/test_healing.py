"""A step whose element is changed is done on what is certainly the same one, told, and proposed; never on a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from app.brains.brain import Brain
from app.brains.scripted import ScriptedBrain
from app.engine import Engine
from app.errors import UserError
from app.events import Asked, Healed, Spent
from app.macros.healing import Healing
from app.macros.heals import Heals, accepted, rejected
from app.macros.replaying import Macro
from app.roles.mender import Finding
from app.session import Session
from app.tasks import Limits, Permissions
from controllers.actions import SetText, Tap
from controllers.fake import FakeController
from perception.checks import Check, TextShown, ValueIs
from perception.locators import Locator, Named
from perception.resolving import chain
from perception.screen import Capture, Element, Picture
from skills.library import Library
from skills.notation.reading import shortcut as read
from skills.notation.writing import text as written
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do
from tests.app.stage import EVERYTHING, ORDERS, Person
from tests.perception.screens import capture, element, text

SAVED = TextShown("Saved")
AS_RECORDED = (
    element("heading", "Person", (0, 0)),
    element("textbox", "Name", (0, 40)),
    element("button", "Save", (0, 80), effect="POST http://shop/people/7"),
    element("button", "Preview", (90, 80)),
    element("link", "Help", (0, 120)),
)
PREVIEW_SAID_OTHERWISE = [
    element("button", "Show preview", (90, 80)) if each.name == "Preview" else each for each in AS_RECORDED
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
    ) -> None:
        ways = {("form", "tap", e.name): "saved" for e in nodes if leads}
        self.controller = FakeController({"form": screen(*nodes), "saved": screen(text("Saved", (0, 0)))}, ways)
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
        ([e for name in ("Store", "Keep") for e in with_button(name)], "nothing is certain to be it"),
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


LOOK = Shortcut("Look", (recorded("Preview", Tap(), SAVED),), scope="http://shop")


@pytest.mark.parametrize("name", ["Reject", "Refresh"])
def test_nothing_is_pressed_for_where_it_stands_alone(name: str) -> None:
    nodes = [replace(e, name=name) if e.name == "Preview" else e for e in AS_RECORDED]
    replayed = Replayed(nodes, LOOK)
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert "only by where it stands" in replayed.sentence


def test_a_link_that_leads_where_the_recorded_one_led_may_be_called_otherwise() -> None:
    led = [replace(e, effect="GET http://shop/help") if e.name == "Help" else e for e in AS_RECORDED]
    asked = Do("tap Help", Tap(), chain(led[4], led, lasting=True), SAVED)
    now = [replace(e, name="Manual") if e.name == "Help" else e for e in led]
    assert Replayed(now, Shortcut("Ask", (asked,), scope="http://shop")).done == ["Manual"]


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
    right = Replayed(table(["Bob", "Ada"], "Change"), macro)
    assert right.healed == ['"Change" button in row of "Bob"']
    assert Replayed(table(["Ada", "Cy"], "Change"), macro).done == []


def test_a_field_is_checked_by_what_it_is_now_and_values_stay_parameters() -> None:
    step = recorded("Name", SetText("{who}"))
    assert step.target
    step = Do(step.words, step.action, step.target, ValueIs(step.target, "{who}"))
    renamed = [element("textbox", "Full name", (0, 40)) if e.name == "Name" else e for e in AS_RECORDED]
    replayed = Replayed(renamed, Shortcut("Fill", (step,), (Parameter("who", default="Ada"),)))
    assert (replayed.ending, replayed.done) == ("done", ["Full name"])
    (mend,) = replayed.heals.mends
    assert Named("textbox", "Full name", 1) in mend.target.parts and mend.step == step


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
    assert "tap Save" in prompt.about and "stands_in" in prompt.about
    assert [event.role for event in replayed.events if isinstance(event, Spent)] == ["operator"]


def test_a_model_moves_nothing_that_cannot_be_taken_back() -> None:
    replayed = Replayed(with_button("Delete"), brain=pointing_at(3))
    assert (replayed.ending, replayed.done) == ("failed", [])


def test_the_person_is_asked_last() -> None:
    nodes = with_button("Archive", "POST http://shop/archive/8")
    replayed = Replayed(nodes, person=Person(answers=['"Archive" button']))
    assert (replayed.ending, replayed.done) == ("done", ["Archive"])
    assert [event for event in replayed.events if isinstance(event, Asked)]


def test_what_changes_something_waits_for_the_persons_word(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    replayed = Replayed(with_button("Store"), old)
    assert "waits for your word, as 'tap Save' changes something" in replayed.heals.kept(replayed.macro, library)
    assert library.shortcut("Save it") == old
    proposal = library.proposals.open("save it")
    assert proposal and proposal.proposed.mends[0].before == proposal.proposed.mends[0].after == "ab" * 32
    live = accepted(library, "Save it")
    assert (live.version, live.trust) == (2, "trial")
    assert Replayed(with_button("Store"), live).healed == []


def test_what_is_harmless_is_live_once_its_end_held(library: Library) -> None:
    steps = (recorded("Preview", Tap(), SAVED),)
    harmless = Shortcut("Look", steps, postcondition=SAVED, scope="http://shop", trust="trial")
    old = library.save_shortcut(harmless)
    replayed = Replayed(PREVIEW_SAID_OTHERWISE, old)
    assert "Version 2" in replayed.heals.kept(replayed.macro, library)
    assert (found := library.shortcut("Look")) and found.version == 2


def test_what_a_model_said_waits_for_the_persons_word(library: Library) -> None:
    nodes = [replace(e, name="Fold") if e.name == "Preview" else e for e in AS_RECORDED]
    old = library.save_shortcut(replace(LOOK, postcondition=SAVED))
    replayed = Replayed(nodes, old, brain=pointing_at(4))
    assert (replayed.ending, replayed.done) == ("done", ["Fold"])
    assert "waits for your word, as a model said" in replayed.heals.kept(replayed.macro, library)


def test_a_run_that_fails_or_that_nothing_shows_to_have_worked_changes_no_macro(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    failed = Replayed(with_button("Store"), old, leads=False)
    assert failed.ending == "failed"
    failed.heals.kept(failed.macro, library)
    assert library.proposals.of() == []
    endless = Shortcut("Look", (recorded("Preview", Tap(), SAVED),), scope="http://shop")
    kept = library.save_shortcut(endless)
    replayed = Replayed(PREVIEW_SAID_OTHERWISE, kept)
    assert "nothing is said to hold at its end" in replayed.heals.kept(replayed.macro, library)
    assert (found := library.shortcut("Look")) and found.version == 1


def test_a_proposal_does_not_bring_back_what_was_revoked_meanwhile(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    replayed = Replayed(with_button("Store"), old)
    replayed.heals.kept(replayed.macro, library)
    library.trust(old, "revoked")
    with pytest.raises(UserError, match="trusted no more"):
        accepted(library, "Save it")
    assert (found := library.shortcut("Save it")) and (found.version, found.trust) == (1, "revoked")


def test_a_proposal_is_turned_down_or_too_late(library: Library) -> None:
    old = library.save_shortcut(SAVE)
    replayed = Replayed(with_button("Store"), old)
    replayed.heals.kept(replayed.macro, library)
    library.save_shortcut(old)
    with pytest.raises(UserError, match="made for version 1"):
        accepted(library, "Save it")
    rejected(library, "Save it")
    with pytest.raises(UserError, match="Nothing is proposed"):
        accepted(library, "Save it")


def test_a_locator_keeps_what_stands_around_it_through_text() -> None:
    assert read(written(SAVE)).steps == SAVE.steps
    assert isinstance(SAVE.steps[0], Do) and isinstance(SAVE.steps[0].target, Locator)
