"""Trying a Shortcut where nothing can be harmed: on targets that are set back before every trial.

What it left behind is compared whole, so that the right end with a side effect is as wrong as a wrong end. What the
run says of itself only counts against it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

from app.errors import UserError
from app.learning.switch import Switch
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions
from controllers.controller import Controller
from controllers.errors import Stopped
from skills.flow import rewritten
from skills.recall import asked
from skills.shortcuts import Shortcut

LEAST = 2
"""Trials with different values that a Shortcut has to pass."""
SAME_VALUES = "its values are the same in every place where it could be tried"
PATIENCE = 3.0
"""Seconds for which a trial waits for anything."""

Opened = Callable[[Mapping[str, str]], AbstractContextManager[Mapping[str, Controller]]]
"""Opens targets, by name, for as long as the context."""


class Ended(Protocol):
    """What a trial left behind. `wrong`: how it is not what was wanted, "" where it is; `evidence` shows it."""

    @property
    def wrong(self) -> str: ...

    @property
    def evidence(self) -> tuple[str, ...]: ...


class Laid(Protocol):
    """A task laid out to be tried. `urls`: its targets by name; `permissions`: what may be done unasked."""

    @property
    def urls(self) -> Mapping[str, str]: ...

    @property
    def permissions(self) -> Permissions: ...

    def text(self, goal: bool) -> str:
        """What is to be done: the goal, or the same step by step."""

    def score(self, answer: str, addresses: Sequence[str]) -> Ended:
        """What became of it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial: the values it was made with, what it answered, and why it was not passed; "" where it was.

    ended: whether it came to its end, right or wrong.
    """

    values: Mapping[str, str]
    answer: str = ""
    problem: str = ""
    ended: bool = True


def trial(
    shortcut: Shortcut, laid: Laid, opened: Opened, *, patience: float = PATIENCE, switch: Switch | None = None
) -> Trial:
    """Do the laid out task by the Shortcut, with the values that its words give the parameters.

    patience: seconds for which anything is waited for. Raises Stopped once the switch is off.
    """
    values = asked(shortcut, laid.text(False))
    if values is None:
        return Trial({}, problem="these words do not fit the task that it was learned for")
    moved = _moved(shortcut, laid.urls)
    macro = Macro(moved, moved)
    with opened(laid.urls) as targets:
        session = Session(targets, laid.urls)
        try:
            engine = macro.engine(macro.values(values), session, Nobody(), patience, pictures=False)
            with (switch or Switch()).over(session):
                task = macro.task(laid.permissions, Limits())
                for _ in engine.run(replace(task, instruction=laid.text(False))):  # its words permit what they name
                    pass
        except UserError as problem:
            return Trial(values, problem=str(problem))
        finally:
            session.close()
    episode = engine.episode
    if episode.ending == "stopped":
        raise Stopped
    if episode.ending != "done":
        return Trial(values, problem=episode.sentence, ended=False)
    score = laid.score(episode.answer, ())
    return Trial(values, episode.answer, "; ".join((score.wrong, *score.evidence)) if score.wrong else "")


def verified(shortcut: Shortcut, trials: Iterable[Trial]) -> tuple[tuple[Trial, ...], str]:
    """The passed trials, and why the Shortcut is not to be offered; "" where it is. Ends at the first that fails."""
    passed: list[Trial] = []
    for each in trials:
        if each.problem:
            return tuple(passed), each.problem
        passed.append(each)
    different = {tuple(each.values.items()) for each in passed}
    needed = LEAST if shortcut.parameters else 1
    return tuple(passed), "" if len(different) >= needed else SAME_VALUES


def _moved(shortcut: Shortcut, urls: Mapping[str, str]) -> Shortcut:
    """The same for where it is tried: a site of the trial's own stands at another address."""
    parts = urlsplit(next(iter(urls.values()), ""))
    if not parts.netloc or not shortcut.scope.startswith("http"):
        return shortcut
    there = f"{parts.scheme}://{parts.netloc}"
    steps = rewritten(shortcut.steps, lambda text: text.replace(shortcut.scope, there))
    return replace(shortcut, scope=there, steps=steps)
