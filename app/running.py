"""What a run has in its hands: targets, brain, person, the episode so far and the latest screens."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import TypeVar

from app.asking import asking
from app.brains.brain import Brain, Reply, Role, Situation, Usage
from app.endings import asked_nobody
from app.episode import Episode
from app.errors import BrainError
from app.events import Asked, Event, Observed, Prompted, Spent, Told
from app.executor import Executor, aim
from app.masking import Secrets
from app.proposals import Act, Move, Outcome
from app.roles import reflector
from app.roles.operator import Choice
from app.roles.perceptor import look
from app.session import Session
from app.supervision import NobodyThere, Supervisor
from controllers.actions import SetText, TypeText
from controllers.errors import ControllerError
from perception.changes import changes, summary
from perception.screen import Observation

PATIENCE = 1.5
"""Seconds that an expectation may take to come true after the screen has settled."""

YES = frozenset({"y", "yes", "1"})
NO = frozenset({"n", "no", "2"})

T = TypeVar("T")
Judge = Callable[[Move, str, Observation, Observation], Outcome]


@dataclass
class Running:
    """One run of one task.

    scopes: the exact origins in which it may act. lead: seconds for which a move is shown before it is made.
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

    def __post_init__(self) -> None:
        self.executor = Executor(self.session)
        self.secrets = Secrets()

    def situation(self, before: Observation | None = None) -> Situation:
        """What the roles may look at now."""
        episode = self.episode
        verbs = self.session.target(episode.on).verbs
        return Situation(episode, episode.on, self.screens[episode.on], self.session.names, before, verbs)

    def observe(self, on: str) -> Observed:
        """Look at a target and say what changed since the last look."""
        began, before = time.monotonic(), self.screens.get(on)
        near = bool(self.brain.model("operator"))  # a model is told little else, and can ask for more
        screen = self.screens[on] = look(self.session.target(on), before, picture=self.pictures, near=near)
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

    def told(self, act: Act) -> Act:
        """The act as it may be told and kept, without what goes into password fields."""
        moves = tuple(self.told_move(move) for move in act.moves)
        return replace(act, moves=moves, words=self.secrets.masked(act.words), thought=self.secrets.masked(act.thought))

    def told_move(self, move: Move) -> Move:
        """The same of one move. What is left out is left out of everything told from now on."""
        try:
            told = aim(move, self.screens[move.on]).told
        except (ControllerError, KeyError):  # nothing there to act on
            return move
        if told != move and isinstance(move.action, SetText | TypeText):
            self.secrets.add(move.action.text)
        return told

    def thought(
        self, role: Role, ask: Callable[[Situation, Brain], Reply[T]], before: Observation | None = None
    ) -> Generator[Event, None, T]:
        """What a role has to say: told before a model is asked, and with what it cost afterwards."""
        if model := self.brain.model(role):
            yield Prompted(role, model)
        try:
            reply = ask(self.situation(before), self.brain)
        except BrainError as problem:
            if problem.usage:  # what came to nothing has cost something all the same
                yield self._spent(role, problem.usage)
            raise
        if model:
            if isinstance(reply.value, Choice) and isinstance(reply.value.proposal, Act):
                self.told(reply.value.proposal)  # so that its passwords are known before its words are told
            yield self._spent(role, reply.usage)
        return reply.value

    def _spent(self, role: Role, usage: Usage) -> Spent:
        asked, said = self.secrets.masked(usage.asked), self.secrets.masked(usage.said)
        return Spent(role, **asdict(replace(usage, asked=asked, said=said)))

    def whether(self, question: str) -> Generator[Event, None, bool]:
        """Ask the person, until it is a yes or a no. Raises Ended and Stopped as `answer` does."""
        candidates = ("yes", "no")
        while True:
            yield Asked(question, candidates)
            told = self.answer(question, candidates)
            yield Told(told)
            word = told.strip().rstrip(".!").lower()
            if word in YES | NO:
                return word in YES

    def answer(self, question: str, candidates: tuple[str, ...]) -> str:
        """The person's answer. Raises Ended when nobody is there, Stopped when they stop the run."""
        try:
            with asking():
                return self.supervisor.answer(question, candidates)
        except NobodyThere:
            raise asked_nobody(question, candidates) from None
