"""The steps of a run as a person reads them: what was meant, what was done, how it turned out, what it cost."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from app import invocations, left_out
from app.events import (
    Acted,
    Answered,
    Asked,
    Decided,
    Event,
    Finished,
    HandedBack,
    Healed,
    Intended,
    Judged,
    LookedUp,
    Noted,
    Observed,
    Proposed,
    Reviewed,
    Spent,
    Started,
    Told,
    TookOver,
)
from app.invocations import Invoked, Returned, Verified
from app.left_out import LeftOut
from app.proposals import Act, Amend, Approve, Decision, Note, Reject, TakenOver, Verdict
from app.transcript import in_words, review_in_words, source

Kind = Literal["task", "act", "ask", "yours", "answer"]
BY_PERSON = "you did it"
LONGEST = 240
"""Characters of evidence that a person is shown."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One move of a step. before, after: digests of the pictures. said: the person's word, `approved by person`."""

    words: str
    on: str
    decision: Decision | None = None
    said: str = ""
    verdict: str = ""
    evidence: str = ""
    seconds: float = 0.0
    side: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass
class Step:
    """One row of the timeline. `number` counts acts and is 0 for everything else."""

    kind: Kind
    words: str
    number: int = 0
    on: str = ""
    thought: str = ""
    tried: list[Tried] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    thinking: float = 0.0
    dollars: float = 0.0
    tokens: int = 0

    @property
    def verdict(self) -> str:
        """How it turned out: that of the last move; "" while that is open."""
        if self.tried:
            return self.tried[-1].verdict
        return "noted" if self.notes else ""

    @property
    def seconds(self) -> float:
        return self.thinking + sum(tried.seconds for tried in self.tried)

    @property
    def before(self) -> str:
        return next((tried.before for tried in self.tried if tried.before), "")

    @property
    def after(self) -> str:
        return next((tried.after for tried in reversed(self.tried) if tried.after), "")


class Steps:
    """Turns the events of a run, fed in order, into steps."""

    def __init__(self) -> None:
        self.rows: list[Step] = []
        self._acts = 0
        self._act: Step | None = None
        self._driven: Step | None = None
        self._spent: list[Spent] = []
        self._pictures: dict[str, str] = {}
        self._notes: dict[str, Note] = {}

    def opened(self, event: Event) -> Step | None:
        """The step that this event begins, if it begins one."""
        match event:
            case Started():
                words = "Gone on with after it was interrupted" if event.resumes else event.task.instruction
                return Step("task", words)
            case Proposed(Act() as act):
                return Step("act", act.words, self._acts + 1, act.on, act.thought)
            case Asked(question):
                return Step("ask", question)
            case TookOver(reason):
                return Step("yours", reason or "you took over")
            case Answered(text, claims):
                return Step(
                    "answer", text, said=[source(self._notes[claim]) for claim in claims if claim in self._notes]
                )
            case _:
                return None

    def add(self, step: Step) -> None:
        """Put the step that was opened at the end; what its thinking cost is booked on it."""
        self.rows.append(step)
        for spent in self._spent:
            _book(step, spent)
        self._spent.clear()
        if step.kind == "act":
            self._act, self._acts = step, step.number
            self._driven = None  # what the person shows is told step by step
        elif step.kind == "yours":
            self._driven = step
        elif step.kind == "task":
            self._act = self._driven = None

    def update(self, event: Event) -> int | None:
        """Bring the step that this event belongs to up to date; returns its row, None when nothing changed."""
        if isinstance(event, Observed) and event.screen.picture:
            self._pictures[event.on] = event.screen.picture.digest
        if isinstance(event, Noted):
            self._notes[event.note.name] = event.note
        step = self._belongs(event)
        if step and self._told(step, event):
            return next(row for row in range(len(self.rows) - 1, -1, -1) if self.rows[row] is step)
        return None

    def _belongs(self, event: Event) -> Step | None:
        match event:
            case Spent("manager" | "operator") | Told() | Finished() | Verified():
                return self.rows[-1] if self.rows else None
            case HandedBack():
                step, self._driven = self._driven, None
                return step
            case _:
                return self._driven or self._act

    def _told(self, step: Step, event: Event) -> bool:
        """Write the event into its step; False when it says nothing about it."""
        match event:
            case Spent("manager" | "operator"):
                self._spent.append(event)  # for what it leads to
                return False
            case Spent():
                _book(step, event)
            case Told(text):
                step.said.append(f'you said: "{text}"')
            case HandedBack(did):
                step.said.append(f"handed back after {did}" if did else "handed back")
            case Healed(mend=mend):
                step.said.append(f"healed: {mend}")
            case Invoked() | Returned() | Verified():
                step.said.append(invocations.in_words(event))
            case LeftOut():
                step.said.append(f"left out: {left_out.in_words(event)}")
            case LookedUp(asked):
                step.said.append(f"looked up {asked}")
            case Noted(note):
                step.notes.append(note)
            case Finished():
                for spent in self._spent:
                    _book(step, spent)
                self._spent.clear()
            case Observed(on, screen):
                return bool(screen.picture) and _seen(step, on, self._pictures[on])
            case _:
                return self._moved(step, event)
        return True

    def _moved(self, step: Step, event: Event) -> bool:
        match event:
            case Decided(move, decision, target):
                denied = "refused" if decision.verdict == "deny" else ""
                step.tried.append(
                    Tried(in_words(move, target), move.on, decision, "", denied, denied and decision.facts)
                )
            case Intended(move, target):
                if not step.tried or step.tried[-1].verdict:
                    step.tried.append(Tried(in_words(move, target), move.on))
                _amend(step, before=self._pictures.get(move.on, ""))
            case Reviewed(verdict) if step.tried:
                _amend(step, said=review_in_words(verdict), verdict=_overruled(verdict))
            case Acted():
                self._acted(step, event)
            case Judged(outcome) if step.tried:
                _amend(step, verdict=outcome.judgement, evidence=outcome.evidence)
            case _:
                return False
        return True

    def _acted(self, step: Step, event: Acted) -> None:
        driven = step is self._driven
        if driven and (not step.tried or step.tried[-1].verdict):  # it could not even be begun
            step.tried.append(Tried(in_words(event.move, event.target), event.move.on))
        verdict = ("refused" if event.error else BY_PERSON) if driven else ""
        _amend(step, seconds=event.seconds, side=event.events, verdict=verdict, evidence=event.error)


