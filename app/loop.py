"""The loop: observe, plan, propose, decide, review, intend, act, observe, judge, note (Mobile-Agent-E, arXiv 2501.11733).

A generator of events with no user interface, storage or policy in it. Nothing moves between two events
without the consumer having taken the first.
"""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace

from app.brains.brain import Brain, Situation, Usage
from app.endings import Ended, asked_nobody, circling, failing, out_of_limits, rejected
from app.episode import Episode
from app.events import (
    Acted,
    Answered,
    Asked,
    Decided,
    Event,
    Intended,
    Judged,
    Noted,
    Observed,
    Planned,
    Proposed,
    Reviewed,
    Spent,
    Told,
    TookOver,
)
from app.executor import Aimed, Executor, aim
from app.policy import Context, decide, origin
from app.proposals import Act, Amend, Answer, Approve, Ask, Decision, HandOver, Move, Outcome, Reject, TakenOver, Verdict
from app.roles import manager, notetaker, operator, reflector
from app.roles.perceptor import look
from app.session import Session
from app.supervision import NobodyThere, Supervisor
from app.wishes import heed, until_handed_back
from controllers.actions import Wait
from controllers.errors import ControllerError, TargetLost
from perception.changes import changes, summary
from perception.holding import holds
from perception.screen import Observation

PATIENCE = 1.5
"""Seconds that an expectation may take to come true after the screen has settled."""

Judge = Callable[[Move, str, Observation, Observation], Outcome]


