"""A Shortcut is followed to the letter: what is not certain is not touched, and the reason is told."""

import json
import threading
import time
from collections.abc import Sequence

import pytest

from app.engine import Engine
from app.events import Noted
from app.macros.replaying import Macro
from app.proposals import Reject
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions
from app.wire import to_json
from controllers.actions import Press, SetText, Tap
from controllers.fake import FakeController
from perception.checks import Changed, TextShown, ValueIs
from perception.locators import Attribute, Locator, Looks, Named, Path
from perception.screen import Capture
from skills.calls import inlined
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Call, Do, EachRow, If, Read, Repeat, Reply, Step, Use
from tests.app.stage import DETAIL, EVERYTHING, ORDERS, Person, on, shop
from tests.perception.screens import capture, element, text


def tap(name: str, **more: object) -> Do:
    return Do(f"tap {name}", Tap(), on(name), **more)  # type: ignore[arg-type]


def fill(value: str, field: str = "Search") -> Do:
    return Do(f"type {value} in {field}", SetText(value), on(field), ValueIs(on(field), value))


class Replayed:
    """One replay in the shop in memory."""

    def __init__(
        self,
        steps: Sequence[Step] | Shortcut,
        values: dict[str, str] | None = None,
        controller: FakeController | None = None,
        permissions: Permissions = EVERYTHING,
        person: Person | None = None,
    ) -> None:
        shortcut = steps if isinstance(steps, Shortcut) else Shortcut("Macro", tuple(steps))
        self.shop = controller or shop()
        macro = Macro(shortcut, shortcut)
        session = Session({"shop": self.shop})
        given = macro.values(values or {})
        self.engine: Engine = macro.engine(given, session, person or Person(), 0.02, pictures=False)
        self.events = list(self.engine.run(macro.task(permissions, Limits())))
        self.ending, self.sentence = self.engine.episode.ending, self.engine.episode.sentence

    @property
    def done(self) -> list[str]:
        return [f"{action.kind} {name}".strip() for action, name in self.shop.performed]


def test_steps_are_done_in_order_each_with_its_check() -> None:
    replayed = Replayed([fill("7"), tap("Order 7", check=TextShown("Total")), tap("Orders")])
    assert (replayed.ending, replayed.done) == ("done", ["set text Search", "tap Order 7", "tap Orders"])


def test_at_a_pace_each_act_is_waited_for_and_a_stop_ends_that_at_once() -> None:
    shortcut = Shortcut("Macro", (fill("7"), tap("Order 7")))
    for pace, stopped, ending in ((0.1, False, "done"), (60.0, True, "stopped")):
        page, began = shop(), time.monotonic()
        session, macro = Session({"shop": page}), Macro(shortcut, shortcut)
        engine = macro.engine({}, session, Nobody(), 0.02, pictures=False, pace=pace)
        stopping = threading.Timer(0.05, session.stop) if stopped else None
        if stopping:
            stopping.start()
        list(engine.run(macro.task(EVERYTHING, Limits())))
        took = time.monotonic() - began
        assert (engine.episode.ending, len(page.performed)) == (ending, 0 if stopped else 2)
        assert took < 30 and (stopped or took >= 2 * pace)


def test_parameters_what_was_read_and_the_answer_fill_the_steps() -> None:
    shortcut = Shortcut(
        "Look",
        (
            fill("{order}"),
            tap("Order {order}"),
            Read("read the total", Locator((Named("text", "Total: 30", 1),)), "total", "Total"),
            Reply("tell", "It is {total}."),
        ),
        (Parameter("order", default="7"),),
    )
    replayed = Replayed(shortcut)
    assert (replayed.ending, replayed.sentence) == ("done", "It is 30.")
    assert [event.note.text for event in replayed.events if isinstance(event, Noted)] == ["30"]


def test_a_step_whose_check_fails_is_the_last_one_and_is_never_done_again() -> None:
    replayed = Replayed([tap("Order 7", check=TextShown("Refund")), tap("Orders")])
    assert (replayed.ending, replayed.done) == ("failed", ["tap Order 7"])
    assert replayed.sentence.startswith('Stopped at step 1 of 2, tap Order 7: expected "Refund" is shown')
    assert replayed.sentence.endswith("Nothing after that was done.")


def test_what_is_not_there_is_waited_for_and_told_with_what_is_like_it() -> None:
    replayed = Replayed([fill("7"), tap("Delete it")])
    assert (replayed.ending, replayed.done) == ("failed", ["set text Search"])
    assert "step 2 of 2, tap Delete it" in replayed.sentence
    assert 'most like it: "Delete" button' in replayed.sentence


def test_what_is_spelt_otherwise_is_something_else() -> None:
    replayed = Replayed([tap("Delte")])
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert 'there is no "Delte", only "Delete" button' in replayed.sentence


