"""An episode: everything known about one run, as a fold over its events."""

from dataclasses import dataclass, field
from typing import assert_never

from app.events import (
    Acted,
    Answered,
    Asked,
    Decided,
    Ending,
    Event,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Learned,
    Noted,
    Observed,
    Paused,
    Planned,
    Prompted,
    Proposed,
    Resumed,
    Reviewed,
    Spent,
    Started,
    Told,
    TookOver,
)
from app.proposals import Act, Move, Note, Outcome
from app.tasks import Task
from skills.flow import Cursor


@dataclass(frozen=True, slots=True)
class Attempt:
    """One move that was tried: in whose words, on what, and how it turned out."""

    words: str
    move: Move
    target: str
    outcome: Outcome


@dataclass
class Episode:
    """The one mutable noun. Rebuilt from a journal by applying its events in order.

    cursor: where a stepwise plan stands; it moves only when a whole act has worked.
    failures: moves in a row that did not work. told: what the person said since the last question.
    """

    id: str = ""
    task: Task = field(default_factory=lambda: Task(""))
    brain: str = ""
    targets: tuple[tuple[str, str], ...] = ()
    on: str = ""
    subgoals: tuple[str, ...] = ()
    cursor: Cursor = ()
    notes: dict[str, Note] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    acts: int = 0
    failures: int = 0
    answer: str = ""
    ending: Ending | None = None
    sentence: str = ""
    dollars: float = 0.0
    tokens: int = 0
    started: float = 0.0
    ended: float = 0.0
    _act: Act | None = None
    _left: int = 0
    _intended: Intended | None = None

    @property
    def values(self) -> dict[str, str]:
        """What was noted, by name."""
        return {name: note.text for name, note in self.notes.items()}

    def apply(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case Started():
                self.id, self.task, self.brain = event.episode, event.task, event.brain
                self.targets, self.started = event.targets, event.at
                self.on = event.targets[0][0] if event.targets else ""
            case Planned(subgoals):
                self.subgoals = subgoals
            case Proposed(proposal):
                self._propose(proposal if isinstance(proposal, Act) else None)
            case Intended():
                self._intended = event
            case Judged(outcome):
                self._judge(outcome)
            case Noted(note):
                self.notes[note.name] = note
                self._one_done()
            case Asked():
                self.told = []
            case Told(text):
                self.told.append(text)
                self.failures = 0
            case HandedBack():
                self.failures = 0
            case Answered(text):
                self.answer = text
            case Spent():
                self.dollars += event.dollars
                self.tokens += event.tokens_in + event.tokens_out
            case Finished(ending, sentence):
                self.ending, self.sentence, self.ended = ending, sentence, event.at
            case (
                Observed()
                | Decided()
                | Reviewed()
                | Acted()
                | TookOver()
                | Paused()
                | Resumed()
                | Learned()
                | Prompted()
            ):
                pass
            case _:
                assert_never(event)

    def _propose(self, act: Act | None) -> None:
        self._act, self._intended = act, None
        if act:
            self.acts += 1
            self._left = len(act.moves) + len(act.wanted) + 1
            self._one_done()

    def _one_done(self) -> None:
        """A part of the present act is done; with the last one the plan moves on."""
        self._left -= 1
        if self._act and self._left == 0:
            self.cursor, self.on, self.told = self._act.cursor, self._act.on, []

    def _judge(self, outcome: Outcome) -> None:
        if self._act and self._intended:
            attempt = Attempt(self._act.words, self._intended.move, self._intended.target, outcome)
            self.attempts.append(attempt)
        self._intended = None
        if outcome.judgement == "worked":
            self.failures = 0
            self._one_done()
        else:
            self.failures += 1
            self._act = None
