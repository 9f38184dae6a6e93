"""A brain that follows a Shortcut to the letter: no model, no guess, and a stop with the exact reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from app.brains.brain import Situation
from app.brains.plain import PlainBrain
from app.errors import BrainError, UserError
from app.macros.aiming import Unsure, aimed, sought
from app.proposals import Act, Answer, Move, Outcome, Proposal, Wanted
from app.roles import reflector
from app.roles.learner import Lessons
from app.roles.manager import Plan
from controllers.actions import Action, Open, SetText, Switch, TypeText, Wait
from perception.checks import Check, ElementShown
from perception.screen import Element, Observation
from skills.flow import Cursor, Frame, UnknownName, ahead, names, renamed, upcoming
from skills.shortcuts import Shortcut
from skills.steps import Do, Plain, Read, Reply, Step, Use, WaitFor

Secret = Callable[[str, Element, Observation], str]
"""The secret of that name for that field on that screen; raises UserError where it does not belong there."""
BEFOREHAND = "what must hold at the beginning"
AT_THE_END = "what must hold at the end"


class Halted(BrainError):
    """The Shortcut cannot go on: where it stopped and why, in one sentence. Nothing after that was done."""


@dataclass(frozen=True, slots=True)
class _Present:
    """The step that is due, where it stands, and where the plan stands after it."""

    step: Plain
    words: str
    at: Cursor
    after: Cursor


class Follower(PlainBrain):
    """Proposes one step after the other; the episode's cursor says where it stands.

    patience: seconds for which an element is waited for.
    """

    name = "macro"

    def __init__(self, shortcut: Shortcut, values: Mapping[str, str], secret: Secret, patience: float) -> None:
        super().__init__()
        self._shortcut = shortcut
        self._plan_steps = _checked(shortcut, patience)
        self._secrets = frozenset(each.name for each in shortcut.parameters if each.type == "secret")
        # A secret stands for itself until it is known which field it goes into.
        self._values = {**values, **{name: f"{{{name}}}" for name in self._secrets}}
        self._secret = secret
        self._patience = patience

    def judge(self, move: Move, error: str, before: Observation, after: Observation) -> Outcome:
        """As the Reflector does; what did not come is told with how it was looked for and what is like it."""
        outcome = reflector.judge(move, error, before, after)
        missing = move.expect.target if isinstance(move.expect, ElementShown) else None
        if outcome.judgement == "worked" or not isinstance(move.action, Wait) or missing is None:
            return outcome
        return replace(outcome, evidence=sought(missing, after))

    def _plan(self, situation: Situation) -> Plan:
        return Plan(tuple(dict.fromkeys(step.words for step in self._plan_steps)) or (self._shortcut.name,))

    def _lessons(self, situation: Situation) -> Lessons:
        return Lessons()

    def _proposal(self, situation: Situation) -> Proposal:
        cursor = situation.episode.cursor or (Frame(),)
        while due := self._due(cursor, situation):
            if situation.episode.said:
                raise self._halted(due, f'a macro cannot heed "{situation.episode.said[-1]}"')
            if situation.episode.failures:
                raise self._halted(due, situation.episode.attempts[-1].outcome.evidence)
            try:
                proposal = self._step(due, situation)
            except (Unsure, UserError) as problem:
                raise self._halted(due, str(problem)) from problem
            if proposal:
                return proposal
            cursor = due.after
        return self._finished(situation)

    def _due(self, cursor: Cursor, situation: Situation) -> _Present | None:
        values = {**self._values, **situation.episode.values}
        try:
            coming = upcoming(self._plan_steps, cursor, situation.screen, values)
        except UnknownName as problem:
            raise Halted(f"Stopped before a step that cannot be filled in: {problem}") from problem
        if coming is None:
            return None
        step, after = coming
        return _Present(step, self._place(step, cursor, after), cursor, after)

    def _place(self, step: Plain, before: Cursor, after: Cursor) -> str:
        """Where the step stands, e.g. `step 3 of 8, click Save`."""
        if step.words in (BEFOREHAND, AT_THE_END):
            return step.words
        done = after[0].index if len(after) == 1 else after[0].index + 1
        first = self._plan_steps[0].words == BEFOREHAND
        return f"step {done - first} of {len(self._shortcut.steps)}, {step.words}"

    def _halted(self, due: _Present, why: str) -> Halted:
        return Halted(f"Stopped at {due.words}: {why.rstrip('.')}. Nothing after that was done.")

    def _step(self, due: _Present, situation: Situation) -> Proposal | None:
        """The proposal for a step; None where it is passed over."""
        match due.step:
            case Use(words, target) if target not in situation.targets:
                raise Unsure(f'there is no target "{target}"; name it with --on {target}=...')
            case Use(words, target):
                return Act(words, target, cursor=due.after)
            case WaitFor(words, check, seconds):
                return self._act(due, situation, Wait(seconds), None, check)
            case Reply(_, text):
                return Answer(text, _claims(text, situation))
            case Read():
                return self._read(due, due.step, situation)
            case Do():
                return self._do(due, due.step, situation)
            case _:
                assert_never(due.step)

    def _read(self, due: _Present, step: Read, situation: Situation) -> Proposal:
        found = aimed(step.target, situation.screen, None)
        if not isinstance(found, Element):
            return self._until(due, situation, found)
        return Act(step.words, situation.on, wanted=(Wanted(step.name, found.number, step.asked),), cursor=due.after)

    def _do(self, due: _Present, step: Do, situation: Situation) -> Proposal | None:
        self._in_place(step, situation)
        if step.target is None:
            return self._act(due, situation, step.action, None, step.check)
        found = aimed(step.target, situation.screen, step.action)
        if isinstance(found, Element):
            action = self._with_secrets(step.action, found, situation.screen)
            return self._act(due, situation, action, found, step.check)
        return None if step.optional else self._until(due, situation, found)

    def _in_place(self, step: Do, situation: Situation) -> None:
        """Raises Unsure where the first step would be done somewhere else than the Shortcut is made for."""
        place = situation.screen.place.scope
        begun = bool(situation.episode.attempts) or isinstance(step.action, Open | Switch)
        if not begun and self._shortcut.scope not in ("", place):
            raise Unsure(f'"{self._shortcut.name}" is made for {self._shortcut.scope}, and this is {place}')

    def _with_secrets(self, action: Action, field: Element, screen: Observation) -> Action:
        """The action with the secrets that it types, each fetched for this very field. Raises UserError."""
        wanted = self._secrets.intersection(names(action))
        if not wanted:
            return action
        if not isinstance(action, SetText | TypeText):
            raise Unsure(f"{min(wanted)} is a secret and can only be typed")
        return renamed(action, {name: self._secret(name, field, screen) for name in wanted})

    def _until(self, due: _Present, situation: Situation, check: Check) -> Act:
        """Wait for what the step needs; the plan stays where it is."""
        move = Move(situation.on, Wait(self._patience), None, check)
        return Act(due.words, situation.on, (move,), cursor=due.at)

    def _act(
        self, due: _Present, situation: Situation, action: Action, element: Element | None, check: Check | None
    ) -> Act:
        """One move. The page may still be at work after it, unless the next step depends on what is not there."""
        move = Move(situation.on, action, element.number if element else None, check)
        follows = ahead(self._plan_steps, due.after)
        eager = isinstance(follows, WaitFor) or (isinstance(follows, Do) and not follows.optional)
        words = due.words if isinstance(action, Wait) else due.step.words
        return Act(words, situation.on, (move,), cursor=due.after, eager=eager)

    def _finished(self, situation: Situation) -> Answer:
        notes = situation.episode.notes.values()
        told = "\n".join(f"{note.name}: {note.text}" for note in notes)
        return Answer(told or "Done.", tuple(situation.episode.notes))


def _checked(shortcut: Shortcut, patience: float) -> tuple[Step, ...]:
    """The steps between what must hold before and after them."""
    before = (WaitFor(BEFOREHAND, shortcut.precondition, patience),) if shortcut.precondition else ()
    after = (WaitFor(AT_THE_END, shortcut.postcondition, patience),) if shortcut.postcondition else ()
    steps = shortcut.steps
    if steps and isinstance(steps[-1], Reply):  # the last word, so the end is looked at before it
        return (*before, *steps[:-1], *after, steps[-1])
    return (*before, *steps, *after)


def _claims(text: str, situation: Situation) -> tuple[str, ...]:
    """The notes that carry an answer: those whose text it holds."""
    return tuple(name for name, note in situation.episode.notes.items() if note.text and note.text in text)
