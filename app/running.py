"""What a run has in its hands: targets, brain, person, the episode so far and the latest screens."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import TypeVar, assert_never

from app.brains.brain import Brain, Reply, Role, Situation, Usage
from app.endings import end_if_out_of_budget, seconds_left
from app.episode import Episode
from app.errors import BrainError
from app.events import Event, Observed, Prompted, Spent
from app.executor import Executor, without_secret
from app.invocations import Recalled
from app.learning.memory import Blank, Memory
from app.masking import Secrets
from app.progress import Progress
from app.proposals import Act, Answer, Ask, GiveUp, HandOver, Invoke, LookUp, Move, Outcome, Proposal
from app.recording.demonstrating import Demonstrating
from app.roles import reflector
from app.roles.operator import Choice
from app.roles.perceptor import look
from app.session import Session
from app.spending import Allowance
from app.supervision import Supervisor
from controllers.actions import SetText, TypeText
from controllers.errors import ControllerError
from perception.changes import changes, summary
from perception.screen import Observation
from skills.recall import Recollection

PATIENCE = 1.5
"""Seconds that an expectation may take to come true after the screen has settled."""

T = TypeVar("T")
Judge = Callable[[Move, str, Observation, Observation], Outcome]


@dataclass
class Running:
    """One run of one task.

    scopes: the exact origins in which it may act. lead: seconds for which a move is shown before it is made.
    progress: whether it gets on. memory: what was learned before.
    """

    session: Session
    brain: Brain
    supervisor: Supervisor
    episode: Episode
    pictures: bool = True
    judge: Judge = reflector.judge
    patience: float = PATIENCE
    lead: float = 0.0
    screens: dict[str, Observation] = field(default_factory=dict)
    scopes: frozenset[str] = frozenset()
    progress: Progress = field(default_factory=Progress)
    memory: Memory = field(default_factory=Blank)

    def __post_init__(self) -> None:
        self.executor = Executor(self.session)
        self.secrets = Secrets()
        self.shown = Demonstrating(self.session, self.screens)
        self.unread = set[str]()
        self._numbered = 0
        self._recalled: tuple[str, Recollection] = "", Recollection()
        self._reminded_of: tuple[str, ...] = ()

    def situation(self, role: Role, before: Observation | None = None) -> Situation:
        """What a role may look at now."""
        episode, on = self.episode, self.episode.on
        verbs = self.session.target(on).verbs
        allowance = episode.spending.allowance(episode.task.limits, role)
        allowance = allowance.least(Allowance(seconds=seconds_left(episode)))
        return Situation(
            episode, on, self.screens[on], self.session.names, before, verbs, self.rung, allowance, self.recalled(on)
        )

    def recalled(self, on: str) -> Recollection:
        """What fits the task on the present screen of a target; asked for anew on another one."""
        place = f"{on} {self.screens[on].place.address}"
        if self._recalled[0] != place:
            self._recalled = place, self.memory.recall(self.episode.task.instruction, self.screens[on])
        return self._recalled[1]

    @property
    def rung(self) -> int:
        """How far up the ladder of models: one rung for every failure in a row, and one for being stuck."""
        return max(self.episode.failures, int(self.progress.stuck))

    def observe(self, on: str, *, picture: bool = False) -> Observed:
        """Look at a target and say what changed since the last look. picture: take one even if the run takes none."""
        began, before = time.monotonic(), self.screens.get(on)
        near = bool(self.brain.model("operator"))  # a model is told little else, and can ask for more
        screen = self.screens[on] = look(self.session.target(on), before, picture=self.pictures or picture, near=near)
        change = summary(changes(before, screen)) if before else ""
        return Observed(on, replace(screen, elements=screen.shown), change, time.monotonic() - began)

    def whole(self, on: str) -> Observation:
        """The screen of a target with what lies far out of view, too; read anew only where that was left out."""
        screen = self.screens[on]
        if screen.beyond:
            whole = look(self.session.target(on), screen, picture=False)
            screen = self.screens[on] = replace(whole, picture=screen.picture)
        return screen

    def look(self, on: str) -> Iterator[Event]:
        """Let a target come to rest and look at it."""
        self.session.target(on).settled(self.patience)
        yield self.observe(on)

    def news(self) -> Observed | None:
        """Does the present screen still change by itself? What it has become, or None."""
        on, before = self.episode.on, self.screens[self.episode.on]
        self.session.target(on).settled(self.patience)
        seen = self.observe(on)
        return seen if changes(before, self.screens[on]) else None

    def told(self, proposal: Proposal) -> Proposal:
        """The proposal as it may be told and kept, without what goes into password fields."""
        masked = self.secrets.masked
        match proposal:
            case Act(words, _, moves, thought=thought, answer=answer):
                told = tuple(self.told_move(move) for move in moves)
                end = replace(answer, text=masked(answer.text)) if answer else None
                return replace(proposal, moves=told, words=masked(words), thought=masked(thought), answer=end)
            case Ask(question, candidates):
                return replace(proposal, question=masked(question), candidates=tuple(map(masked, candidates)))
            case HandOver(reason) | GiveUp(reason):
                return replace(proposal, reason=masked(reason))
            case Answer(text):
                return replace(proposal, text=masked(text))
            case LookUp() | Invoke():
                return proposal
        assert_never(proposal)

    def told_move(self, move: Move) -> Move:
        """The move without what it types into a secret field, masked in all the brain says from now on."""
        try:
            told = without_secret(move, self.screens[move.on])
        except (ControllerError, KeyError):  # nothing there to act on
            return move
        if told != move and isinstance(move.action, SetText | TypeText):
            self.secrets.add(move.action.text)
        return told

    def thought(
        self, role: Role, ask: Callable[[Situation, Brain], Reply[T]], why: str = "", before: Observation | None = None
    ) -> Generator[Event, None, T]:
        """What a role has to say: told before a model is asked, and with what it cost afterwards.

        `why` says what it is asked for. Raises Ended when a budget has nothing left to ask a model.
        """
        if model := self.brain.model(role, self.rung):
            end_if_out_of_budget(self.episode, role)
            why = "; ".join(part for part in (why, self._climbed(role, model)) if part)
            yield Prompted(role, model, why)
            if role in {"manager", "operator"}:
                yield from self._reminded()
        try:
            reply = ask(self.situation(role, before), self.brain)
        except BrainError as problem:
            if problem.usage:  # what came to nothing has cost something all the same
                yield self._spent(role, problem.usage, why)
            raise
        if model:
            if isinstance(reply.value, Choice):
                self.told(reply.value.proposal)  # so that its passwords are known before its words are told
            yield self._spent(role, reply.usage, why)
        return reply.value

    def _reminded(self) -> Iterator[Recalled]:
        """What was learned before, where the model was not told that already."""
        found = self.recalled(self.episode.on)
        told = Recalled(tuple(tip.text for tip in found.tips), tuple(each.shortcut.name for each in found.shortcuts))
        if told.listed != self._reminded_of:
            self._reminded_of = told.listed
            yield told

    def _climbed(self, role: Role, model: str) -> str:
        """Why this model is asked and not the first of the ladder; "" where it is the first."""
        if model == self.brain.model(role):
            return ""
        failures = self.episode.failures
        return f"a dearer model, after {failures} failed" if failures else "a dearer model, as the run was stuck"

    def _spent(self, role: Role, usage: Usage, why: str) -> Spent:
        masked = self.secrets.masked
        troubles = tuple(map(masked, usage.troubles))
        told = replace(usage, asked=masked(usage.asked), said=masked(usage.said), troubles=troubles)
        return Spent(role, **asdict(told), why=masked(why))

    def number(self) -> int:
        """The next decision or question gets this one, so that a person's word meets what it was meant for."""
        self._numbered += 1
        return self._numbered
