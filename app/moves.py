"""One move: decided, reviewed, made durable, performed, observed and judged."""

import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace

from app.endings import circling, failing, rejected
from app.events import Acted, Asked, Decided, Event, Intended, Judged, Observed, Reviewed, Told, TookOver
from app.executor import Aimed, aim
from app.policy import Context, decide
from app.proposals import Act, Amend, Approve, Decision, Move, Outcome, Reject, TakenOver, Verdict
from app.roles import reflector
from app.running import Running
from app.supervision import NobodyThere
from app.wishes import until_handed_back
from controllers.actions import Wait
from controllers.errors import ControllerError, TargetLost
from perception.changes import changes, summary
from perception.holding import holds
from perception.screen import Observation

MORE_PATIENCE = 4
"""How many times longer is waited for a sign of what was sent, before a person is asked about it."""


@dataclass
class Moves:
    """Makes the moves of one run and counts how often the same one was made on the same screen."""

    run: Running
    _made: dict[str, int] = field(default_factory=dict)
    _decided: int = 0

    def make(self, move: Move, act: Act) -> Generator[Event, None, bool]:
        """Make one move of an act; the generator's value says whether it worked. Raises Ended, Stopped."""
        before = self.run.screens[move.on]
        try:
            aimed = aim(move, before)
        except ControllerError as problem:
            yield Intended(move, "what was meant", 0)
            yield Judged(Outcome("no change", str(problem)))
            failing(self.run.episode)
            return False
        permitted = yield from self._permitted(aimed, act, before)
        if permitted is None:
            yield from self.run.look(move.on)
            return False
        circling(self._times(permitted, before), self.run.episode, permitted.target)
        yield Intended(permitted.told, permitted.target, permitted.risk)
        error = yield from self._perform(permitted)
        yield self.run.observe(move.on) if error else self._awaited(permitted.move, before, self.run.patience)
        outcome = yield from self._judged(permitted, error, before)
        return outcome.judgement == "worked"

    def _permitted(self, aimed: Aimed, act: Act, screen: Observation) -> Generator[Event, None, Aimed | None]:
        """The move that may be made: as proposed or amended; None when the person did it or wants another."""
        while True:
            context = Context(self.run.episode.task, screen, self.run.scopes, aimed.element, act.risk)
            self._decided += 1
            decision = replace(decide(aimed.move, context), number=self._decided)
            element = aimed.element.number if aimed.element else 0
            yield Decided(aimed.told, decision, aimed.target, element, screen.place.scope)
            aimed = replace(aimed, risk=decision.risk)
            if decision.verdict == "allow":
                return aimed
            if decision.verdict == "deny":
                raise rejected(aimed.target, decision, "the policy forbids it")
            verdict = self._review(aimed, decision)
            yield Reviewed(verdict)
            match verdict:
                case Approve():
                    return aimed
                case Amend(move):
                    aimed = aim(replace(move, on=aimed.move.on), screen)
                case Reject(reason) if reason:
                    yield Told(reason)
                    return None
                case Reject():
                    raise rejected(aimed.target, decision, "you said no")
                case TakenOver():
                    yield TookOver(f"instead of {aimed.target}")
                    yield from until_handed_back(self.run.supervisor, self.run.human)
                    return None

    def _review(self, aimed: Aimed, decision: Decision) -> Verdict:
        try:
            return self.run.supervisor.review(aimed.move, decision, aimed.target)
        except NobodyThere:
            raise rejected(aimed.target, decision, "nobody is there to ask") from None

    def _perform(self, aimed: Aimed) -> Generator[Event, None, str]:
        """Perform the move; the generator's value is the world's refusal, "" when there was none."""
        began = time.monotonic()
        side: tuple[str, ...] = ()
        error = ""
        try:
            side = self.run.executor.perform(aimed)
        except TargetLost:
            raise
        except ControllerError as problem:
            error = str(problem)
        yield Acted(aimed.told, aimed.target, side, error, time.monotonic() - began)
        return error

    def _awaited(self, move: Move, before: Observation, patience: float) -> Observed:
        """Look until the expectation holds, within the patience that the move deserves."""
        deadline = time.monotonic() + (move.action.seconds if isinstance(move.action, Wait) else patience)
        while True:
            seen = self.run.observe(move.on)
            screen = self.run.screens[move.on]
            if move.expect is None or holds(move.expect, before, screen) or time.monotonic() >= deadline:
                return replace(seen, change=summary(changes(before, screen)))
            self.run.executor.settle(move.on, deadline)

    def _judged(self, aimed: Aimed, error: str, before: Observation) -> Generator[Event, None, Outcome]:
        outcome = self.run.judge(aimed.move, error, before, self.run.screens[aimed.move.on])
        if self._untraced(outcome, aimed, before):  # what was sent may take its time to show
            yield self._awaited(aimed.move, before, MORE_PATIENCE * self.run.patience)
            outcome = self.run.judge(aimed.move, error, before, self.run.screens[aimed.move.on])
        if outcome.judgement == "undecided":
            outcome = yield from self.run.thought("reflector", reflector.reflect, before)
        if self._untraced(outcome, aimed, before):
            outcome = yield from self._in_doubt(aimed)
        yield Judged(outcome)
        failing(self.run.episode)
        return outcome

    def _untraced(self, outcome: Outcome, aimed: Aimed, before: Observation) -> bool:
        """Whether something was sent that the screen does not show."""
        sent = self.run.screens[aimed.move.on].sent != before.sent
        return sent and outcome.judgement in {"undecided", "no change"}

    def _in_doubt(self, aimed: Aimed) -> Generator[Event, None, Outcome]:
        """Something was sent and the screen does not show it: however harmless it looked, never simply done again."""
        question = f"{aimed.target} was sent, but the screen does not show whether it worked. Did it?"
        yield Asked(question, ("yes", "no"))
        told = self.run.answer(question, ("yes", "no"))
        yield Told(told)
        worked = told.strip().lower() in {"y", "yes", "1"}
        return Outcome("worked" if worked else "no change", f"you said {told}")

    def _times(self, aimed: Aimed, screen: Observation) -> int:
        """How often this very move has been made on this very screen, this time included."""
        state = "|".join(f"{e.fingerprint}={e.value}{sorted(e.states)}" for e in screen.shown)
        key = f"{screen.place.address} {hash(state)} {aimed.move.action!r} {aimed.target}"
        self._made[key] = self._made.get(key, 0) + 1
        return self._made[key]
