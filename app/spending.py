"""What a run has used up: as a whole, for its present subgoal, and by role. Looked at before anything more is used."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf

from app.events import Spent
from app.tasks import Budget, Limits


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one question to a brain may use up at most; infinite where nothing limits it."""

    calls: float = inf
    tokens: float = inf
    dollars: float = inf
    seconds: float = inf

    def least(self, other: "Allowance") -> "Allowance":
        """What both allow."""
        return Allowance(
            min(self.calls, other.calls),
            min(self.tokens, other.tokens),
            min(self.dollars, other.dollars),
            min(self.seconds, other.seconds),
        )

    def less(self, calls: int, tokens: int, dollars: float, seconds: float) -> "Allowance":
        """What is left of it after that."""
        return Allowance(self.calls - calls, self.tokens - tokens, self.dollars - dollars, self.seconds - seconds)


@dataclass
class Account:
    """What was used up of one budget; the fields are those of `app.tasks.Budget`."""

    calls: int = 0
    tokens: int = 0
    dollars: float = 0.0
    seconds: float = 0.0
    effects: int = 0

    def book(self, spent: Spent) -> None:
        """Add a question to a brain."""
        self.calls += spent.calls
        self.tokens += spent.tokens_in + spent.tokens_out
        self.dollars += spent.dollars
        self.seconds += spent.seconds

    def empty(self, budget: Budget) -> str:
        """The field of a budget of which nothing is left for a further call; "" while there is some of everything."""
        return next((name for name in ("calls", "tokens", "dollars", "seconds") if not self._left(budget, name)), "")

    def left(self, budget: Budget) -> Allowance:
        """What a question to a brain may use up of the budget."""
        left = (self._left(budget, name) for name in ("calls", "tokens", "dollars", "seconds"))
        return Allowance(*left)

    def _left(self, budget: Budget, name: str) -> float:
        most = getattr(budget, name)
        return max(0.0, most - getattr(self, name)) if most else inf


@dataclass
class Spending:
    """The accounts of one run. A subgoal's begins anew with the next."""

    run: Account = field(default_factory=Account)
    subgoal: Account = field(default_factory=Account)
    roles: dict[str, Account] = field(default_factory=dict)

    def book(self, spent: Spent) -> None:
        """Add a question to a brain wherever it counts."""
        for account in (self.run, self.subgoal, self.roles.setdefault(spent.role, Account())):
            account.book(spent)

    def effect(self) -> None:
        """Add a move that changes something."""
        self.run.effects += 1
        self.subgoal.effects += 1

    def next_subgoal(self) -> None:
        self.subgoal = Account()

    def used_up(self, limits: Limits, role: str = "") -> tuple[str, str]:
        """Whose budget (`run`, `subgoal` or the role) has nothing left for a call, and of what; empty words if none."""
        for whose, account, budget in self._held(limits, role):
            if what := account.empty(budget):
                return whose, what
        return "", ""

    def allowance(self, limits: Limits, role: str) -> Allowance:
        """What a question in that role may use up."""
        allowed = Allowance()
        for _, account, budget in self._held(limits, role):
            allowed = allowed.least(account.left(budget))
        return allowed

    def out_of_effects(self, limits: Limits) -> str:
        """Whose budget (`run` or `subgoal`) has no further effect left; "" where none is without."""
        held = (("run", self.run, limits.run), ("subgoal", self.subgoal, limits.subgoal))
        return next((whose for whose, had, budget in held if 0 < budget.effects <= had.effects), "")

    def _held(self, limits: Limits, role: str) -> Iterator[tuple[str, Account, Budget]]:
        yield "run", self.run, limits.run
        yield "subgoal", self.subgoal, limits.subgoal
        if role:
            yield role, self.roles.get(role, Account()), dict(limits.roles).get(role, Budget())
