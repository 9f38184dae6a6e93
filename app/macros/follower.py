"""A brain that follows a Shortcut to the letter: no model, no guess, and a stop with the exact reason."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar, assert_never

from app.brains.brain import Prompt, Reply, Role, Situation
from app.brains.plain import PlainBrain
from app.errors import BrainError, UserError
from app.macros import offered, signs
from app.macros.aiming import Unsure, aimed, keyed, sought
from app.macros.course import AT_THE_END, Course, Due
from app.macros.healing import GIVEN, Broken, Healing, Remedy, StandIn, uncovering
from app.macros.mender import Mender
from app.macros.refusals import Taken
from app.macros.withheld import Secret, Withheld
from app.proposals import Act, Answer, Ask, Move, Outcome, Proposal, Wanted
from app.roles import reflector
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from controllers.actions import Action, Press, Tap, Wait
from perception.checks import Changed, Check, ElementShown
from perception.resolving import chain
from perception.screen import Element, Observation
from skills import steps
from skills.flow import Cursor, Frame, UnknownName
from skills.mending import retargeted
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Use, WaitFor

T = TypeVar("T")
WAITS = 3
"""How often an element is waited for while its screen is still loading."""


class Halted(BrainError):
    """The Shortcut cannot go on: where it stopped and why, in one sentence. Nothing after that was done."""


class Follower(PlainBrain):
    """Proposes one step after the other; the episode's cursor says where it stands.

    patience: seconds for which an element is waited for. ways: what may stand in for one that does not come.
    """

    name = "macro"

    def __init__(
        self,
        shortcut: Shortcut,
        values: Mapping[str, str],
        secret: Secret,
        patience: float,
        ways: Healing | None = None,
    ) -> None:
        super().__init__()
        self._mender = Mender(ways) if ways else None
        self._shortcut = shortcut
        self._course = Course(shortcut, patience)
        self._withheld = Withheld(frozenset(each.name for each in shortcut.parameters if each.type == "secret"), secret)
        self._values = {**values, **self._withheld.values()}
        self._patience, self._taken = patience, Taken()

    def model(self, role: Role, rung: int = 0) -> str:
        """None, but for the one call about a step that nothing else could mend."""
        return self._mender.model(rung) if self._mender and role == "operator" else ""

    def interrupt(self) -> None:
        if self._mender:
            self._mender.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """As the embedded brain does, unless a model's word is waited for."""
        said = self._mender.put(prompt.situation) if self._mender and prompt.role == "operator" else None
        if said is None:
            return super().ask(prompt, reply)
        due = self._due(prompt.situation.episode.cursor, prompt.situation)
        assert due is not None
        try:
            proposal = self._by(said.value, due, prompt.situation) if said.value else self._proposal(prompt.situation)
        except (Unsure, BrainError) as problem:
            halted = problem if isinstance(problem, BrainError) else self._halted(due, str(problem))
            halted.usage = said.usage  # it was asked all the same
            raise halted from None
        return Reply(Choice(proposal), said.usage)  # type: ignore[arg-type]

    def judge(self, move: Move, error: str, before: Observation, after: Observation) -> Outcome:
        """As the Reflector does, unless it was turned away; what did not come is told with what is like it."""
        move = self._mender.foretold.as_recorded(move) if self._mender else move
        outcome = self._taken.judged(move, reflector.judge(move, error, before, after), before, after)
        missing = move.expect.target if isinstance(move.expect, ElementShown) else None
        if outcome.judgement == "worked" or not isinstance(move.action, Wait) or missing is None:
            return outcome
        return replace(outcome, evidence=sought(missing, after), unseen=False)

    def _plan(self, situation: Situation) -> Plan:
        return Plan(tuple(step.words for step in self._shortcut.steps) or (self._shortcut.name,))

    def _lessons(self, situation: Situation) -> Lessons:
        return Lessons()

    def _proposal(self, situation: Situation) -> Proposal:
        cursor = situation.episode.cursor or (Frame(),)
        if self._mender:
            self._mender.proven.reached(cursor)
        while due := self._due(cursor, situation):
            if situation.episode.said:
                raise self._halted(due, f'a macro cannot heed "{situation.episode.said[-1]}"')
            try:
                proposal = self._again(due, situation) if situation.episode.failures else self._step(due, situation)
            except (Unsure, UserError) as problem:
                raise self._halted(due, str(problem)) from problem
            if proposal:
                return proposal
            cursor = due.after
        return situation.episode.answer_at_end

    def _due(self, cursor: Cursor, situation: Situation) -> Due | None:
        values = {**self._values, **situation.episode.values}
        try:
            return self._course.due(cursor, situation.screen, values)
        except UnknownName as problem:
            raise Halted(f"Stopped before a step that cannot be filled in: {problem}") from problem

    def _halted(self, due: Due, why: str) -> Halted:
        return Halted(f"Stopped at {due.words}: {why.rstrip('.')}. Nothing after that was done.")

    def _step(self, due: Due, situation: Situation) -> Proposal | None:
        """The proposal for a step; None where it is passed over."""
        match due.step:
            case Use(words, target) if target not in situation.targets:
                raise Unsure(f'there is no target "{target}"; name it with --on {target}=...')
            case Use(words, target):
                return Act(words, target, cursor=due.after)
            case WaitFor(_, check) if due.words == AT_THE_END and _has_shown(situation, check):
                return None
            case WaitFor(_, check, seconds):
                said = self._mender.foretold.said_now(check) if self._mender else check
                waiting = self._act(due, situation, Wait(seconds), None, said)
                return replace(waiting, tentative=self._mender is not None)
            case steps.Reply(_, text):
                return Answer(text, situation.episode.claims(text))
            case Read():
                return self._read(due, due.step, situation)
            case Do():
                return self._do(due, due.step, situation)
            case _:
                assert_never(due.step)

    def _read(self, due: Due, step: Read, situation: Situation) -> Proposal:
        found = self._aimed(due, situation)
        if not isinstance(found, Element):
            return found if isinstance(found, Act | Ask) else self._until(due, situation, found)
        return Act(step.words, situation.on, wanted=(Wanted(step.name, found.number, step.asked),), cursor=due.after)

    def _do(self, due: Due, step: Do, situation: Situation) -> Proposal | None:
        if way := self._course.way_there(step, situation.episode, situation.screen.place.scope):
            move = Move(situation.on, way, None, Changed())
            return Act("go to the home screen", situation.on, (move,), cursor=due.at)
        if step.target is None:
            made = [each for each in situation.episode.attempts if not isinstance(each.move.action, Wait)]
            keyed(step, self._course.follows_keys(due), made[-1] if made else None, situation.screen)
            return self._act(due, situation, step.action, None, step.check)
        found = self._aimed(due, situation)
        if isinstance(found, Element):
            action = self._withheld.typed(step.action, found, situation.screen)
            return self._act(due, situation, action, found, step.check)
        if isinstance(found, Act | Ask):
            return found
        return None if step.optional else self._until(due, situation, found)

    def _aimed(self, due: Due, situation: Situation) -> Element | Check | Act | Ask:
        """The element, what must come true before there is one, or what stands in for it. Raises Unsure."""
        assert isinstance(due.step, Do | Read) and due.step.target
        if self._mender:
            self._mender.stays(due.at, situation.screen)
        action = due.step.action if isinstance(due.step, Do) else None
        try:
            return aimed(due.step.target, situation.screen, action)
        except Unsure as problem:
            return self._mended(due, situation, str(problem))

    def _again(self, due: Due, situation: Situation) -> Proposal:
        """What comes after a move that did not work: where its element did not come, what stands in for that."""
        last = situation.episode.attempts[-1]
        waited = due.step.target if isinstance(due.step, Do | Read) and isinstance(last.move.action, Wait) else None
        if self._mender and isinstance(due.step, WaitFor) and (closing := uncovering(due.step, situation.screen)):
            return self._done_on(closing, due, situation)
        if self._mender is None:
            raise Unsure(last.outcome.evidence)
        if waited is None or self._mender.has_made_good(due.at):
            return self._made_good(self._mender, due, situation)
        if situation.screen.loading and situation.episode.failures < WAITS:
            return self._until(due, situation, last.move.expect or ElementShown(waited))
        return self._mended(due, situation, last.outcome.evidence)

    def _mended(self, due: Due, situation: Situation, why: str) -> Act | Ask:
        """The step on what stands in for its element, or what leads to that. Raises Unsure."""
        broken = self._broken(due, situation)
        if self._mender is None or broken is None or broken.step.target is None:
            raise Unsure(why)
        if needless := self._mender.already.nothing_to_change(broken, situation.on):
            return self._by(needless, due, situation)
        if shown := offered.pressed(broken, situation.on):
            return self._by(shown, due, situation)
        if first := self._mender.shown_first(broken, due, situation.on):
            return first
        found = self._mender.stand_in(broken, due, situation.on, why, situation.episode.reply)
        if found is None:
            return Act(f"ask a model about {due.words}", situation.on, cursor=due.at)
        return found if isinstance(found, Ask) else self._done_on(found, due, situation)

    def _made_good(self, mender: Mender, due: Due, situation: Situation) -> Act:
        """What follows a step that could not be done as it is, or that was done and did not show it. Raises Unsure."""
        last, broken = situation.episode.attempts[-1], self._broken(due, situation)
        undone = situation.episode.untouched or (broken and signs.left_no_trace(broken, last, mender.acted_on))
        if undone and mender.once("again", due.at) and isinstance(again := self._step(due, situation), Act):
            return again
        made = mender.made_good(broken, last, due, self._patience)
        if made is None:
            return Act(f"ask a model about {due.words}", situation.on, cursor=due.at)
        return self._by(made, due, situation)

    def _by(self, made: Remedy | StandIn, due: Due, situation: Situation) -> Act:
        """The due step by what stands in for its element, or ended in another way. Raises Unsure."""
        if not isinstance(made, Remedy):
            return self._done_on(made, due, situation)
        mend = self._course.counted(made.mend, due)
        if self._mender and isinstance(due.step, Do) and mend.how != "retyped":
            self._mender.foretold.heard(due.step.check, mend.check)
        return Act(due.step.words, situation.on, made.moves, cursor=due.after, mend=mend, tentative=True)

    def _broken(self, due: Due, situation: Situation) -> Broken | None:
        return self._course.broken(due, situation.screen, {**self._values, **situation.episode.values})

    def _done_on(self, found: StandIn, due: Due, situation: Situation) -> Act:
        """The due step on what stands in for its element, or what closes what lies over that. Raises Unsure."""
        element, mend = found[0], self._course.counted(found[1], due)
        if self._mender and (broken := self._broken(due, situation)):
            self._mender.trying(broken, found, due)
        if mend.how in {"in the way", "opened"}:
            closed = mend.how == "in the way" and [each.words for each in situation.episode.attempts]
            if closed and mend.found in closed:
                raise Unsure(f"{mend.found} was closed already and is in the way again")
            move = Move(situation.on, Tap(), element.number, Changed())
            return Act(mend.found, situation.on, (move,), cursor=due.at, mend=mend)
        if mend.how == "in vain":
            tapped = element.visibility != "covered"
            move = Move(situation.on, Tap() if tapped else Press("Escape"), element.number if tapped else None, GIVEN)
            return Act(f"close {mend.found}", situation.on, (move,), cursor=due.at, mend=mend)
        if isinstance(due.step, Read):
            wanted = (Wanted(due.step.name, element.number, due.step.asked),)
            return Act(due.step.words, situation.on, wanted=wanted, cursor=due.after, mend=mend)
        assert isinstance(due.step, Do)
        target = chain(element, situation.screen.elements, lasting=True)
        action = self._withheld.typed(due.step.action, element, situation.screen)
        check = retargeted(due.step.check, due.step.target, target)
        return replace(self._act(due, situation, action, element, check), mend=mend)

    def _until(self, due: Due, situation: Situation, check: Check) -> Act:
        """Wait for what the step needs; the plan stays where it is."""
        move = Move(situation.on, Wait(self._patience), None, check)
        return Act(due.words, situation.on, (move,), cursor=due.at, tentative=self._mender is not None)

    def _act(self, due: Due, situation: Situation, action: Action, element: Element | None, check: Check | None) -> Act:
        """One move. The page may still be at work after it, unless the next step depends on what is not there."""
        expected = self._expecting(due, situation, check) if isinstance(due.step, Do) else check
        move = Move(situation.on, action, element.number if element else None, expected)
        self._taken = self._course.taken(due, situation.screen, {**self._values, **situation.episode.values})
        if self._mender:
            self._mender.acting(due.step, self._course.kept(due), action, element, situation.screen)
        eager, then = self._course.leads_on(due, check), self._course.brings(due, self._taken)
        words = due.words if isinstance(action, Wait) else due.step.words
        return Act(words, situation.on, (move,), cursor=due.after, eager=eager, then=None if eager else then)

    def _expecting(self, due: Due, situation: Situation, check: Check | None) -> Check | None:
        """What the step awaits, in the words that are known for it by now as well."""
        broken = self._broken(due, situation) if self._mender else None
        return self._mender.foretold.expecting(broken, due.words, check) if self._mender else check


def _has_shown(situation: Situation, check: Check) -> bool:
    """Whether the last thing done has brought that about, though it may be told for a moment only."""
    last = situation.episode.attempts[situation.episode.before_invoked :][-1:]
    return any(each.outcome.judgement == "worked" and each.move.expect == check for each in last)
