"""One move: decided, reviewed, made durable, performed, observed and judged."""

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from app.arriving import brought
from app.asking import asking
from app.constraints import forbidden
from app.driving import Driving
from app.endings import end_if_circling, end_if_failing, end_if_out_of_effects, rejected
from app.events import Acted, Decided, Event, Intended, Judged, Reviewed, Told, TookOver
from app.executor import Aimed, Rest, aim, meant, refused
from app.learning.heeding import cautioned
from app.policy.deciding import Context, decide
from app.policy.scopes import is_opened, is_page, is_phone, is_program
from app.proposals import Act, Amend, Approve, Decision, Move, Outcome, Reject, TakenOver, Verdict
from app.questions import whether
from app.roles import reflector
from app.running import Running
from app.supervision import NobodyThere
from app.tasks import CHANGING
from app.transcript import in_words
from app.wishes import heed, until_handed_back
from controllers.actions import DoubleTap, LongPress, Open, Press, SetChecked, Switch, Tap, Wait
from controllers.errors import ControllerError, TargetLost
from perception.changes import changes, summary
from perception.checks import Changed
from perception.holding import holds
from perception.screen import Observation
from perception.telling import check_in_words

PHONE_PATIENCE = 3
MORE_PATIENCE = 4
"""How many times longer is waited for a sign of what was sent, before a person is asked about it."""
FELT = (Tap, DoubleTap, LongPress, Press, SetChecked)
"""What a phone cannot have done without having been touched."""


