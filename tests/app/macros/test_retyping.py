"""A value that a field refuses is typed in another notation, if it is certainly the same, and saved once more."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.episode import Attempt
from app.macros.healing import Broken, Remedy
from app.macros.retyping import Typed, retyped
from app.proposals import Move, Outcome
from app.roles.mender import Finding
from controllers.actions import Action, Press, SetText
from controllers.controller import Found, Performed
from controllers.errors import ControllerError
from controllers.fake import FakeController
from perception.checks import AllOf, Check, TextShown, ValueIs
from perception.locators import Locator, Named
from perception.screen import Element
from skills.mending import mended, moved
from skills.steps import Do
from tests.app.macros.test_advice import Asked, number, page
from tests.app.macros.test_moved import Ways, step
from tests.perception.screens import element, text
from tests.perception.screens import screen as shown

FIELD = element("textbox", "Closed until", (0, 40))
OTHER = element("textbox", "Remark", (0, 80), value="2026-06-16", states={"invalid"})
SAVED = TextShown("Saved")


def form(field: Element = FIELD, save: str = "Save") -> list[Element]:
    return [element("heading", "Settings"), field, OTHER, element("button", save, (0, 120))]


def refusing(message: str = "Write DD/MM/YYYY", value: str = "2026-06-16") -> list[Element]:
    return form(replace(FIELD, value=value, message=message))


SAVING: Ways = {("page", "tap", "Save"): "refused", ("refused", "tap", "Save"): "saved"}
STEPS = [step(form(), "Closed until", None, SetText("2026-06-16")), step(form(), "Save", SAVED)]


def saving(
    value: str, refused: Sequence[Element], steps: Sequence[Do] = STEPS, field: str = "Closed until",
    ways: Ways = SAVING, end: Check | None = None,
) -> Asked:  # fmt: skip
    """A replay of filling in and saving, where the page refuses what was filled in and a model writes it otherwise."""
    at = number(form(), field)
    screens = page(form(), refused=refused, saved=[*form(), text("Saved", (0, 200))])
    return Asked(steps, screens, ways, Finding("retype", at, value=value), end=end)


def test_a_refused_date_is_typed_as_the_field_asks_and_saved() -> None:
    asked = saving("16/06/2026", refusing())
    assert (asked.ending, len(asked.brain.asked)) == ("done", 1), asked.sentence
    assert "retype" in asked.brain.asked[0].offered
    assert (SetText("16/06/2026"), "Closed until") in asked.shop.performed
    assert [each.action for each in asked.version] == [SetText("16/06/2026"), STEPS[1].action]
    assert asked.version[1].check == SAVED, "what saves it is as it was"


def test_the_page_tells_the_day_from_the_month() -> None:
    steps = [replace(STEPS[0], action=SetText("2026-06-07")), STEPS[1]]
    assert saving("07/06/2026", refusing(value="2026-06-07"), steps).ending == "done"
    assert saving("06/07/2026", refusing(value="2026-06-07"), steps).ending == "failed"
    below = [*refusing("No", value="2026-06-07"), text("Enter a date such as 31/12/2026.", (0, 60))]
    assert saving("07/06/2026", below, steps).ending == "done"
    assert saving("07/06/2026", refusing("No", value="2026-06-07"), steps).ending == "failed", "or the 6th of July"


@pytest.mark.parametrize(
    ("value", "refused", "field", "why"),
    [
        ("17/06/2026", refusing(), "Closed until", "nothing proves that these are the same"),
        ("16/06/2026", refusing(), "Remark", "this run has typed nothing"),
        ("16/06/2026", refusing(value=""), "Closed until", "does not mark what was typed there as wrong"),
    ],
)
def test_nothing_else_is_typed(value: str, refused: Sequence[Element], field: str, why: str) -> None:
    asked = saving(value, refused, field=field)
    assert asked.ending == "failed" and why in asked.sentence
    assert asked.done == ["Closed until", "Save"]


def test_without_a_mark_at_the_field_it_is_not_on_offer() -> None:
    asked = saving("16/06/2026", form(replace(FIELD, value="2026-06-16")))
    assert (asked.ending, asked.done) == ("failed", ["Closed until", "Save"])
    assert "retype" not in asked.brain.asked[0].offered


def test_what_cannot_be_taken_back_is_not_done_again() -> None:
    form_of_it = [
        element("textbox", "Due", (0, 40), value="2026-06-16", message="DD/MM/YYYY"),
        element("button", "Delete", (0, 90)),
    ]
    steps = [step(form_of_it, "Due", None, SetText("2026-06-16")), step(form_of_it, "Delete", SAVED)]
    ways = {("page", "tap", "Delete"): "refused", ("refused", "tap", "Delete"): "saved"}
    screens = page(form_of_it, refused=[*form_of_it, text("Look again")], saved=[text("Saved")])
    asked = Asked(steps, screens, ways, Finding("retype", 1, value="16/06/2026"))
    assert (asked.ending, asked.done) == ("failed", ["Due", "Delete"])
    assert "retype" not in asked.brain.asked[0].offered


class Strict(FakeController):
    """A field that takes a date in one notation."""

    def perform(self, action: Action, at: Found | None) -> Performed:
        if isinstance(action, SetText) and "/" not in action.text:
            raise ControllerError("it takes DD/MM/YYYY")
        return super().perform(action, at)


@pytest.mark.parametrize(
    ("value", "ending"), [("16/06/2026", "done"), ("6/16/2026", "failed"), ("16/07/2026", "failed")]
)
def test_a_field_that_does_not_take_it_gets_it_in_another_notation(value: str, ending: str) -> None:
    screens = page(form(), saved=[text("Saved")])
    found = Finding("retype", number(form(), "Closed until"), value=value)
    asked = Asked(STEPS, screens, {("page", "tap", "Save"): "saved"}, found, kind=Strict)
    assert asked.ending == ending, asked.sentence
    assert asked.brain.asked[0].offered == ("retype", "not there")
    assert asked.done == (["Closed until", "Save"] if ending == "done" else [])


@pytest.mark.parametrize("check", [None, TextShown("Until then")])
def test_a_field_that_takes_it_still_has_to_bring_about_what_the_step_did(check: Check | None) -> None:
    steps = [replace(STEPS[0], check=check)]
    asked = Asked(steps, page(form()), {}, Finding("retype", number(form(), "Closed until"), value="16/06/2026"),
                  kind=Strict)  # fmt: skip
    assert asked.ending == ("failed" if check else "done")


@pytest.mark.parametrize("kind", ["card", "password"])
def test_what_a_secret_field_holds_is_never_written_by_a_model(kind: str) -> None:
    for states, typed in ((frozenset[str](), True), (frozenset({kind}), False)):
        screen = shown(*form(replace(FIELD, states=states)))
        move = Move("shop", SetText("2026-06-16"), 2)
        last = Attempt("type it", move, "it", Outcome("no change", "it does not take that"))
        broken = Broken(STEPS[0], STEPS[0], {}, screen)
        told = retyped(broken, last, {2: Typed("2026-06-16", STEPS[0])}, 2, "16/06/2026")
        assert isinstance(told, Remedy) is typed


def test_only_a_press_on_what_saves_it_is_made_again() -> None:
    entered = replace(step(form(), "Closed until", SAVED, Press("Enter")), words="press Enter")
    ways = {("page", "press", "Closed until"): "refused", ("refused", "press", "Closed until"): "saved"}
    asked = saving("16/06/2026", refusing(), [STEPS[0], entered], ways=ways)
    assert (asked.ending, asked.done) == ("failed", ["Closed until", "Closed until"])


def test_the_value_of_a_parameter_is_not_kept() -> None:
    kept = replace(STEPS[0], action=SetText("{until}"), check=None)
    step_, at = replace(kept, action=SetText("2026-06-16")), number(form(), "Closed until")
    last = Attempt("type it", Move("shop", step_.action, at), "it", Outcome("no change", "it does not take that"))
    broken = Broken(step_, kept, {"until": "2026-06-16"}, shown(*form()))
    told = retyped(broken, last, {at: Typed("2026-06-16", kept)}, at, "16/06/2026")
    assert isinstance(told, Remedy) and told.mend.was == "{until}"
    assert not any(value in repr(told.mend) for value in ("2026-06-16", "16/06/2026"))


def test_what_is_awaited_at_the_end_is_still_what_shows_that_it_is_saved() -> None:
    typed = STEPS[0].target
    assert typed
    steps = [replace(STEPS[0], check=ValueIs(typed, "2026-06-16")), STEPS[1]]
    asked = saving("16/06/2026", refusing(), steps, end=SAVED)
    assert asked.ending == "done", asked.sentence
    assert asked.version[0].check == ValueIs(typed, "16/06/2026")


def test_what_is_awaited_at_the_end_of_a_field_is_awaited_of_what_stands_in_for_it() -> None:
    then, now = ([element("heading", "Orders"), element("searchbox", name, (0, 40))] for name in ("Search", "Suche"))
    typing = step(then, "Search", None, SetText("tea"))
    assert typing.target
    end = AllOf((ValueIs(typing.target, "tea"), TextShown("Orders")))
    asked = Asked([typing], page(now), {}, end=end)
    assert (asked.ending, asked.done) == ("done", ["Suche"]), asked.sentence
    held = mended(asked.kept, asked.mends).postcondition
    assert isinstance(held, AllOf) and held.checks[1:] == end.checks[1:]
    assert isinstance(field := held.checks[0], ValueIs) and field.target == asked.version[0].target != typing.target


def test_what_is_awaited_of_another_field_stays() -> None:
    old, new, other = (Locator((Named("textbox", name),)) for name in ("Search", "Suche", "Remark"))
    assert moved(ValueIs(other, "x"), old, new) == ValueIs(other, "x")