def _amend(step: Step, **changes: object) -> None:
    step.tried[-1] = replace(step.tried[-1], **changes)  # type: ignore[arg-type]


def _seen(step: Step, on: str, digest: str) -> bool:
    """What an act led to is the last picture of its target before the next act begins."""
    if not (step.tried and step.tried[-1].on == on and step.tried[-1].before):
        return False
    _amend(step, after=digest)
    return True


def _book(step: Step, spent: Spent) -> None:
    step.thinking += spent.seconds
    step.dollars += spent.dollars
    step.tokens += spent.tokens_in + spent.tokens_out
    step.troubles.extend(spent.troubles)
    if spent.why:
        step.said.append(f"asked the {spent.role}: {spent.why}")


def _overruled(verdict: Verdict) -> str:
    match verdict:
        case Approve():
            return ""
        case Amend():
            return "changed"
        case Reject():
            return "refused"
        case TakenOver():
            return BY_PERSON


def lines(step: Step) -> Iterator[tuple[str, str]]:
    """Everything that is known of a step, line by line, each with what kind of line it is."""
    if step.thought:
        yield "thought", step.thought
    for tried in step.tried:
        yield "move", f"{tried.words} … {tried.verdict}" if tried.verdict else tried.words
        if tried.decision and tried.decision.verdict != "allow":
            yield "decision", _asked(tried.decision, tried.said)
        if tried.evidence:
            yield "evidence", _short(tried.evidence)
        yield from (("side", text) for text in tried.side)
    yield from (("note", f"{note.name}: {note.text}") for note in step.notes)
    yield from (("said", text) for text in step.said)
    yield from (("trouble", text) for text in step.troubles)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _asked(decision: Decision, said: str) -> str:
    facts = f", {decision.facts}" if decision.facts else ""
    about = f"R{decision.risk} {decision.effect}".strip() + facts
    return f"{said or 'asked'}: {about} ({decision.rule})"