@dataclass
class Moves:
    """Makes the moves of one run."""

    run: Running

    def make(self, number: int, act: Act, decided_on: Observation) -> Generator[Event, None, bool]:
        """Make the move of that number of an act; the generator's value says whether it worked. Raises Ended, Stopped.

        decided_on: the screen on which the act was decided, which tells what is meant by what is gone meanwhile.
        """
        move, *later = act.moves[number:]
        permitted = yield from self._permitted(move, act, decided_on)
        if permitted is None:
            return False
        before = self.run.screens[move.on]
        end_if_circling(self._made(permitted, before), self.run.episode, permitted.target)
        if permitted.risk >= CHANGING:
            end_if_out_of_effects(self.run.episode)
        yield Intended(permitted.told, permitted.target, permitted.risk, permitted.found_by)
        began = time.monotonic()
        rest = _rest(act, permitted.move, before)
        error = yield from self._perform(permitted, rest)
        if error:
            yield self.run.observe(move.on)
        else:
            yield from self._awaited(permitted.move, before, self._patience(before))
            if rest == "whole" and act.then and not brought(act.then, before, self.run.screens[move.on]):
                yield from self.run.look(move.on)
        outcome = yield from self._judged(permitted, error, before, began, later)
        return outcome.judgement == "worked"

    def _made(self, permitted: Aimed, screen: Observation) -> int:
        """In how many acts the move, as it may be told and kept, has been made on this very screen."""
        return self.run.progress.making(permitted.told, permitted.target, screen, self.run.episode.acts)

    def _permitted(self, move: Move, act: Act, decided_on: Observation) -> Generator[Event, None, Aimed | None]:
        """The move that may be made: as proposed or amended; None when it is not to be made."""
        wanted: Move | None = move
        while wanted:
            screen = self.run.screens[wanted.on]
            try:
                aimed = aim(wanted, screen)
            except ControllerError as problem:
                yield from self._untried(*meant(wanted, decided_on), Outcome("no change", str(problem)))
                return None
            if said := self._forbidden(aimed):
                yield from self._untried(aimed.told, aimed.target, Outcome("refused", f'the task says "{said}"'))
                return None
            if learned := self._cautioned(aimed, screen):
                yield from self._untried(aimed.told, aimed.target, Outcome("refused", learned))
                return None
            decision = self._decision(aimed, act, screen)
            if decision.verdict == "ask":  # what was said before the question is no answer to it
                heeded = yield from heed(self.run.supervisor, Driving(self.run))
                if heeded != "nothing":
                    yield from self.run.look(aimed.move.on)
                    if heeded == "redirected":
                        return None
                    continue
            element = aimed.element.number if aimed.element else 0
            yield Decided(aimed.told, decision, aimed.target, element, screen.place.scope)
            aimed = replace(aimed, risk=decision.risk)
            settle = self._allowed if decision.verdict == "allow" else self._reviewed
            answer = yield from settle(aimed, decision)
            if isinstance(answer, Aimed):
                return answer
            wanted = answer
        return None

    def _untried(self, told: Move, target: str, outcome: Outcome) -> Iterator[Event]:
        """A move that cannot be made counts as one that did not work."""
        yield Intended(told, target, 0)
        self.run.progress.failed()
        yield Judged(outcome)
        end_if_failing(self.run.episode)

    def _forbidden(self, aimed: Aimed) -> str:
        """What the task itself says against the move; "" where it says nothing."""
        open_ = (constraint for _, constraint in self.run.episode.ledger.open)
        return forbidden(open_, in_words(aimed.told, aimed.target))

    def _cautioned(self, aimed: Aimed, screen: Observation) -> str:
        """What was learned against making this move now; "" where nothing was, or a model insists on it."""
        tip = cautioned(self.run.recalled(aimed.move.on).tips, aimed.move.action, aimed.element, screen)
        told = f"learned before: {tip.text}" if tip else ""
        insists = any(each.outcome.evidence == told for each in self.run.episode.attempts)
        return "" if insists and self.run.brain.model("operator") else told

    def _decision(self, aimed: Aimed, act: Act, screen: Observation) -> Decision:
        """The policy's word, numbered."""
        heard = tuple(said for _, said in self.run.episode.heard)
        context = Context(self.run.episode.task, screen, self.run.scopes, aimed.element, act.risk, heard)
        return replace(decide(aimed.move, context), number=self.run.number())

    def _allowed(self, aimed: Aimed, decision: Decision) -> Generator[Event, None, Aimed | Move | None]:
        """The move, unless the person wishes otherwise before it is made: after a pause, it is aimed again."""
        heeded = yield from heed(self.run.supervisor, Driving(self.run), self.run.lead)
        if heeded == "nothing":
            return aimed
        yield from self.run.look(aimed.move.on)
        return aimed.move if heeded == "paused" else None

    def _reviewed(self, aimed: Aimed, decision: Decision) -> Generator[Event, None, Aimed | Move | None]:
        """The move, or another, as the person says. Raises Ended when it may not be made."""
        if decision.verdict == "deny":
            raise rejected(aimed.target, decision, "the policy forbids it")
        verdict = self._review(aimed, decision)
        if isinstance(verdict, Amend):
            verdict = replace(verdict, move=replace(verdict.move, on=aimed.move.on))
        told = replace(verdict, move=self.run.told_move(verdict.move)) if isinstance(verdict, Amend) else verdict
        yield Reviewed(told)
        match verdict:
            case Approve():
                return aimed
            case Amend(move):
                return move
            case Reject(reason) if reason:
                yield Told(reason)
            case Reject():
                raise rejected(aimed.target, decision, "you said no")
            case TakenOver():
                yield TookOver(f"instead of {aimed.target}")
                yield from until_handed_back(self.run.supervisor, Driving(self.run))
        yield from self.run.look(aimed.move.on)
        return None

    def _review(self, aimed: Aimed, decision: Decision) -> Verdict:
        try:
            with asking():
                return self.run.supervisor.review(aimed.move, decision, aimed.target)
        except NobodyThere:
            raise rejected(aimed.target, decision, "nobody is there to ask") from None

    def _perform(self, aimed: Aimed, rest: Rest) -> Generator[Event, None, str]:
        """Perform the move; the generator's value is the world's refusal, "" when there was none."""
        began = time.monotonic()
        side: tuple[str, ...] = ()
        error, untouched = "", False
        try:
            side = self.run.executor.perform(aimed, rest)
        except TargetLost:
            raise
        except ControllerError as problem:
            error, untouched = refused(problem, self.run.screens[aimed.move.on]), problem.untouched
        yield Acted(aimed.told, aimed.target, side, error, time.monotonic() - began, untouched)
        if isinstance(aimed.move.action, Open | Switch) and not error:
            self._opened(aimed.move.action, aimed.move.on)
        return error

    def _opened(self, action: Open | Switch, on: str) -> None:
        """The program or app that was opened on the person's word is one in which the run may act."""
        screen = self.run.screens[on]
        if is_program(screen.place.scope) or is_phone(screen):
            place = self.run.session.target(on).capture(picture=False).place
            if is_opened(action, place):
                self.run.scopes |= {place.scope}

    def _awaited(self, move: Move, before: Observation, patience: float) -> Generator[Event, None, None]:
        """Look until the expectation holds, within the patience that the move deserves.

        A wait may be long: the person can pause it or take over meanwhile, which costs it no time. Where nothing is
        expected, but a change alone shows that the move was made, a screen without one is looked at once more.
        """
        waiting = isinstance(move.action, Wait)
        seconds = move.action.seconds if isinstance(move.action, Wait) else patience
        deadline = time.monotonic() + seconds
        again = move.expect is None and not isinstance(move.action, reflector.QUIET)
        while True:
            last = self.run.screens[move.on]
            seen = self.run.observe(move.on)
            screen = self.run.screens[move.on]
            there = holds(move.expect, before, screen) if move.expect else not again or changes(before, screen)
            if there or (not again and time.monotonic() >= deadline):
                yield seen if last is before else replace(seen, change=summary(changes(before, screen)))
                return
            if waiting and (yield from heed(self.run.supervisor, Driving(self.run))) != "nothing":
                deadline = time.monotonic() + seconds
            again = False
            self.run.executor.settle(move.on, deadline)

    def _judged(
        self, aimed: Aimed, error: str, before: Observation, began: float, later: Sequence[Move]
    ) -> Generator[Event, None, Outcome]:
        """How it turned out. later: the moves of the same act after it; a wait that comes next may tell."""
        outcome = self.run.judge(aimed.move, error, before, self.run.screens[aimed.move.on])
        if not error and outcome.judgement in {"undecided", "no change"} and _waits(later, before):
            yield from self._awaited(later[0], before, self.run.patience)
            outcome = self._borne_out(later[0], before) or outcome
        missed = self._untraced(outcome, aimed, before, error) and self._missed(aimed, before, began)
        if missed:
            outcome = Outcome("no change", "no touch reached the phone")
        elif self._untraced(outcome, aimed, before, error) or (not error and self._at_work(outcome, aimed, before)):
            # what was sent, and what a screen is at work on, may take its time to show
            yield from self._awaited(aimed.move, before, MORE_PATIENCE * self.run.patience)
            outcome = self.run.judge(aimed.move, error, before, self.run.screens[aimed.move.on])
        if outcome.judgement == "undecided":
            why = f"the checks could not decide: {outcome.evidence}"
            outcome = yield from self.run.thought("reflector", reflector.reflect, why, before)
        if not missed and self._untraced(outcome, aimed, before, error):
            outcome = yield from self._in_doubt(aimed)
        self.run.progress.judged(outcome, self.run.screens[aimed.move.on])
        yield Judged(outcome)
        end_if_failing(self.run.episode)
        return outcome

    def _borne_out(self, wait: Move, before: Observation) -> Outcome | None:
        """That the move before a wait has worked, where what is waited for is there."""
        there = wait.expect and holds(wait.expect, before, self.run.screens[wait.on])
        return Outcome("worked", check_in_words(wait.expect)) if wait.expect and there else None

    def _patience(self, before: Observation) -> float:
        """Seconds for which a sign of what was done is waited for; apps of a phone take a while to come up."""
        return self.run.patience * (PHONE_PATIENCE if is_phone(before) else 1)

    def _untraced(self, outcome: Outcome, aimed: Aimed, before: Observation, error: str) -> bool:
        """Whether something was sent that the screen does not show; of a phone nobody knows what it sends.

        A grave touch that went astray, as the phone was turned under it, may have met what it was meant for.
        """
        sent = self.run.screens[aimed.move.on].sent != before.sent
        changing = aimed.risk >= CHANGING and is_phone(before)
        astray = sent and changing and bool(error)
        return astray or ((sent or (changing and not error)) and outcome.judgement in {"undecided", "no change"})

    def _at_work(self, outcome: Outcome, aimed: Aimed, before: Observation) -> bool:
        """Whether what was expected is not there yet, and the screen tells that it is at work since the move."""
        if outcome.judgement == "worked":
            return False
        came = changes(before, self.run.screens[aimed.move.on]).came
        return any(element.role == "progressbar" for element in came)

    def _missed(self, aimed: Aimed, before: Observation, began: float) -> bool:
        """Whether the move certainly never reached its target, so that it may be made again."""
        if self.run.screens[aimed.move.on].sent != before.sent or not isinstance(aimed.move.action, FELT):
            return False
        return self.run.executor.felt(aimed.move.on, began) is False

    def _in_doubt(self, aimed: Aimed) -> Generator[Event, None, Outcome]:
        """Something was sent and the screen does not show it: however harmless it looked, never simply done again."""
        question = f"{aimed.target} was sent, but the screen does not show whether it worked. Did it?"
        worked = yield from whether(self.run, question)
        return Outcome("worked", "you said yes") if worked else Outcome("no change", "you said no")


def _waits(later: Sequence[Move], before: Observation) -> bool:
    """Whether what comes next is a wait for something that was not there before."""
    return bool(later) and isinstance(later[0].action, Wait) and _shows(later[0], before)


def _shows(move: Move, before: Observation) -> bool:
    """Whether what is expected will show that the move is done. What holds already does not, nor does any change."""
    return move.expect is not None and move.expect != Changed() and not holds(move.expect, before, before)


def _rest(act: Act, move: Move, before: Observation) -> Rest:
    """What the screen needs before the first look that may show the move to be done."""
    if not _shows(move, before):
        return "quiet"
    return "none" if act.eager else "whole" if act.then and is_page(before) else "quiet"