def test_what_fits_several_elements_is_not_touched() -> None:
    twins = FakeController(
        {"list": capture(element("button", "Save", (0, 0)), element("button", "Save", (0, 40)), place=ORDERS)}
    )
    replayed = Replayed([tap("Save")], controller=twins)
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert "2 elements fit" in replayed.sentence


def test_a_pop_up_that_may_appear_is_closed_or_passed_over() -> None:
    steps = [tap("Accept cookies", optional=True), tap("Order 7")]
    assert Replayed(steps).done == ["tap Order 7"]
    asking = capture(element("button", "Accept cookies", (0, 0)), place=ORDERS)
    shown = capture(element("link", "Order 7", (0, 40)), place=ORDERS)
    screens = {"asking": asking, "list": shown, "order": capture(text("Total", (0, 0)))}
    ways = {("asking", "tap", "Accept cookies"): "list", ("list", "tap", "Order 7"): "order"}
    asked = FakeController(screens, ways)
    assert Replayed(steps, controller=asked).done == ["tap Accept cookies", "tap Order 7"]


def test_conditions_and_rows_of_a_table_are_followed() -> None:
    rows = json.dumps([{"word": "one"}, {"word": "two"}])
    loop = EachRow("for each word", "words", (fill("{word}"),))
    replayed = Replayed(
        Shortcut(
            "Macro",
            (loop, If("if", TextShown("Order 7"), (tap("Order 7"),))),
            (Parameter("words", default=rows, type="table"),),
        )
    )
    typed = [action.text for action, _ in replayed.shop.performed if isinstance(action, SetText)]
    assert (replayed.ending, typed, replayed.done[-1]) == ("done", ["one", "two"], "tap Order 7")


@pytest.mark.parametrize("part", [Path("main>button", 1), Looks("00ff", 1), Attribute("id", "b", 1)])
def test_what_cannot_be_taken_back_is_not_done_by_place_looks_or_id_alone(part: Path | Looks | Attribute) -> None:
    locator = Locator((part,))
    button = element("button", "Delete", (0, 0), effect="POST http://shop/delete", locator=locator)
    screens = {"list": capture(button, text("Orders", (0, 40)), place=ORDERS), "gone": capture(text("None", (0, 0)))}
    told = Locator((Named("button", "Remove", 1), part))
    controller = FakeController(screens, {("list", "tap", "Delete"): "gone"})
    replayed = Replayed([Do("tap it", Tap(), told)], controller=controller)
    assert (replayed.ending, replayed.done) == ("failed", [])


def test_the_policy_has_the_last_word_and_only_a_trusted_shortcuts_words_count_as_ones_own() -> None:
    save = element("button", "Save", (0, 0), effect="POST http://shop/save")
    screens = {"form": capture(save, place=ORDERS), "saved": capture(text("Saved", (0, 0)), place=ORDERS)}
    risky = Permissions("risky")

    def ending(trust: str) -> str | None:
        shortcut = Shortcut("Macro", (tap("Save", check=TextShown("Saved")),), trust=trust)  # type: ignore[arg-type]
        controller = FakeController(screens, {("form", "tap", "Save"): "saved"})
        return Replayed(shortcut, controller=controller, permissions=risky).ending

    assert (ending("trial"), ending("trusted")) == ("refused", "done")
    assert Replayed([tap("Delete")], permissions=risky).done == []


def test_of_those_that_a_trusted_one_calls_only_the_words_of_trusted_ones_count() -> None:
    outer = Shortcut("All", (Call("do it", "Part"),), trust="trusted")
    parts = [Shortcut("Part", (tap("Save"),), trust=trust) for trust in ("trial", "trusted")]
    macros = [Macro(outer, inlined(outer, {"Part": part}.__getitem__), (part,)) for part in parts]
    assert ["tap Save" in macro.task(EVERYTHING, Limits()).instruction for macro in macros] == [False, True]


class Settling(FakeController):
    """Counts how often it was asked to come to rest after an action."""

    rests = 0

    def settled(self, within: float) -> bool:
        self.rests += within > 1
        return super().settled(within)


@pytest.mark.parametrize(
    ("step", "rests"),
    [
        (fill("one"), 0),
        (Do("type", SetText("one"), on("Search"), TextShown("Order 7")), 1),
        (tap("Order 7", check=Changed()), 1),
        (tap("Order 7"), 1),
    ],
    ids=["its check shows it", "its check held before", "any change will do", "no check"],
)
def test_a_step_waits_for_its_check_and_not_for_rest_where_that_shows_it(step: Do, rests: int) -> None:
    listed, order = shop().capture(), capture(element("textbox", "Search"), text("Total: 30", (0, 40)), place=DETAIL)
    screens = Settling({"list": listed, "order": order}, {("list", "tap", "Order 7"): "order"})
    replayed = Replayed([step, fill("two")], controller=screens)
    assert (replayed.ending, screens.rests - 1) == ("done", rests)  # the last step is always followed by rest