@dataclass
class Loop:
    """One run of one task."""

    session: Session
    brain: Brain
    supervisor: Supervisor
    episode: Episode
    pictures: bool = True
    judge: Judge = reflector.judge
    screens: dict[str, Observation] = field(default_factory=dict)
    scopes: frozenset[str] = frozenset()
    _seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.executor = Executor(self.session)

    def events(self) -> Iterator[Event]:
        """Run until the answer. Raises Ended for every other ending, Stopped when stopped."""
        yield from self._begin()
        while True:
            yield from self._heed()
            out_of_limits(self.episode)
            if why := manager.due(self.episode):
                plan = manager.plan(self.situation(), self.brain)
                yield from _spent("manager", plan.usage)
                yield Planned(plan.value.subgoals, why)
            choice = operator.propose(self.situation(), self.brain)
            yield from _spent("operator", choice.usage)
            proposal = choice.value.proposal
            if isinstance(proposal, Ask) and (news := self._news()):
                yield news
                continue
            yield Proposed(proposal)
            match proposal:
                case Act():
                    yield from self._act(proposal)
                case Ask(question, candidates):
                    yield from self._ask(question, candidates)
                case HandOver(reason):
                    yield from self._hand_over(reason)
                case Answer(text, claims):
                    yield Answered(text, claims)
                    return

    def situation(self, before: Observation | None = None) -> Situation:
        """What the roles may look at now."""
        episode = self.episode
        return Situation(episode, episode.on, self.screens[episode.on], self.session.names, before)

    def observe(self, on: str) -> Observed:
        """Look at a target and say what changed since the last look."""
        began, before = time.monotonic(), self.screens.get(on)
        screen = self.screens[on] = look(self.session.target(on), before, picture=self.pictures)
        change = summary(changes(before, screen)) if before else ""
        return Observed(on, _in_view(screen), change, time.monotonic() - began)

    def _begin(self) -> Iterator[Event]:
        """Open the targets; where they then stand is where the run may act."""
        self.session.open()
        for name in reversed(self.session.names):
            yield from self._look(name)
        places = {origin(screen.place.address) for screen in self.screens.values()}
        self.scopes = self.episode.task.permissions.scopes or frozenset(places)

    def _heed(self) -> Iterator[Event]:
        """Wishes first; after any of them the screen may be another one."""
        heeded = False
        for event in heed(self.supervisor, self.human):
            heeded = True
            yield event
        if heeded:
            yield from self._look(self.episode.on)

    def _look(self, on: str) -> Iterator[Event]:
        self.session.target(on).settled(PATIENCE)
        yield self.observe(on)

    def _act(self, act: Act) -> Iterator[Event]:
        if act.on != self.episode.on or act.on not in self.screens:
            yield from self._look(act.on)
        for move in act.moves:
            if not (yield from self._move(move, act)):
                return
        for wanted in act.wanted:
            try:
                yield Noted(notetaker.take(wanted, self.screens[act.on]))
            except notetaker.NotThere as problem:
                yield from self._ask(f"I cannot read {wanted.name}: {problem}", ())
                return

    def _move(self, move: Move, act: Act) -> Generator[Event, None, bool]:
        """Decide, review, perform and judge one move; the generator's value says whether it worked."""
        before = self.screens[move.on]
        try:
            aimed = aim(move, before)
        except ControllerError as problem:
            return (yield from self._refused(move, str(problem)))
        permitted = yield from self._permitted(aimed, act, before)
        if permitted is None:
            yield from self._look(move.on)
            return False
        circling(self._times_seen(permitted, before), self.episode, permitted.target)
        yield Intended(permitted.move, permitted.target, permitted.risk)
        error = yield from self._perform(permitted)
        yield self._await(permitted.move, before)
        outcome = yield from self._judged(permitted, error, before)
        return outcome.judgement == "worked"

    def _refused(self, move: Move, problem: str) -> Generator[Event, None, bool]:
        yield Intended(move, "what was meant", 0)
        yield Judged(Outcome("no change", problem))
        failing(self.episode)
        return False

    def _permitted(self, aimed: Aimed, act: Act, screen: Observation) -> Generator[Event, None, Aimed | None]:
        """The move that may be made: as proposed, amended, or None when a person did it themselves."""
        while True:
            decision = decide(aimed.move, Context(self.episode.task, screen, self.scopes, aimed.element, act.risk))
            yield Decided(aimed.move, decision)
            aimed = replace(aimed, risk=decision.risk)
            if decision.verdict == "allow":
                return aimed
            if decision.verdict in {"deny", "stop"}:
                raise rejected(aimed.target, decision, "the policy forbids it")
            verdict = self._review(aimed, decision)
            yield Reviewed(verdict)
            match verdict:
                case Approve():
                    return aimed
                case Amend(move):
                    aimed = aim(move, screen)
                case Reject(reason) if reason:
                    yield Told(reason)
                    return None
                case Reject():
                    raise rejected(aimed.target, decision, "you said no")
                case TakenOver():
                    yield TookOver(f"instead of {aimed.target}")
                    yield from until_handed_back(self.supervisor, self.human)
                    return None

    def _review(self, aimed: Aimed, decision: Decision) -> Verdict:
        try:
            return self.supervisor.review(aimed.move, decision, aimed.target)
        except NobodyThere:
            raise rejected(aimed.target, decision, "nobody is there to ask") from None

    def _perform(self, aimed: Aimed) -> Generator[Event, None, str]:
        """Perform the move; the generator's value is the world's refusal, "" when there was none."""
        began = time.monotonic()
        side: tuple[str, ...] = ()
        error = ""
        try:
            side = self.executor.perform(aimed)
        except TargetLost:
            raise
        except ControllerError as problem:
            error = str(problem)
        yield Acted(aimed.move, aimed.target, side, error, time.monotonic() - began)
        return error

    def _await(self, move: Move, before: Observation) -> Observed:
        """Look until the expectation holds, within the patience that the move deserves."""
        patience = move.action.seconds if isinstance(move.action, Wait) else PATIENCE
        deadline = time.monotonic() + patience
        while True:
            news = self.observe(move.on)
            screen = self.screens[move.on]
            if move.expect is None or holds(move.expect, before, screen) or time.monotonic() >= deadline:
                return replace(news, change=summary(changes(before, screen)))
            self.executor.settle(move.on, deadline)

    def _judged(self, aimed: Aimed, error: str, before: Observation) -> Generator[Event, None, Outcome]:
        after = self.screens[aimed.move.on]
        outcome = self.judge(aimed.move, error, before, after)
        if outcome.judgement == "undecided":
            reply = reflector.reflect(self.situation(before), self.brain)
            yield from _spent("reflector", reply.usage)
            outcome = reply.value
        if outcome.judgement in {"undecided", "no change"} and aimed.risk >= 2 and after.sent != before.sent:
            outcome = yield from self._in_doubt(aimed)
        yield Judged(outcome)
        failing(self.episode)
        return outcome

    def _in_doubt(self, aimed: Aimed) -> Generator[Event, None, Outcome]:
        """Something with an effect was sent and the screen does not show it: never simply done again."""
        question = f"{aimed.target} was sent, but the screen does not show whether it worked. Did it?"
        yield Asked(question, ("yes", "no"))
        told = self._answer(question, ("yes", "no"))
        yield Told(told)
        worked = told.strip().lower() in {"y", "yes", "1"}
        return Outcome("worked" if worked else "no change", f"you said {told}")

    def _ask(self, question: str, candidates: tuple[str, ...]) -> Iterator[Event]:
        yield Asked(question, candidates)
        yield Told(self._answer(question, candidates))
        yield from self._look(self.episode.on)

    def _answer(self, question: str, candidates: tuple[str, ...]) -> str:
        try:
            return self.supervisor.answer(question, candidates)
        except NobodyThere:
            raise asked_nobody(question, candidates) from None

    def _hand_over(self, reason: str) -> Iterator[Event]:
        yield TookOver(reason)
        try:
            yield from until_handed_back(self.supervisor, self.human)
        except NobodyThere:
            raise asked_nobody(reason, ()) from None
        yield from self._look(self.episode.on)

    def human(self, move: Move) -> Acted:
        """Perform the person's own move on what they see now; the world's refusal is only told."""
        began = time.monotonic()
        try:
            aimed = aim(move, self.screens[move.on])
            side, error = self.executor.perform(aimed), ""
        except ControllerError as problem:
            return Acted(move, "by the person", (), str(problem))
        return Acted(move, f"{aimed.target} by the person", side, error, time.monotonic() - began)

    def _news(self) -> Observed | None:
        """Before a person's time is taken: does the screen still change by itself?"""
        on, before = self.episode.on, self.screens[self.episode.on]
        self.session.target(on).settled(PATIENCE)
        news = self.observe(on)
        return news if changes(before, self.screens[on]) else None

    def _times_seen(self, aimed: Aimed, screen: Observation) -> int:
        """How often this very move was made on this very screen in this run."""
        state = "|".join(f"{e.fingerprint}={e.value}{sorted(e.states)}" for e in screen.shown)
        key = f"{screen.place.address} {hash(state)} {aimed.move.action!r} {aimed.target}"
        self._seen[key] = self._seen.get(key, 0) + 1
        return self._seen[key]


def _in_view(screen: Observation) -> Observation:
    """What an event tells of a screen: the elements in view."""
    return replace(screen, elements=screen.shown)


def _spent(role: str, usage: Usage) -> Iterator[Event]:
    if usage != Usage():
        yield Spent(role, usage.tokens_in, usage.tokens_out, usage.dollars, usage.seconds)
