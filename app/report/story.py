"""What a report shows of a run: its cards, each with what happened in it, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.events import Acted, Ending
from app.proposals import Decision, Move, Note, Outcome, Verdict
from app.tasks import CHANGING, Task
from perception.changes import changes
from perception.geometry import Box
from perception.screen import CONTAINERS, Element, Observation

NEWS_SHOWN = 40
"""New or changed elements that are marked on one picture."""


@dataclass(frozen=True, slots=True)
class Look:
    """A target as it was seen. `change`: since the look before, in words."""

    on: str
    screen: Observation
    change: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The policy's word on a move, and the person's where it asked for one."""

    decision: Decision
    scope: str = ""
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A move: ruled on, made, judged; what was not reached is None.

    `element` is what it was aimed at, on `before`. `theirs`: the person made it with their own hands.
    """

    move: Move
    target: str
    before: Look | None
    element: Element | None = None
    rulings: tuple[Ruling, ...] = ()
    intended: bool = False
    theirs: bool = False
    acted: Acted | None = None
    after: Look | None = None
    outcome: Outcome | None = None

    @property
    def risk(self) -> int:
        return max((ruling.decision.risk for ruling in self.rulings), default=0)

    @property
    def judgement(self) -> str:
        """How it turned out; "" for what the person did, which nobody judges."""
        if self.outcome:
            return self.outcome.judgement
        return "" if self.theirs else "not finished" if self.intended else "not made"

    @property
    def delicate(self) -> bool:
        """Whether it changes something or needed a word."""
        return self.risk >= CHANGING or any(ruling.decision.verdict != "allow" for ruling in self.rulings)

    @property
    def still(self) -> bool:
        """Whether the screen looked exactly the same before and after."""
        before, after = (look and look.screen.picture for look in (self.before, self.after))
        return bool(before and after and before.digest == after.digest)

    @property
    def news(self) -> tuple[Box, ...]:
        """Where the screen after it, if it is still the same page, shows something new or changed."""
        if not self.before or not self.after:
            return ()
        change = changes(self.before.screen, self.after.screen)
        fresh = (e.box for e in (*change.came, *change.altered) if e.role not in CONTAINERS)
        return () if change.moved_place else tuple(fresh)[:NEWS_SHOWN]


@dataclass(frozen=True, slots=True)
class Plan:
    """Subgoals, why they were planned then, the reason for them, what is new, and what they turn on."""

    subgoals: tuple[str, ...]
    why: str
    thought: str = ""
    change: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said between the person and the engine, or a change of who drives."""

    sort: Literal["asked", "told", "paused", "resumed", "took over", "handed back", "learned", "looked up", "left out",
                  "healed", "shortcut", "recalled", "constrained", "satisfied", "reached"]  # fmt: skip
    text: str
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One call of a model; `Spent` explains the fields."""

    role: str
    model: str
    tokens_in: int
    tokens_out: int
    cached: int
    dollars: float
    seconds: float
    asked: str
    said: str
    troubles: tuple[str, ...]
    calls: int = 1
    why: str = ""


Part = Made | Note | Plan | Remark | Exchange
Sort = Literal["step", "question", "handover", "answer", "end"]


@dataclass(frozen=True, slots=True)
class Card:
    """One round of the loop. `number` counts the cards of its sort; `began` is seconds after the start.

    looks: the screens that are not told by a move of the card itself.
    """

    sort: Sort
    number: int
    title: str
    thought: str
    began: float
    seconds: float
    looks: tuple[Look, ...]
    parts: tuple[Part, ...]

    @property
    def anchor(self) -> str:
        return f"{self.sort}-{self.number}"

    @property
    def moves(self) -> list[Made]:
        return [part for part in self.parts if isinstance(part, Made)]

    @property
    def judgement(self) -> str:
        """How it turned out: `worked` only if every move did; "" where nothing was tried."""
        told = [move.judgement for move in self.moves if move.judgement]
        return next((judgement for judgement in told if judgement != "worked"), "worked" if told else "")

    @property
    def trouble(self) -> bool:
        return self.judgement not in {"", "worked"}

    @property
    def delicate(self) -> bool:
        return any(move.delicate for move in self.moves)


@dataclass(frozen=True, slots=True)
class Story:
    """A whole run. `ending` is "interrupted" when it has none in the journal."""

    id: str
    task: Task
    brain: str
    targets: tuple[tuple[str, str], ...]
    resumes: str
    started: float
    seconds: float
    ending: Ending | Literal["interrupted"]
    sentence: str
    detail: str
    answer: str
    claims: tuple[str, ...]
    cards: tuple[Card, ...]

    @property
    def steps(self) -> int:
        return sum(card.sort == "step" for card in self.cards)

    @property
    def exchanges(self) -> list[Exchange]:
        return [part for card in self.cards for part in card.parts if isinstance(part, Exchange)]

    @property
    def models(self) -> list[str]:
        return list(dict.fromkeys(exchange.model for exchange in self.exchanges if exchange.model))

    @property
    def notes(self) -> list[tuple[Card, Note]]:
        return [(card, part) for card in self.cards for part in card.parts if isinstance(part, Note)]

    @property
    def carrying(self) -> list[tuple[Card, Note]]:
        """The notes that carry the answer, each as it was read last."""
        last = {note.name: (card, note) for card, note in self.notes if note.name in self.claims}
        return list(last.values())

    @property
    def delicate(self) -> list[tuple[Card, Made]]:
        """The moves that changed something or needed a word."""
        return [(card, move) for card in self.cards for move in card.moves if move.delicate]

    @property
    def looks(self) -> Iterator[Look]:
        """Every screen that is shown, in order; a screen may come twice."""
        for card in self.cards:
            for move in card.moves:
                yield from (look for look in (move.before, move.after) if look)
            yield from card.looks
