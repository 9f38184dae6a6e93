"""Programs as scopes: where the person's words let a run act, and what keys may do there."""

import pytest

from app.policy import Context, decide
from app.proposals import Move
from app.scopes import is_meant, is_program
from app.tasks import Permissions, Task
from controllers.actions import Action, Open, Press, SetText, Tap, TypeText
from perception.geometry import Box
from perception.screen import Element, Observation, Place


@pytest.mark.parametrize(
    ("scope", "program"), [("Mousepad", True), ("https://a.test", False), ("about:", False), ("", False)]
)
def test_programs_are_told_from_origins(scope: str, program: bool) -> None:
    assert is_program(scope) == program


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("open the app Notes, type a", True),
        ("launch notes", True),
        ("open the Notes app", True),
        ("switch to the window Notes", True),
        ("In Notes, click Save", True),
        ("type my notes", False),
        ("open Notes2", False),
        ("open Sticky Notes", False),
    ],
)
def test_a_program_is_meant_only_where_it_is_named_as_one(words: str, meant: bool) -> None:
    assert is_meant("Notes", words) == meant


def element(role: str, name: str, *within: str, **rest: object) -> Element:
    return Element(role, name, Box(0, 0, 10, 10), number=1, key=name, within=within, **rest)  # type: ignore[arg-type]


def verdict(
    action: Action,
    on: Element | None = None,
    *around: Element,
    said: str = "",
    place: str = "Notes",
    here: str = "Notes",
) -> tuple[str, int, str]:
    screen = Observation(Place(place, place), (*around, *((on,) if on else ())))
    context = Context(Task(said, Permissions()), screen, frozenset({here}), on)
    decision = decide(Move("desktop", action, 1 if on else None), context)
    return decision.verdict, decision.risk, decision.effect


SURE = element("dialog", "Do you want to replace it?")


@pytest.mark.parametrize(
    ("action", "on", "around", "said", "decided"),
    [
        (Open("Notes"), None, (), "open the app Notes", ("allow", 1, "")),
        (Open("Bank"), None, (), "open the app Notes", ("ask", 1, "")),
        (Tap(), element("button", "7"), (), "", ("allow", 1, "")),
        (Press("Control+c"), None, (), "", ("allow", 1, "")),
        (Press("Control+s"), None, (), "", ("ask", 2, "unknown")),
        (Press("Control+s"), None, (), "press Ctrl + S", ("allow", 2, "unknown")),
        (Press("Delete"), None, (), "press Delete", ("ask", 3, "delete")),
        (Press("Delete"), element("textbox", "Name"), (), "", ("allow", 1, "")),
        (TypeText("ls"), None, (element("terminal", "sh", states=frozenset({"focused"})),), "", ("ask", 3, "command")),
        (Press("Enter"), None, (element("terminal", "sh"),), "press Enter", ("ask", 3, "command")),
        (SetText("ls"), element("terminal", "sh"), (), "", ("ask", 3, "command")),
        (TypeText("hello"), None, (element("textbox", "Text"),), "", ("allow", 1, "")),
        (Tap(), element("button", "Replace", SURE.key), (SURE,), "click Replace", ("ask", 3, "delete")),
        (Tap(), element("button", "Close without Saving"), (), "", ("ask", 3, "delete")),
    ],
)  # fmt: skip
def test_what_is_done_in_a_program(
    action: Action, on: Element | None, around: tuple[Element, ...], said: str, decided: tuple[str, int, str]
) -> None:
    assert verdict(action, on, *around, said=said) == decided


def test_a_program_that_nobody_named_is_out_of_scope() -> None:
    assert verdict(Tap(), element("button", "7"), place="Bank") == ("ask", 1, "")
    assert verdict(Tap(), element("button", "7"), place="Bank", said="open the app Bank") == ("allow", 1, "")
