"""Programs as scopes: where the person's words let a run act, and what keys may do there."""

from collections.abc import Sequence

import pytest

from app.asking import truce_file
from app.events import Decided
from app.policy.deciding import Context, decide
from app.policy.scopes import is_meant, is_program
from app.proposals import Act, Answer, Approve, Ask, Decision, Move, Verdict
from app.tasks import Permissions, Task
from controllers.actions import Action, Open, Press, SetText, Switch, Tap, TypeText
from controllers.desktop.truce import Truce
from controllers.fake import FakeController
from perception.geometry import Box
from perception.screen import Element, Observation, Place, Tab
from tests.app.stage import Person, play, tap
from tests.perception.screens import capture, element, text


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
        ("copy it into Notes", True),
        ("from the Notes to the mail", True),
        ('click Share, click "Notes"', True),
        ("type my notes", False),
        ("open Notes2", False),
        ("open Sticky Notes", False),
    ],
)
def test_a_program_is_meant_only_where_it_is_named_as_one(words: str, meant: bool) -> None:
    assert is_meant("Notes", words) == meant


@pytest.mark.parametrize(
    ("name", "words", "meant"),
    [
        ("Notizen", "Öffne die Notizen", True),
        ("Notizen", "schreib meine Notizen ab", False),
        ("Notes", "Écris-le dans Notes", True),
        ("Επαφές", "Άνοιξε τις Επαφές", True),
        ("Μηνύματα", "στείλε το με τα Μηνύματα", True),
        ("Настройки", "Открой Настройки", True),
        ("设置", "打开设置", True),
        ("设置", "打开天气", False),
    ],
)
def test_people_say_so_in_other_languages_too(name: str, words: str, meant: bool) -> None:
    assert is_meant(name, words) == meant


def control(role: str, name: str, *within: str, **rest: object) -> Element:
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


SURE = control("dialog", "Do you want to replace it?")


@pytest.mark.parametrize(
    ("action", "on", "around", "said", "decided"),
    [
        (Open("Notes"), None, (), "open the app Notes", ("allow", 1, "")),
        (Open("Bank"), None, (), "open the app Notes", ("ask", 1, "")),
        (Tap(), control("button", "7"), (), "", ("allow", 1, "")),
        (Press("Control+c"), None, (), "", ("allow", 1, "")),
        (Press("Control+s"), None, (), "", ("ask", 2, "unknown")),
        (Press("Control+s"), None, (), "press Ctrl + S", ("allow", 2, "unknown")),
        (Press("Delete"), None, (), "press Delete", ("ask", 3, "delete")),
        (Press("Delete"), control("textbox", "Name"), (), "", ("allow", 1, "")),
        (TypeText("ls"), None, (control("terminal", "sh", states=frozenset({"focused"})),), "", ("ask", 3, "command")),
        (Press("Enter"), None, (control("terminal", "sh"),), "press Enter", ("ask", 3, "command")),
        (SetText("ls"), control("terminal", "sh"), (), "", ("ask", 3, "command")),
        (TypeText("hello"), None, (control("textbox", "Text"),), "", ("allow", 1, "")),
        (SetText("two\nlines"), control("textbox", ""), (), "", ("allow", 1, "")),
        (Tap(), control("button", "Replace", SURE.key), (SURE,), "click Replace", ("ask", 3, "delete")),
        (Tap(), control("button", "Close without Saving"), (), "", ("ask", 3, "delete")),
    ],
)  # fmt: skip
def test_what_is_done_in_a_program(
    action: Action, on: Element | None, around: tuple[Element, ...], said: str, decided: tuple[str, int, str]
) -> None:
    assert verdict(action, on, *around, said=said) == decided


def test_a_program_that_nobody_named_is_out_of_scope() -> None:
    assert verdict(Tap(), control("button", "7"), place="Bank") == ("ask", 1, "")
    assert verdict(Tap(), control("button", "7"), place="Bank", said="open the app Bank") == ("allow", 1, "")


@pytest.mark.parametrize(
    ("to", "said", "decided"),
    [
        ("Statement", "open the app Bank", "allow"),
        ("Statement", "switch to Statement", "ask"),
        ("Draft", "switch to Draft", "allow"),
        ("Game", "switch to the Game window", "allow"),
    ],
)
def test_only_windows_of_permitted_programs_are_brought_to_the_front(to: str, said: str, decided: str) -> None:
    tabs = (Tab("Draft", "Notes: Draft", True), Tab("Statement", "Bank: Statement"))
    screen = Observation(Place("Notes", "Notes: Draft"), (), tabs=tabs)
    context = Context(Task(said, Permissions()), screen, frozenset({"Notes"}))
    assert decide(Move("desktop", Switch(to)), context).verdict == decided


def bank(start: Place, place: Place) -> FakeController:
    """A desktop or phone with nothing open, and what is there once the bank is."""
    nothing = capture(place=start)
    program = capture(element("button", "Overview"), text("Balance", (0, 40)), place=place)
    shown = capture(text("All is well", (0, 40)), place=place)
    return FakeController(
        {"nothing": nothing, "bank": program, "overview": shown},
        {("nothing", "open", ""): "bank", ("bank", "tap", "Overview"): "overview"},
    )


DESKTOP, PHONE = Place("desktop", "desktop"), Place("app:home", "app:launcher/.Main", "Home screen")


@pytest.mark.parametrize(
    ("start", "place", "then"),
    [
        (DESKTOP, Place("Bank", "Bank: Balance"), "allow"),
        (PHONE, Place("app:com.bank", "app:com.bank/.Main", "Bank"), "allow"),
        (PHONE, Place("app:com.thief", "app:com.thief/.Main", "com.thief"), "ask"),
    ],
)
def test_what_was_opened_with_permission_may_be_worked(start: Place, place: Place, then: str) -> None:
    opening = Act("open the bank", "shop", (Move("shop", Open("Bank")),))
    person = Person([Approve("you"), Approve("you")])
    worked = bank(start, place)
    stage = play(opening, tap("Overview"), Answer("done"), controller=worked, person=person, permissions=Permissions())
    assert [decided.decision.verdict for decided in stage.of(Decided)] == ["ask", then]
    assert stage.done == ["tap Overview"]


class Watched(Person):
    """Notes whether others could see that a question was open."""

    def __init__(self) -> None:
        super().__init__([Approve("you")], ["yes"])
        self.open: list[bool] = []

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        self.open.append(Truce(truce_file()).is_asked())
        return super().review(move, decision, target)

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        self.open.append(Truce(truce_file()).is_asked())
        return super().answer(question, candidates, number)


def test_while_the_person_is_asked_no_desktop_is_touched() -> None:
    person = Watched()
    play(tap("Delete"), Ask("Which one?"), Answer("done"), person=person, permissions=Permissions("risky"))
    assert person.open == [True, True]
    assert not Truce(truce_file()).is_asked()