def test_a_step_before_one_that_may_be_passed_over_waits_for_rest() -> None:
    listed = Settling({"list": shop().capture()})
    assert Replayed([fill("one"), tap("Cookies", optional=True), fill("two")], controller=listed).ending == "done"
    assert listed.rests == 2


def test_what_the_person_says_instead_of_a_step_ends_it() -> None:
    replayed = Replayed([tap("Delete")], permissions=Permissions("risky"), person=Person([Reject("archive it")]))
    assert (replayed.ending, replayed.done) == ("failed", [])
    assert 'a macro cannot heed "archive it"' in replayed.sentence


def test_it_is_done_only_where_it_is_made_for() -> None:
    elsewhere = Replayed(Shortcut("Macro", (tap("Order 7"),), scope="http://bank"))
    assert (elsewhere.ending, elsewhere.done) == ("failed", [])
    assert '"Macro" is made for http://bank, and this is http://shop' in elsewhere.sentence
    assert Replayed(Shortcut("Macro", (tap("Order 7"),), scope="http://shop")).ending == "done"
    waited = Shortcut("Macro", (tap("Order 7"),), scope="http://bank", precondition=TextShown("Order 7"))
    assert Replayed(waited).done == []


def test_what_must_hold_before_and_after_is_looked_at() -> None:
    before = Replayed(Shortcut("Macro", (tap("Order 7"),), precondition=TextShown("Logged in")))
    assert (before.ending, before.done) == ("failed", [])
    after = Replayed(Shortcut("Macro", (tap("Order 7"),), postcondition=TextShown("Refund")))
    assert (after.ending, after.done) == ("failed", ["tap Order 7"])
    assert "what must hold at the end" in after.sentence


class Passing(FakeController):
    """Its screen "saved" is there for one look."""

    def capture(self, *, picture: bool = True) -> Capture:
        seen = super().capture(picture=picture)
        self.screen = "list" if self.screen == "saved" else self.screen
        return seen


@pytest.mark.parametrize(
    ("step", "ending"),
    [
        (tap("Order 7", check=TextShown("Order 7 saved")), "done"),
        (tap("Order 7", check=Changed()), "failed"),
    ],
    ids=["seen", "not looked for"],
)
def test_what_the_last_step_was_seen_to_bring_about_is_not_asked_for_again(step: Do, ending: str) -> None:
    """What was saved is told for a moment."""
    listed, saved = shop().capture(), capture(text("Order 7 saved"), place=DETAIL)
    screens = Passing({"list": listed, "saved": saved}, {("list", "tap", "Order 7"): "saved"})
    macro = Shortcut("Macro", (step,), postcondition=TextShown("Order 7 saved"))
    assert Replayed(macro, controller=screens).ending == ending


def test_an_unknown_target_and_an_unknown_name_are_told() -> None:
    assert 'there is no target "phone"' in Replayed([Use("go to the phone", "phone")]).sentence
    assert "Nothing called total has been read or given" in Replayed([fill("{total}")]).sentence


def test_steps_without_an_element_and_steps_that_are_off() -> None:
    assert Replayed([tap("Order 7", off=True), Do("press", Press("Tab"))]).done == ["press"]


SECRET = Shortcut("Log in", (fill("{password}", "Password"),), (Parameter("password", type="secret"),))


def test_a_secret_goes_into_its_password_field_and_into_nothing_that_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.secrets.value", lambda name, field, screen: f"hunter2-{name}-{field.name}")
    replayed = Replayed(Shortcut("Log in", (Do("type it", SetText("{password}"), on("Password")),), SECRET.parameters))
    assert replayed.ending == "done"
    assert replayed.shop.performed == [(SetText("hunter2-password-Password"), "Password")]
    assert "hunter2" not in "".join(map(to_json, replayed.events))


def test_a_secret_is_not_typed_into_any_other_field() -> None:
    shown = Replayed(Shortcut("Log in", (Do("type it", SetText("{password}"), on("Search")),), SECRET.parameters))
    assert (shown.ending, shown.done) == ("failed", [])
    assert "goes into fields for passwords and cards only" in shown.sentence


def test_a_step_before_a_loop_whose_list_comes_only_with_it_is_done() -> None:
    """What comes next cannot be told before, and nobody asks for it over and over."""
    loop = Repeat("for each text", on("Total", "text"), "total", (tap("Orders"),))
    replayed = Replayed([tap("Order 7"), loop])
    assert (replayed.ending, replayed.done) == ("done", ["tap Order 7", "tap Orders"])
