"""The brain without a model: plain words, parsed into steps, followed one after the other.

It does not reason. Where a phrase fits nothing on the screen, or several things, it asks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, assert_never

from app.brains.brain import Prompt, Reply, Role, Situation
from app.brains.following import asides, phoning, searching
from app.brains.following.asides import Aside
from app.brains.following.obstacles import closes
from app.brains.following.pointing import Aim, fitting, point
from app.brains.following.suiting import suited
from app.errors import MalformedReply
from app.executor import MASK, called
from app.learning.heeding import remedy
from app.policy.scopes import is_phone, is_program
from app.proposals import Act, Answer, Ask, Move, Outcome, Proposal, Wanted
from app.report.texts import brief
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from controllers.actions import Action, Hover, Select, SetText, Tap, Wait
from perception.checks import Changed, Check
from perception.locators import Locator
from perception.screen import Element
from skills import steps as plain
from skills.flow import Cursor, UnknownName, upcoming
from skills.plain_words.errors import NotUnderstood
from skills.plain_words.parsing import parse
from skills.shortcuts import LONGEST_NAME, Shortcut

T = TypeVar("T")
_SKIP = re.compile(r"(?:please )?skip(?: (?:it|this|that|the step|this step))?[.!]?", re.IGNORECASE)
_GO_ON = re.compile(r"(?:please )?(?:go on|continue|ok(?:ay)?|never mind)[.!]?", re.IGNORECASE)


class PlainBrain:
    """Follows the instruction's own steps; the episode's cursor says where it stands."""

    name = "plain"

    def __init__(self) -> None:
        self._plans: dict[tuple[str, tuple[str, ...]], tuple[plain.Step, ...]] = {}
        self._rephrased: dict[str, str] = {}

    def model(self, role: Role, rung: int = 0) -> str:
        return ""

    def interrupt(self) -> None:
        """Nothing is ever pending."""

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """Answer a role. Raises MalformedReply where plain words have nothing of that type to say."""
        value = self._value(prompt)
        if not isinstance(value, reply):
            raise MalformedReply(f"Plain words give the {prompt.role} no {reply.__name__}.")
        return Reply(value)

    def _value(self, prompt: Prompt) -> object:
        match prompt.role:
            case "manager":
                return self._plan(prompt.situation)
            case "operator":
                return Choice(self._proposal(prompt.situation))
            case "reflector":
                return Outcome("undecided", "nothing to tell it by")
            case "learner":
                return self._lessons(prompt.situation)
            case "notetaker" | "mender":
                return None
            case _:
                assert_never(prompt.role)

    def _plan(self, situation: Situation) -> Plan:
        """The steps in the person's own words; an instruction that cannot be read is one subgoal."""
        try:
            return Plan(tuple(dict.fromkeys(step.words for step in self._steps(situation))))
        except NotUnderstood:
            return Plan((situation.episode.task.instruction or "nothing",))

    def _lessons(self, situation: Situation) -> Lessons:
        """Words that led to an answer are a Shortcut of the place where they did, unless they hold a password."""
        secret = any(MASK in repr(attempt.move.action) for attempt in situation.episode.attempts)
        if secret or not situation.episode.answer:
            return Lessons()
        name = brief(situation.episode.task.instruction, LONGEST_NAME)
        scope = situation.screen.place.scope
        return Lessons((Shortcut(name, self._steps(situation), scope=scope, origin="plain words"),))

    def _proposal(self, situation: Situation) -> Proposal:
        try:
            steps = self._steps(situation)
        except NotUnderstood as problem:
            return Ask(f"{problem} What do you mean?")
        reply = situation.episode.reply
        mended = self._rephrased.get(situation.episode.task.instruction)
        return _proposal(situation, steps, "" if reply == mended else reply.strip())

    def _steps(self, situation: Situation) -> tuple[plain.Step, ...]:
        """The parsed instruction; a sentence that cannot be read is replaced by what the person says then."""
        instruction = situation.episode.task.instruction
        key = (instruction, situation.targets)
        if key not in self._plans:
            try:
                self._plans[key] = parse(instruction, situation.targets)
            except NotUnderstood as problem:
                if not (reply := situation.episode.reply):
                    raise
                mended = instruction.replace(problem.sentence, reply) if problem.sentence else reply
                self._plans[key] = parse(mended, situation.targets)
                self._rephrased[instruction] = reply
        return self._plans[key]


