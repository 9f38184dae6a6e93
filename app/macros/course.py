"""The course of a Shortcut: its steps between what must hold before and after them, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from app.episode import Episode
from app.macros.aiming import Unsure
from app.macros.healing import Broken
from app.macros.refusals import Taken, tells_late
from controllers.actions import Home, Open, Switch, Wait
from perception.checks import Check
from perception.hierarchy.phone_screen import HOME, SCOPE
from perception.locators import Locator
from perception.screen import Observation
from skills.flow import Cursor, UnknownName, ahead, behind, upcoming
from skills.mending import Mend, counted
from skills.shortcuts import Shortcut
from skills.steps import Do, Plain, Read, Reply, Step, WaitFor, walk

BEFOREHAND = "what must hold at the beginning"
AT_THE_END = "what must hold at the end"


@dataclass(frozen=True, slots=True)
class Due:
    """The step that is due, where it stands in words, and the cursor before and after it."""

    step: Plain
    words: str
    at: Cursor
    after: Cursor


class Course:
    """A Shortcut's steps, with waits for what must hold before and after them, and where each stands.

    patience: seconds that such a wait may take.
    """

    def __init__(self, shortcut: Shortcut, patience: float) -> None:
        self.steps = _checked(shortcut, patience)
        self._shortcut = shortcut
        self._own = len(shortcut.steps)

    def due(self, cursor: Cursor, screen: Observation, values: Mapping[str, str]) -> Due | None:
        """The step that comes next, filled in; None at the end. Raises UnknownName."""
        coming = upcoming(self.steps, cursor, screen, values)
        if coming is None:
            return None
        step, after = coming
        return Due(step, self._place(step, after), cursor, after)

    def number(self, due: Due) -> int | None:
        """Which one of all steps it is, as `walk` gives them; None where that cannot be told."""
        return behind(self.steps, due.after)

    def kept(self, due: Due) -> Step | None:
        """The step as it is kept, without its values."""
        at = self.number(due)
        return None if at is None else next(islice(walk(self.steps), at, None))

    def counted(self, mend: Mend, due: Due) -> Mend:
        """The mend with which of the same steps it is about, where that can be told."""
        at = self.number(due)
        return mend if at is None else counted(mend, self.steps, at)

    def broken(self, due: Due, screen: Observation, values: Mapping[str, str]) -> Broken | None:
        """The due step as one that may be mended; None where it has no element, or may be left out."""
        kept = self.kept(due)
        if not isinstance(due.step, Do | Read) or not isinstance(kept, Do | Read):
            return None
        then, skipped = self.then(due, screen, values), getattr(kept, "optional", False)
        return None if skipped else Broken(due.step, kept, values, screen, then)

    def follows_keys(self, due: Due) -> bool:
        """Whether it is the first that does anything, or what does so before it has no element."""
        at = self.number(due)
        if at is None:
            return False
        done = [step for step in islice(walk(self.steps), at) if isinstance(step, Do) and not step.off]
        return not done or done[-1].target is None

    def leads_on(self, due: Due, check: Check | None) -> bool:
        """Whether what comes after it may begin as soon as its check holds, though the page be still at work."""
        follows = ahead(self.steps, due.after)
        waits = isinstance(follows, WaitFor)
        return (waits or (isinstance(follows, Do) and not follows.optional)) and not tells_late(check, last=waits)

    def brings(self, due: Due, taken: Taken) -> Locator | None:
        """What tells, once it has come with a page of its own, that what comes next may begin; not of what is read."""
        follows = ahead(self.steps, due.after)
        return taken.then if isinstance(follows, Do) and not follows.optional else None

    def then(self, due: Due, screen: Observation, values: Mapping[str, str]) -> Locator | None:
        """What the next thing is done to, filled in; None where that cannot be told."""
        cursor = due.after
        try:
            while coming := upcoming(self.steps, cursor, screen, values):
                step, after = coming
                if not isinstance(step, WaitFor):
                    return step.target if isinstance(step, Do | Read) else None
                if after == cursor:  # a loop that waits for what it goes over stays where it is
                    return None
                cursor = after
        except UnknownName:
            return None
        return None

    def taken(self, due: Due, screen: Observation, values: Mapping[str, str]) -> Taken:
        """The step as what comes of it is told by, with what the next thing is done to."""
        target, check = getattr(due.step, "target", None), getattr(due.step, "check", None)
        return Taken(due.step.words, target, self.then(due, screen, values), check)

    def way_there(self, step: Do, episode: Episode, place: str) -> Home | None:
        """What leads to where the first step is done: a phone's home screen is one key away.

        place: the scope of the screen. Raises Unsure where the Shortcut is made for another one.
        """
        wanted = self._shortcut.scope
        tried = (attempt.move.action for attempt in episode.attempts[episode.before_invoked :])
        begun = isinstance(step.action, Open | Switch) or any(not isinstance(action, Wait) for action in tried)
        if begun or wanted in ("", place):
            return None
        if wanted == HOME and place.startswith(SCOPE):
            return Home()
        raise Unsure(f'"{self._shortcut.name}" is made for {wanted}, and this is {place}; begin there')

    def _place(self, step: Plain, after: Cursor) -> str:
        """Where the step stands, e.g. `step 3 of 8, click Save`."""
        if step.words in (BEFOREHAND, AT_THE_END):
            return step.words
        done = after[0].index if len(after) == 1 else after[0].index + 1
        first = self.steps[0].words == BEFOREHAND
        return f"step {done - first} of {self._own}, {step.words}"


def _checked(shortcut: Shortcut, patience: float) -> tuple[Step, ...]:
    """The steps between what must hold before and after them."""
    before = (WaitFor(BEFOREHAND, shortcut.precondition, patience),) if shortcut.precondition else ()
    after = (WaitFor(AT_THE_END, shortcut.postcondition, patience),) if shortcut.postcondition else ()
    steps = shortcut.steps
    if steps and isinstance(steps[-1], Reply):  # the last word, so the end is looked at before it
        return (*before, *steps[:-1], *after, steps[-1])
    return (*before, *steps, *after)
