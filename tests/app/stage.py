"""A small shop in memory and an engine on it, for tests of the loop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import TypeVar

from app.engine import Engine
from app.events import Event
from app.learning.memory import Memory
from app.opening import Interrupted
from app.proposals import Act, Decision, Move, Proposal, Verdict
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.session import Session
from app.supervision import NobodyThere, Wish
from app.tasks import Limits, Permissions, Task
from controllers.actions import SetText, Tap
from controllers.fake import FakeController
from perception.checks import Changed, Check, TextShown
from perception.locators import Described, Description, Locator
from perception.screen import Place
from tests.app.scripted import ScriptedBrain
from tests.perception.screens import capture, element, text

E = TypeVar("E", bound=Event)

ORDERS = Place("http://shop", "http://shop/orders", "Orders")
DETAIL = Place("http://shop", "http://shop/orders/7", "Order 7")
EVERYTHING = Permissions("scope", frozenset({"delete", "submit"}))


def shop(kind: type[FakeController] = FakeController) -> FakeController:
    """Two pages: a list with a search field, a link to an order and a Delete button; the order."""
    listed = capture(
        element("textbox", "Search", (0, 0)),
        element("link", "Order 7", (0, 40), effect="GET http://shop/orders/7"),
        element("button", "Delete", (100, 40), effect="POST http://shop/delete/7"),
        element("button", "Nothing", (200, 40)),
        element("textbox", "Password", (0, 80), states={"password"}),
        place=ORDERS,
    )
    empty = capture(text("No orders", (0, 0)), place=ORDERS)
    order = capture(text("Total: 30", (0, 0)), element("link", "Orders", (0, 40)), place=DETAIL)
    ways = {("list", "tap", "Order 7"): "order", ("list", "tap", "Delete"): "empty", ("order", "tap", "Orders"): "list"}
    return kind({"list": listed, "order": order, "empty": empty}, ways)


def on(name: str, role: str = "") -> Locator:
    return Locator((Described(Description(name, role)),))


def tap(name: str, expect: Check | None = Changed()) -> Act:  # noqa: B008  (frozen)
    return Act(f"tap {name}", "shop", (Move("shop", Tap(), on(name), expect),))


def fill(name: str, words: str) -> Act:
    return Act(f"type {words}", "shop", (Move("shop", SetText(words), on(name)),))


OPEN_ORDER = tap("Order 7", TextShown("Total"))


@dataclass
class Person:
    """A supervisor with prepared words; without any left, nobody is there."""

    verdicts: list[Verdict] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    wishes: list[Sequence[Wish]] = field(default_factory=list)
    reviewed: list[tuple[str, Decision]] = field(default_factory=list)

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        self.reviewed.append((target, decision))
        if not self.verdicts:
            raise NobodyThere
        return self.verdicts.pop(0)

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        if not self.answers:
            raise NobodyThere
        return self.answers.pop(0)

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        if wait == inf and not self.wishes:
            raise NobodyThere
        return self.wishes.pop(0) if self.wishes else ()

    def interrupt(self) -> None:
        """Words are ready at once."""


@dataclass
class Stage:
    """One run: its events, and what became of the shop."""

    controller: FakeController
    events: list[Event]
    engine: Engine
    brain: ScriptedBrain

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def done(self) -> list[str]:
        """What was performed, e.g. `tap Order 7`."""
        return [f"{action.kind} {name}".strip() for action, name in self.controller.performed if action.kind != "open"]


def script(proposals: Iterable[Proposal], **more: Iterable[object]) -> ScriptedBrain:
    replies = {"manager": (Plan(("all of it",)) for _ in range(99)), "learner": (Lessons() for _ in range(9))}
    return ScriptedBrain({**replies, "operator": map(Choice, proposals), **more})  # type: ignore[dict-item]


def play(
    *proposals: Proposal,
    person: Person | None = None,
    permissions: Permissions = EVERYTHING,
    limits: Limits | None = None,
    controller: FakeController | None = None,
    brain: ScriptedBrain | None = None,
    lead: float = 0.0,
    another: FakeController | None = None,
    cut_off: Interrupted | None = None,
    instruction: str = "do it",
    memory: Memory | None = None,
) -> Stage:
    """Run the proposals to the end.

    another: what stands in the place of a target that was lost. cut_off: the run to go on with.
    """
    target = controller or shop()
    thinking = brain or script(proposals)
    renew = (lambda: {"shop": another}) if another else None
    session = Session({"shop": target}, {"shop": ORDERS.address} if another else None, renew)
    engine = Engine(session, thinking, person or Person(), patience=0.02, lead=lead, memory=memory)
    task = cut_off.episode.task if cut_off else Task(instruction, permissions, limits or Limits())
    events = list(engine.run(task, cut_off))
    return Stage(another if another and another.performed else target, events, engine, thinking)