def _proposal(situation: Situation, steps: Sequence[plain.Step], reply: str) -> Proposal:
    """What comes next, in the light of what the person answered or said: a step to do first, or to leave out."""
    episode = situation.episode
    said = episode.said[-1].strip() if episode.said else ""
    following = _Following(situation, steps, "")
    usual = following.proposal()
    asking = isinstance(usual, Ask)
    if words := asides.understood(said or ("" if asking else reply), situation.targets):
        aside = Aside(words, (), episode.cursor)
        return Act(f"as you said: {words}", situation.on, cursor=aside.cursor, heeds=bool(said))
    if asking:
        return _Following(situation, steps, reply or said).proposal()
    if _SKIP.fullmatch(said or reply):
        return following.skipping()
    if said and not reply and not _GO_ON.fullmatch(said):
        question = f'Plain words cannot heed "{said}" here. Say it as a step, for example: click "Save".'
        return Ask(question, ("go on", "skip it"))
    return usual


class _Following:
    """One look at the plan: what the next step comes to on the present screen."""

    def __init__(self, situation: Situation, steps: Sequence[plain.Step], told: str) -> None:
        self._on = situation.on
        self._targets = situation.targets
        self._screen = situation.screen
        self._episode = situation.episode
        self._steps = steps
        self._told = told
        self._values = situation.episode.values
        self._tips = situation.recalled.tips

    def proposal(self) -> Proposal:
        """The first step that is not skipped, as a proposal."""
        cursor = self._episode.cursor
        while True:
            try:
                coming = self._coming(cursor)
            except UnknownName as problem:
                if not self._told:
                    return Ask(f"{problem} What should stand for it?")
                self._values[problem.name], self._told = self._told, ""
                continue
            if coming is None:
                return self._episode.answer_at_end
            step, cursor = coming
            if proposal := self._step(step, cursor):
                return proposal

    def skipping(self) -> Proposal:
        """An act that only passes the next step over."""
        coming = self._coming(self._episode.cursor)
        return Act(f"skip: {coming[0].words}", self._on, cursor=coming[1]) if coming else self._episode.answer_at_end

    def _coming(self, cursor: Cursor) -> tuple[plain.Plain, Cursor] | None:
        """The next step, of what the person said in between before those of the plan. Raises UnknownName."""
        if (aside := asides.standing(cursor)) is None:
            return upcoming(self._steps, cursor, self._screen, self._values)
        steps = asides.steps(aside.words, self._targets)
        if (coming := upcoming(steps, aside.inner, self._screen, self._values)) is None:
            return self._coming(aside.plan)
        return coming[0], replace(aside, inner=coming[1]).cursor

    def _step(self, step: plain.Plain, after: Cursor) -> Proposal | None:
        """The proposal for a step; None where it is skipped."""
        match step:
            case plain.Use(words, target):
                return Act(words, target, cursor=after)
            case plain.WaitFor(words, check, seconds):
                return Act(words, self._on, (Move(self._on, Wait(seconds), None, check),), cursor=after)
            case plain.Reply(_, text):
                return Answer(text, self._episode.claims(text))
            case plain.Read(words, target, name):
                return self._read(words, target, name, after)
            case plain.Do():
                return self._do(step, after)
            case _:
                assert_never(step)

    def _read(self, words: str, target: Locator, name: str, after: Cursor) -> Proposal | None:
        aim = self._point(target, None, after)
        if isinstance(aim, Aim):
            return Act(words, self._on, wanted=(Wanted(name, aim.element.number, aim.asked),), cursor=after)
        return (self._elsewhere(target, after) if aim else None) or aim

    def _do(self, step: plain.Do, after: Cursor) -> Proposal | None:
        if step.target is None:
            return self._act(step.words, step.action, None, step.check, after)
        aim = self._point(step.target, step.action, after, optional=step.optional)
        if isinstance(aim, Ask):
            return self._elsewhere(step.target, after, step) or aim
        if aim is None:
            return None
        if first := self._heeded(step, aim.element):
            return first
        if repair := self._repair(aim.element):
            return repair
        if isinstance(step.action, SetText | Select) and "readonly" in aim.element.states:
            return Ask(f"{called(aim.element, self._screen)} takes no typing. What should be pressed instead?")
        page = not (is_phone(self._screen) or is_program(self._screen.place.scope))
        action, check = suited(step.action, aim, step.check, effects=page)
        if isinstance(action, Tap) and self._taken(step.words, aim.element) and self._coming(after):
            return None
        if isinstance(action, Hover) and self._in_vain(step.words):
            action = Tap()  # a menu that resting on it does not open
        return self._act(step.words, action, aim.element, check, after)

    def _heeded(self, step: plain.Do, element: Element) -> Act | None:
        """What has to be done first, as an earlier run has found out."""
        found = remedy(self._tips, step.action, element, self._screen)
        if found is None or self._in_vain(found[0].words):
            return None
        return self._act(found[0].words, found[0].action, found[1], found[0].check, self._episode.cursor)

    def _in_vain(self, words: str) -> bool:
        """Whether the last move was one of these words and did not work."""
        last = self._episode.attempts[-1:]
        return any(a.words == words and a.outcome.judgement != "worked" for a in last)

    def _taken(self, words: str, element: Element) -> bool:
        """Whether the element got the focus by the press of these words, though nothing else came of it.

        Not all that a press does is shown: pressed again, it might be done twice.
        """
        return "focused" in element.states and self._in_vain(words)

    def _elsewhere(self, target: Locator, after: Cursor, step: plain.Do | None = None) -> Act | None:
        """What is not on the screen: behind a part to be opened; on a phone an app, or something to scroll to."""
        if self._told or fitting(target, self._screen, step.action if step else None)[0]:
            return None
        if behind := searching.behind(target, self._screen, self._episode.attempts):
            return self._act(behind[0], Tap(), behind[1], Changed(), self._episode.cursor)
        if step and (action := phoning.opening(step, self._screen)):
            return self._act(step.words, action, None, Changed(), after)
        found = phoning.searching(target, self._screen, self._episode.attempts)
        return self._act(*found, None, None, self._episode.cursor) if found else None

    def _point(self, target: Locator, action: Action | None, after: Cursor, optional: bool = False) -> Aim | Ask | None:
        """The element, a question about it, or None where the step is to be skipped."""
        found = point(target, self._screen, action=action, item=_turn(after), told=self._told)
        if isinstance(found, Ask):
            if optional and not fitting(target, self._screen, action)[0]:
                return None
            if _SKIP.fullmatch(self._told):
                self._told = ""
                return None
        return found

    def _act(self, words: str, action: Action, element: Element | None, check: Check | None, after: Cursor) -> Act:
        move = Move(self._on, action, element.number if element else None, check)
        return Act(words, self._on, (move,), cursor=after)

    def _repair(self, element: Element) -> Act | None:
        """After a failure, or where the element is covered: close the dialog in the way, if that does no harm."""
        last = self._episode.attempts[-1:]
        if not self._episode.failures and element.visibility != "covered":
            return None
        closing = closes(element, self._screen)
        if closing is None or any(a.outcome.judgement != "worked" and f'"{closing.name}"' in a.target for a in last):
            return None
        words = f"close what is in the way: {called(closing, self._screen)}"
        return self._act(words, Tap(), closing, Changed(), self._episode.cursor)


def _turn(cursor: Cursor) -> str:
    """The item of the innermost loop that the plan stands in; "" outside of loops."""
    loops = (frame for frame in reversed(cursor) if frame.items and frame.branch != asides.ASIDE)
    return next((frame.items[frame.turn] for frame in loops), "")
