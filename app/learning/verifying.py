"""Trying a Shortcut where nothing can be harmed: it must do just what its task's own words do.

The words are followed by the plain brain in one new place, and the Shortcut in another that is the same. What both
leave behind is compared whole, so that the right end with a side effect is as wrong as a wrong end. What a run says of
itself only counts against it.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlsplit

from app.brains.plain import PlainBrain
from app.engine import Engine
from app.errors import UserError
from app.events import Event, Proposed
from app.learning.grounds import Ground, Place
from app.learning.switch import Switch
from app.macros.replaying import Macro
from app.proposals import Act
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Task
from controllers.errors import Stopped
from skills.flow import renamed
from skills.recall import asked
from skills.shortcuts import Shortcut
from skills.steps import Reply, walk
from skills.texts import rewritten

PATIENCE = 3.0
"""Seconds for which a trial waits for anything."""
MORE_PATIENCE = 3 * PATIENCE
"""What does not come to its end is tried once more with it: a busy machine says nothing of a Shortcut."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a run left behind. problem: why it did not come to its end, "" where it did.

    then: whether the run took the `then` branch of a condition.
    """

    changes: frozenset[str] = frozenset()
    answer: str = ""
    problem: str = ""
    then: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial: the values it was made with, what came of it, and why it was not passed.

    result: "no case" where the words themselves come to nothing with these values, which says nothing of the Shortcut.
    """

    values: Mapping[str, str]
    result: Literal["passed", "failed", "no case"]
    problem: str = ""
    due: Left = Left()


@dataclass(frozen=True, slots=True)
class Trying:
    """Tries one Shortcut on the ground, until the switch ends it: then whatever is called raises Stopped.

    followed: what words have left behind in a place of that seed, which they do whenever it is made anew.
    """

    shortcut: Shortcut
    ground: Ground
    switch: Switch
    followed: dict[tuple[int, str], Left] = field(default_factory=dict)

    def trial(self, seed: int, values: Mapping[str, str], place: Place | None = None) -> Trial:
        """Do the task with these values, by its words and by the Shortcut, each in a new place of the seed.

        place: one that is new, for the words.
        """
        words = renamed(self.shortcut.task, values)
        if asked(self.shortcut, words) != dict(values):
            return Trial(values, "no case", "its words do not tell these values apart")
        due = self.followed.get((seed, words)) or self._due(seed, words, place)
        if due.problem:
            return Trial(values, "no case", due.problem, due)
        return self._compared(seed, values, words, due)

    def _due(self, seed: int, words: str, place: Place | None) -> Left:
        with nullcontext(place) if place else self.ground.new(seed) as new:
            self.followed[seed, words] = self.by_words(new, words)
        return self.followed[seed, words]

    def _compared(self, seed: int, values: Mapping[str, str], words: str, due: Left) -> Trial:
        for patience in (PATIENCE, MORE_PATIENCE):
            with self.ground.new(seed) as place:
                left = self.by_itself(place, values, words, patience)
            if not left.problem:
                break
        in_vain = not due.changes and not answers(self.shortcut)
        if left.problem and not left.changes and in_vain:  # it has stopped where the words went on
            return Trial(values, "no case", left.problem, due)
        problem = left.problem or _difference(due, left)
        return Trial(values, "failed" if problem else "passed", problem, due)

    def by_words(self, place: Place, words: str) -> Left:
        """What the plain brain leaves behind in that place. Raises Stopped."""

        def made(session: Session) -> tuple[Engine, Task]:
            task = Task(_there(words, self.shortcut.scope, place), place.permissions)
            return Engine(session, PlainBrain(), Nobody(), pictures=False, patience=PATIENCE), task

        return self._left(place, made)

    def by_itself(self, place: Place, values: Mapping[str, str], words: str, patience: float = PATIENCE) -> Left:
        """What the Shortcut leaves behind in that place; patience in seconds. Raises Stopped."""
        moved = _moved(self.shortcut, place)
        macro = Macro(moved, moved)

        def made(session: Session) -> tuple[Engine, Task]:
            task = macro.task(place.permissions, Limits())
            engine = macro.engine(macro.values(values), session, Nobody(), patience, pictures=False)
            return engine, replace(task, instruction=words)  # the words permit what they name

        return self._left(place, made)

    def _left(self, place: Place, made: Callable[[Session], tuple[Engine, Task]]) -> Left:
        """What a run in that place leaves behind. Raises Stopped."""
        urls = {name: place.address(old) for name, old in self.shortcut.targets}
        with self.ground.opened(urls) as targets:
            session = Session(targets, urls)
            try:
                engine, task = made(session)
                with self.switch.over(session):
                    acts = [_act(event) for event in engine.run(task)]
            except UserError as problem:
                return Left(problem=str(problem))
            finally:
                session.close()
        episode = engine.episode
        if episode.ending == "stopped":
            raise Stopped
        then = any(frame.branch == "then" for act in acts if act for frame in act.cursor)
        return Left(place.changes(), episode.answer, "" if episode.ending == "done" else episode.sentence, then)


def answers(shortcut: Shortcut) -> bool:
    """Whether it tells anything."""
    return any(isinstance(step, Reply) for step in walk(shortcut.steps))


def _act(event: Event) -> Act | None:
    return event.proposal if isinstance(event, Proposed) and isinstance(event.proposal, Act) else None


def _difference(due: Left, left: Left) -> str:
    """In which way it left something else behind than it should have."""
    if more := left.changes - due.changes:
        return f"changed something else: {'; '.join(sorted(more))}"
    if less := due.changes - left.changes:
        return f"change missing: {'; '.join(sorted(less))}"
    return "" if left.answer == due.answer else f"wrong answer: {left.answer!r}, not {due.answer!r}"


def _moved(shortcut: Shortcut, place: Place) -> Shortcut:
    """The same for where it is tried, and nowhere else: where it was shown is left in peace."""
    steps = rewritten(shortcut.steps, lambda text: _there(text, shortcut.scope, place))
    return replace(shortcut, scope=_there(shortcut.scope, shortcut.scope, place), steps=steps, places=())


def _there(text: str, scope: str, place: Place) -> str:
    """The text as it is there: a site of the trial's own stands at another address."""
    if not urlsplit(scope).netloc:
        return text
    whole = rf"(?<!\w){re.escape(scope)}(?![\w@-]|[.:]\w)"  # no longer name or port, of another site
    return re.sub(whole, lambda _: place.address(scope), text)
