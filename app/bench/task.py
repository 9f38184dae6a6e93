"""A bench task as data, and the same task filled with one seed's people and goods.

The right end state is written as SQL over the state before. A run has succeeded only if the database
is *exactly* that afterwards, in every column of every table, and the answer holds what was asked for.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import Template
from typing import Literal

from app.bench.snapshots import changes, snapshot
from app.tasks import Permissions

LONGEST_ANSWER = 200
"""Characters; whoever answers with a whole page has not answered."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Milestone: an address (of a page, or of an app's screen) that fits the pattern was visited."""

    name: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Stored:
    """Milestone: the SQL finds a row in the final database."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Said:
    """Milestone: the answer holds this text."""

    name: str
    text: str


Milestone = Reached | Stored | Said


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong end, which the check must not let pass. None as answer: the right one."""

    name: str
    sql: tuple[str, ...] = ()
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class BenchTask:
    """One task for every seed.

    facts: SQL that picks this seed's people and goods: one row, whose columns fill `$name` in texts and
        `:name` in SQL. `$folder` is a folder for `files` (name -> contents).
    goal: what a person would say. words: the same told step by step, for the plain brain.
    effects: what the task may cause without asking. setup: SQL that prepares the database.
    end: SQL that leads from the state before to the only right state after. answer: what must be said.
    targets: name -> path of each page that is open at the start.
    apps: what it may act in on a phone besides the apps that its text names.
    scenario: what kind of errand it is. optimal: the fewest acts that do it, 0 where nobody has counted.
    """

    id: str
    facts: str
    goal: str
    words: str
    effects: frozenset[str]
    milestones: tuple[Milestone, ...]
    mutants: tuple[Mutant, ...]
    end: tuple[str, ...] = ()
    answer: str = ""
    setup: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=lambda: {"shop": "/"})
    apps: frozenset[str] = frozenset()
    scenario: str = ""
    optimal: int = 0


Wrong = Literal["", "changed something else", "change missing", "wrong answer", "wrong submission",
                "nothing submitted"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """What a run left behind. `wrong`: in which way it is not what was wanted; "" where it is.

    evidence: what shows it. milestones: those that were reached. harm: how many changes were not due; a wrong
    submission is one.
    """

    wrong: Wrong = ""
    evidence: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    harm: int = 0

    @property
    def passed(self) -> bool:
        return not self.wrong


class Case:
    """A task filled from one seed's database, which it remembers as it was and as it should become."""

    def __init__(self, task: BenchTask, before: sqlite3.Connection, folder: str = "") -> None:
        """`before` is a private copy of the database, already set up; the right end is tried out on it."""
        self.task = task
        self._before = snapshot(before)
        self.facts = {**dict(before.execute(task.facts).fetchone()), "folder": folder}
        run(before, task.end, self.facts)
        self._due = changes(self._before, snapshot(before))

    @property
    def permissions(self) -> Permissions:
        """What whoever plays it may do unasked."""
        return Permissions("scope", self.task.effects, apps=self.task.apps)

    def filled(self, text: str) -> str:
        """The text with this seed's facts in place of `$name`."""
        return Template(text).substitute(self.facts)

    def reached(self, after: sqlite3.Connection, answer: str, addresses: Sequence[str] = ()) -> tuple[str, ...]:
        """The milestones that this state, this answer and these visits hold."""
        return tuple(m.name for m in self.task.milestones if self._reached(m, after, answer, addresses))

    def score(self, after: sqlite3.Connection, answer: str, addresses: Sequence[str] = ()) -> Score:
        """What was reached, what is missing and what happened that should not have."""
        made = changes(self._before, snapshot(after))
        collateral, missing = made - self._due, self._due - made
        wrong: Wrong = "changed something else" if collateral else "change missing" if missing else ""
        if not wrong and not self._holds(answer, self.task.answer):
            wrong = "wrong answer"
        told = "not due" if collateral else "missing"
        evidence = tuple(f"{told}: {change}" for change in sorted(map(str, collateral or missing)))
        return Score(wrong, evidence, self.reached(after, answer, addresses), len(collateral))

    def _reached(self, milestone: Milestone, after: sqlite3.Connection, answer: str, addresses: Sequence[str]) -> bool:
        match milestone:
            case Reached(_, pattern):
                return any(re.search(self.filled(pattern), address) for address in addresses)
            case Stored(_, sql):
                return after.execute(sql, self.facts).fetchone() is not None
            case Said(_, text):
                return self._holds(answer, text)

    def _holds(self, answer: str, wanted: str) -> bool:
        words = re.escape(plain(self.filled(wanted)))
        return not words or (
            len(answer) <= LONGEST_ANSWER
            and re.search(rf"(?<![\w.+-]){words}(?!\w|[.,-]\w)", plain(answer)) is not None
        )


def run(connection: sqlite3.Connection, statements: Sequence[str], facts: Mapping[str, object]) -> None:
    """Execute the statements with the facts as their parameters."""
    for statement in statements:
        connection.execute(statement, facts)


def plain(text: str) -> str:
    """Answers compare without case, runs of blanks, currency signs and thousands commas."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", " ".join(text.replace("€", "").split())).casefold()
