"""Text without a field of its own is typed only where the focus is as it was when that was recorded."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.engine import Engine
from app.macros.replaying import Macro
from app.session import Session
from app.tasks import Limits
from controllers.actions import Press, Tap, TypeText
from controllers.fake import FakeController
from perception.checks import Check, ValueIs
from perception.locators import Named
from perception.numbering import observe
from perception.screen import Element, Place
from skills.demonstrations import Deed, Demonstration
from skills.generalising.shortcut import generalised
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.stage import EVERYTHING, ORDERS, Person, on
from tests.perception.screens import capture, element, text

TAPPED, TAB = Do("tap Name", Tap(), on("Name")), Do("press Tab", Press("Tab"))


def typed(check: Check | None = None) -> Do:
    return Do("type Ada", TypeText("Ada"), None, check)


def form(focused: str) -> list[Element]:
    fields = (("textbox", "Name"), ("textbox", "Street"), ("button", "Save"))
    return [
        element(role, name, (0, 40 * at), states={"focused"} if name == focused else set())
        for at, (role, name) in enumerate(fields)
    ]


def replayed(steps: Sequence[Do], focused: str, place: Place = ORDERS) -> tuple[str, bool]:
    """Why it stopped, and whether the text was typed. Once Name is tapped, something comes and has the focus."""
    screens = {"form": form(focused if TAPPED not in steps else ""), "tapped": [*form(focused), text("Who?", (0, 200))]}
    shown = {name: capture(*nodes, place=place) for name, nodes in screens.items()}
    shop = FakeController(shown, {("form", "tap", "Name"): "tapped"})
    kept = Shortcut("Work", tuple(steps))
    engine: Engine = Macro(kept, kept).engine({}, Session({"shop": shop}), Person(), 0.02, pictures=False)
    list(engine.run(Macro(kept, kept).task(EVERYTHING, Limits())))
    return engine.episode.sentence, any(isinstance(action, TypeText) for action, _ in shop.performed)


def focused_on(name: str) -> Do:
    return replace(typed(), focus=on(name))


@pytest.mark.parametrize(
    ("steps", "focused"),
    [
        ((TAPPED, typed()), "Name"),
        ((TAPPED, typed(ValueIs(on("Street"), "Ada"))), "Street"),
        ((TAPPED, TAB, typed()), "Street"),
        ((typed(),), "Name"),
        ((TAPPED, focused_on("Street")), "Street"),
    ],
    ids=["in the field of the step before", "in the field of its check", "after a key", "first of all", "as recorded"],
)
def test_it_goes_where_the_focus_is_known_to_belong(steps: Sequence[Do], focused: str) -> None:
    assert replayed(steps, focused)[1]


@pytest.mark.parametrize(
    ("steps", "focused"),
    [
        ((TAPPED, typed()), "Street"),
        ((TAPPED, typed()), ""),
        ((TAPPED, typed(ValueIs(on("Name"), "Ada"))), "Street"),
        ((TAPPED, TAB, typed()), "Save"),
        ((typed(),), ""),
    ],
    ids=["in another field", "nowhere", "not in the field of its check", "a key led to a button", "nowhere at first"],
)
def test_it_goes_nowhere_else(steps: Sequence[Do], focused: str) -> None:
    sentence, done = replayed(steps, focused)
    assert not done
    assert "nothing says that the text belongs there; name its field in the step" in sentence


@pytest.mark.parametrize("focused", ["Name", "Save", ""])
@pytest.mark.parametrize("steps", [(TAPPED, focused_on("Street")), (TAPPED, TAB, focused_on("Street"))])
def test_it_goes_nowhere_but_where_the_focus_was_when_it_was_recorded(steps: Sequence[Do], focused: str) -> None:
    sentence, done = replayed(steps, focused)
    assert not done and 'the text belongs in "Street"' in sentence


def test_what_had_the_focus_is_recorded_with_text_that_has_no_target() -> None:
    screens = [observe(capture(*form(name)), None) for name in ("Street", "")]
    shown = [Deed("shop", "type Ada", TypeText("Ada"), screen, screen) for screen in screens]
    steps = [generalised(Demonstration((("shop", ""),), (deed,)), "Type").shortcut.steps[0] for deed in shown]
    kept = [step.focus for step in steps if isinstance(step, Do)]
    assert kept[0] and Named("textbox", "Street", 1) in kept[0].parts and kept[1] is None


def test_a_program_need_not_tell_where_the_focus_is_at_first() -> None:
    assert replayed((typed(),), "", Place("Calculator", "Calculator"))[1]
