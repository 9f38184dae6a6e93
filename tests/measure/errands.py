"""A suite's tasks as errands for Shortcuts: whether one does a task right, by what is to be there afterwards."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from app.bench import beds
from app.bench.beds import OnDatabase
from app.bench.grounds import Stored, browser
from app.bench.phones import VirtualPhones
from app.bench.task import BenchTask
from app.learning.grounds import Ground, Opened
from app.learning.switch import Switch
from app.learning.verifying import MORE_PATIENCE, Trying
from controllers.virtual_phone.phone import VirtualPhone
from skills.recall import asked
from skills.shortcuts import Shortcut


@dataclass(frozen=True, slots=True)
class Errands:
    """Lays tasks out, each in a place of its own, and opens that."""

    bed: Callable[[BenchTask, int], AbstractContextManager[OnDatabase]]
    opened: Opened

    def ground(self, task: BenchTask) -> Ground:
        """New places that are prepared as the task needs them."""

        @contextmanager
        def new(seed: int) -> Iterator[Stored]:
            with self.bed(task, seed) as laid:
                yield place(laid)

        return Ground(new, self.opened)


def place(laid: OnDatabase) -> Stored:
    """Where the task is laid out, as a place to try it in."""
    first = next(iter(laid.urls.values()))
    root = first if first.startswith("android") else "/".join(first.split("/")[:3])
    return Stored(root, laid.after, laid.permissions.apps)


def problem(shortcut: Shortcut, task: BenchTask, seed: int, errands: Errands) -> str:
    """What the Shortcut does wrong in the task of that seed; "" where it does it right.

    What does not come to its end is tried once more: a busy machine says nothing of a Shortcut.
    """
    ended, wrong = _played(shortcut, task, seed, errands)
    return wrong if ended else _played(shortcut, task, seed, errands)[1]


def _played(shortcut: Shortcut, task: BenchTask, seed: int, errands: Errands) -> tuple[bool, str]:
    """Whether it came to its end, and what it has done wrong."""
    with errands.bed(task, seed) as laid:
        words = laid.text(False)
        values = asked(shortcut, words)
        if values is None:
            return True, "these words do not fit the task that it was learned for"
        trying = Trying(shortcut, errands.ground(task), Switch())
        left = trying.by_itself(place(laid), values, words, MORE_PATIENCE)
        score = laid.score(left.answer, ())
        wrong = "; ".join((score.wrong, *score.evidence)) if score.wrong else ""
        return not left.problem, left.problem or wrong


@contextmanager
def shops() -> Iterator[Errands]:
    """The tasks of the demo suite."""
    with browser() as opened:
        yield Errands(beds.shop, opened)


@contextmanager
def phone() -> Iterator[Errands]:
    """The tasks of the phone suite."""
    with VirtualPhone() as switched_on:
        phones = VirtualPhones([switched_on])
        yield Errands(phones.bed, phones.stage)
