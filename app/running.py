"""What a run has in its hands: targets, brain, person, the episode so far and the latest screens."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import TypeVar

from app.brains.brain import Brain, Reply, Role, Situation
from app.endings import asked_nobody
from app.episode import Episode
from app.events import Acted, Event, Intended, Observed, Prompted, Spent
from app.executor import Executor, aim
from app.proposals import Act, Move, Outcome
from app.roles import reflector
from app.roles.perceptor import look
from app.session import Session
from app.supervision import NobodyThere, Supervisor
from controllers.errors import ControllerError
from perception.changes import changes, summary
from perception.screen import Observation

PATIENCE = 1.5
"""Seconds that an expectation may take to come true after the screen has settled."""

T = TypeVar("T")
Judge = Callable[[Move, str, Observation, Observation], Outcome]


@dataclass
class Running:
    """One run of one task. `scopes` are the exact origins in which it may act."""

    session: Session
    brain: Brain
    supervisor: Supervisor
    episode: Episode
    pictures: bool = True
    judge: Judge = reflector.judge
    patience: float = PATIENCE
    screens: dict[str, Observation] = field(default_factory=dict)
    scopes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.executor = Executor(self.session)

    def situation(self, before: Observation | None = None) -> Situation:
        """What the roles may look at now."""
        episode = self.episode
        return Situation(episode, episode.on, self.screens[episode.on], self.session.names, before)

    def observe(self, on: str) -> Observed:
        """Look at a target and say what changed since the last look."""
        began, before = time.monotonic(), self.screens.get(on)
        screen = self.screens[on] = look(self.session.target(on), before, picture=self.pictures)
        change = summary(changes(before, screen)) if before else ""
        return Observed(on, replace(screen, elements=screen.shown), change, time.monotonic() - began)

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

    def human(self, move: Move) -> Iterator[Event]:
        """Perform the person's own move on what they see now; the world's refusal is only told."""
        told, began, target = self._told(move), time.monotonic(), "by the person"
        side: tuple[str, ...] = ()
        error = "" if move.on in self.screens else f"There is no target called {move.on}."
        try:
            if not error:
                aimed = aim(move, self.screens[move.on])
                target = f"{aimed.target} by the person"
                yield Intended(told, target, 0)
                side = self.executor.perform(aimed)
        except ControllerError as problem:
            error = str(problem)
        yield Acted(told, target, side, error, time.monotonic() - began)

    def told(self, act: Act) -> Act:
        """The act as it may be told and kept, without what goes into password fields."""
        return replace(act, moves=tuple(self._told(move) for move in act.moves))

    def _told(self, move: Move) -> Move:
        try:
            return aim(move, self.screens[move.on]).told
        except (ControllerError, KeyError):  # nothing there to act on
            return move

    def thought(
        self, role: Role, ask: Callable[[Situation, Brain], Reply[T]], before: Observation | None = None
    ) -> Generator[Event, None, T]:
        """What a role has to say: told before a model is asked, and with what it cost afterwards."""
        if model := self.brain.model(role):
            yield Prompted(role, model)
        reply = ask(self.situation(before), self.brain)
        if model:
            yield Spent(role, **asdict(reply.usage))
        return reply.value

    def answer(self, question: str, candidates: tuple[str, ...]) -> str:
        """The person's answer. Raises Ended when nobody is there, Stopped when they stop the run."""
        try:
            return self.supervisor.answer(question, candidates)
        except NobodyThere:
            raise asked_nobody(question, candidates) from None
