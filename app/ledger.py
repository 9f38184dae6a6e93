"""The ledger of a run: the facts that its task turns on, and the constraints that bind it, each open until it is met.

After Magentic-One's task ledger (arXiv 2411.04468) and TravelPlanner's finding that models lose the conditions of a
long task (arXiv 2402.01622).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from perception.wording import covers, says

Sort = Literal["given", "to look up", "to derive", "guessed"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the task turns on, and where it comes from: the person, a screen, other facts, or nowhere."""

    text: str
    sort: Sort = "given"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A condition of the person, in their words. `by` is what shows that it is met; "" while it is open."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the task gives and leaves to be looked up, and the conditions that its end must meet."""

    facts: tuple[Fact, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    told: bool = False  # it is known by now which constraints there are

    @property
    def open(self) -> tuple[tuple[int, str], ...]:
        """The constraints that nothing has met yet, by number, counted from 1."""
        return tuple((number, each.text) for number, each in enumerate(self.constraints, 1) if not each.by)

    def looked_up(self, notes: Iterable[str]) -> dict[Fact, str]:
        """The facts that were to be looked up, each with the note that is called so; what fits several says nothing."""
        wanted = [fact for fact in self.facts if fact.sort == "to look up"]
        found = [
            (fact, note) for note in notes for fact in wanted if covers(fact.text, note) or covers(note, fact.text)
        ]
        facts, names = (Counter(part) for part in zip(*found, strict=True)) if found else (Counter(), Counter())
        return {fact: note for fact, note in found if facts[fact] == names[note] == 1}

    def bound(self, constraints: Iterable[str], *, final: bool = True) -> "Ledger":
        """With these constraints, each told once; what was met stays met. `final`: there are no more."""
        kept = list(self.constraints)
        for text in constraints:
            if not any(says(each.text, text) or says(text, each.text) for each in kept):
                kept.append(Constraint(text))
        return replace(self, constraints=tuple(kept), told=final)

    def met(self, number: int, by: str) -> "Ledger":
        """With the constraint of that number met; as it is where there is none."""
        kept = (replace(c, by=by) if at == number else c for at, c in enumerate(self.constraints, 1))
        return replace(self, constraints=tuple(kept))
