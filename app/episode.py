"""An episode: everything known about one run, as a fold over its events."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from app.events import (
    Acted,
    Answered,
    Asked,
    Constrained,
    Decided,
    Ending,
    Event,
    Finished,
    HandedBack,
    Healed,
    Intended,
    Judged,
    Learned,
    LookedUp,
    Noted,
    Observed,
    Paused,
    Planned,
    Prompted,
    Proposed,
    Reached,
    Resumed,
    Reviewed,
    Satisfied,
    Spent,
    Started,
    Told,
    TookOver,
)
from app.invocations import Invoked, Recalled, Returned, Verified
from app.ledger import Ledger
from app.left_out import LeftOut, in_words
from app.proposals import Act, Answer, Move, Note, Outcome
from app.spending import Spending
from app.tasks import CHANGING, Task
from perception.changes import UNCHANGED
from perception.geometry import Box
from skills.flow import Cursor


@dataclass(frozen=True, slots=True)
class Attempt:
    """One move that was tried: in whose words, on what, and how it turned out.

    stepwise: whether it was a step of a fixed plan, which can only be repeated, not thought over. thought: what the
    brain thought before it. subgoal: what it was to reach, in the words of the plan.
    """

    words: str
    move: Move
    target: str
    outcome: Outcome
    stepwise: bool = False
    thought: str = ""
    subgoal: str = ""


@dataclass
class Episode:
    """All that is known of one run; changed only by `apply`, so that its events, in order, build it again."""

    id: str = ""
    task: Task = field(default_factory=lambda: Task(""))
    brain: str = ""
    targets: tuple[tuple[str, str], ...] = ()
    on: str = ""
    subgoals: tuple[str, ...] = ()  # of the present plan
    reached: int = 0  # so many of them lie behind it
    behind: set[str] = field(default_factory=set)  # the subgoals that were reached in all plans, in their words
    untried: bool = False  # nothing was tried since the plan was made
    passed: bool = False  # a subgoal was reached since then
    surprised: bool = False  # something has come up since then that the plan could not know
    ledger: Ledger = field(default_factory=Ledger)
    cursor: Cursor = ()  # where a stepwise plan stands; it moves only when a whole act has worked
    notes: dict[str, Note] = field(default_factory=dict)
    reply: str = ""  # the person's answer to the brain's last question, until an act came of it
    said: list[str] = field(default_factory=list)  # what they said of their own accord, until then
    heard: list[tuple[str, str]] = field(default_factory=list)  # all they said or did: the question ("" for none), it
    driven: bool = False  # the person drives now
    looked: dict[str, str] = field(default_factory=dict)  # what was looked up on the present screen: what was found
    parts: list[Box] = field(default_factory=list)  # what was shown of it as pictures
    news: str = ""  # what the last move changed
    untouched: bool = False  # it certainly touched nothing
    left_out: str = ""  # what of the last act or answer was left out, and why
    invoked: Invoked | None = None  # the Shortcut that is being followed
    before_invoked: int = 0  # so many moves were tried before it
    attempts: list[Attempt] = field(default_factory=list)
    acts: int = 0
    failures: int = 0  # moves in a row that did not work
    answer: str = ""
    ending: Ending | None = None
    sentence: str = ""
    spending: Spending = field(default_factory=Spending)
    started: float = 0.0
    ended: float = 0.0
    _outer: Cursor = ()
    _act: Act | None = None
    _left: int = 0
    _known: int = 0
    _intended: Intended | None = None
    _asked: Asked | None = None

    @property
    def values(self) -> dict[str, str]:
        """What was noted, by name."""
        return {name: note.text for name, note in self.notes.items()}

    @property
    def answer_at_end(self) -> Answer:
        """That of a fixed plan which is through: all that was noted."""
        noted = "\n".join(f"{note.name}: {note.text}" for note in self.notes.values())
        return Answer(noted or "Done.", tuple(self.notes))

    def claims(self, text: str) -> tuple[str, ...]:
        """The notes that carry an answer: those whose text it holds."""
        return tuple(name for name, note in self.notes.items() if note.text and note.text in text)

    @property
    def subgoal(self) -> str:
        """What is to be reached now; "" without a plan and behind it."""
        return self.subgoals[self.reached] if self.reached < len(self.subgoals) else ""

    @property
    def unsettled(self) -> Intended | None:
        """The move that was begun and not judged: nobody knows how it turned out."""
        return self._intended

    @property
    def dollars(self) -> float:
        """What the brain has cost so far, in US dollars."""
        return self.spending.run.dollars

    @property
    def tokens(self) -> int:
        return self.spending.run.tokens

    def apply(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case Started():
                self._start(event)
            case Planned():
                self._plan(event)
            case Constrained(constraints, final):
                self.ledger = self.ledger.bound(constraints, final=final)
            case Satisfied(constraint, by):
                self.ledger = self.ledger.met(constraint, by)
            case Reached(subgoals):
                self.reached, self.passed = subgoals, True
                self.behind |= set(self.subgoals[:subgoals])
                self.spending.next_subgoal()
            case Proposed(proposal) if not self.driven:
                self._propose(proposal if isinstance(proposal, Act) else None)
            case Intended():
                self._intended = self._intended if self.driven else event
                self.news, self.untouched = "", True
            case Judged(outcome) if not self.driven:
                self._judge(outcome)
            case Observed():
                self.news = event.change if event.change not in ("", UNCHANGED) else self.news
            case LookedUp(asked, found, part):
                self.looked[asked] = found
                self.parts += [part] if part else []
            case LeftOut():
                self.left_out = in_words(event)
            case Noted(note):
                self.notes[note.name] = note
                self.surprised |= any(fact.sort == "guessed" for fact in self.ledger.facts)
                self._one_done()
            case Asked():
                self._ask(event)
            case Told(text):
                self._tell(text)
            case TookOver():
                self.driven = True
            case HandedBack(did):
                self.driven = False
                self._hear(f"(took over and handed back: {did or 'it is not known what was done'})")
            case Invoked():
                self.invoked, self._outer, self.cursor, self.failures = event, self.cursor, (), 0
                self.before_invoked = len(self.attempts)
            case Returned():
                self.invoked, self.cursor, self.failures = None, self._outer, 0
            case Answered(text):
                self.answer = text
            case Spent():
                self.spending.book(event)
            case Finished(ending, sentence):
                self.ending, self.sentence, self.ended = ending, sentence, event.at
            case Acted():
                self.untouched = event.untouched
                self._act_done()
            case Proposed() | Judged():
                pass  # what the person shows while they drive
            case Decided() | Reviewed() | Paused() | Resumed() | Prompted() | Healed():
                pass
            case Learned() | Recalled() | Verified():
                pass
            case _:
                assert_never(event)

    def _start(self, event: Started) -> None:
        """Begin, or go on where the run that is resumed was cut off."""
        self.id, self.task, self.brain = event.episode, event.task, event.brain
        self.targets, self.started = event.targets, event.at
        self.ending, self.sentence, self.driven, self.failures = None, "", False, 0
        if not event.resumes:
            self.on = event.targets[0][0] if event.targets else ""

    def _plan(self, plan: Planned) -> None:
        """Subgoals that lie behind the run are not planned again."""
        if plan.subgoals != self.subgoals:
            self.subgoals, self.reached = plan.subgoals, 0
            self.spending.next_subgoal()
        self.ledger = replace(self.ledger, facts=plan.facts or self.ledger.facts)
        self.untried, self.passed, self.surprised = True, False, False

    def _act_done(self) -> None:
        if self._intended and self._intended.risk >= CHANGING and not self.driven:
            self.spending.effect()

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        if not asked.own:  # the brain has asked in the light of what was said
            self.reply, self.said = "", []

    def _tell(self, text: str) -> None:
        if self._asked is None:
            self.said.append(text)
        elif not self._asked.own:
            self.reply = text
        self._hear(text)

    def _hear(self, text: str) -> None:
        self.heard.append((self._asked.question if self._asked else "", text))
        self._asked, self.failures, self.surprised = None, 0, True

    def _propose(self, act: Act | None) -> None:
        self._act, self._intended, self._known = act, None, len(self.said)
        if act:
            self.looked, self.parts, self.left_out = {}, [], ""
            self.acts += 1
            self._left = len(act.moves) + len(act.wanted) + 1
            self._one_done()

    def _one_done(self) -> None:
        """A part of the present act is done; with the last one the plan moves on."""
        self._left -= 1
        if self._act and self._left == 0:
            self.cursor, self.on = self._act.cursor, self._act.on
            if self.reply and not self._act.heeds:
                self.reply = ""
            else:
                del self.said[: self._known]  # what was said meanwhile is still to be heeded

    def _judge(self, outcome: Outcome) -> None:
        if self._act and self._intended:
            move, target = self._intended.move, self._intended.target
            act = self._act
            stepwise = bool(act.cursor) and not act.tentative
            self.attempts.append(Attempt(act.words, move, target, outcome, stepwise, act.thought, self.subgoal))
        self._intended, self.untried = None, False
        if outcome.judgement == "worked":
            self.failures = 0
            self._one_done()
        else:
            self.failures += 1
            self._act, self.surprised = None, True
