"""What is made to go wrong in a run, at set rates and each time the same, to measure whatever must notice."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from random import Random

from app.bench.runner import Caught
from app.errors import UserError
from app.proposals import Outcome


@dataclass(frozen=True, slots=True)
class Rates:
    """How often what goes wrong, as parts of 1.

    no_op: a move is told as made and was not. wrong_element: the brain aims at another element than it means.
    stale_screen: after a move, the target is first seen as it was before. early_finish: the brain says that all is
    done. malformed: what the brain says is spoilt, as models' replies are. loop: the brain does the same over and over
    until it is asked for another plan.
    """

    no_op: float = 0.0
    wrong_element: float = 0.0
    stale_screen: float = 0.0
    early_finish: float = 0.0
    malformed: float = 0.0
    loop: float = 0.0

    @classmethod
    def of(cls, specs: Sequence[str]) -> "Rates":
        """From words like `no-op=0.1`. Raises UserError."""
        return cls(**dict(map(_rate, specs)))

    def __bool__(self) -> bool:
        return self != Rates()


SOON = 3
"""Steps of a loop within which it is to be noticed."""
NAMES = tuple(field.name.replace("_", "-") for field in fields(Rates))


def _rate(spec: str) -> tuple[str, float]:
    name, _, number = spec.partition("=")
    try:
        rate = float(number)
    except ValueError:
        rate = -1.0
    if name not in NAMES or not 0 <= rate <= 1:
        raise UserError(f"--fault {spec!r} is no fault; write one of {', '.join(NAMES)} with a part of 1: no-op=0.1.")
    return name.replace("-", "_"), rate


class Mishaps:
    """The mishaps of one run, and how the Reflector did against them. `run` is what the run is called."""

    def __init__(self, rates: Rates, run: str) -> None:
        self._rates = rates
        self._chances = {name: Random(f"{run} {name}") for name in Rates.__slots__}
        self._wrong = False
        self._made = False
        self._finished_early = False
        self._looping: int | None = None
        self._counts = dict.fromkeys(Caught.__slots__, 0)
        self.misjudged: list[str] = []

    def happens(self, name: str) -> bool:
        """Whether this goes wrong now, by its name in `Rates`."""
        rate: float = getattr(self._rates, name)
        return self._chances[name].random() < rate

    def chance(self, name: str) -> Random:
        return self._chances[name]

    def spoilt(self) -> None:
        """The move that is being made goes wrong."""
        self._wrong = True

    def made(self) -> None:
        """A move was made, or is told to have been."""
        self._made = True

    def lags(self) -> bool:
        """Whether the screen is first seen as it was before the move."""
        stale = self.happens("stale_screen")
        self._counts["stale"] += stale
        return stale

    def finishes_early(self) -> None:
        """The brain says "done" before it is."""
        self._counts["early"] += 1
        self._counts["refused"] += 1
        self._finished_early = True

    def taken(self) -> None:
        """The brain's answer was taken: nobody has refused it."""
        self._counts["refused"] -= self._finished_early

    def goes_on(self) -> None:
        """The brain is asked for another reply."""
        self._finished_early = False

    def garbled(self, recovered: bool) -> None:
        """A reply was spoilt; `recovered`: it was understood in the end, and rightly."""
        self._counts["garbled"] += 1
        self._counts["recovered"] += recovered

    @property
    def looping(self) -> bool:
        """Whether the brain does the same over and over."""
        return self._looping is not None

    def loops(self) -> None:
        """From now on it does."""
        self._counts["loops"] += 1
        self._looping = 0

    def stopped(self) -> None:
        """The engine asks for another plan, or ends the run: if the brain was looping, it has been noticed."""
        if self._looping is not None:
            self._counts["broken"] += self._looping <= SOON
        self._looping = None

    def judged(self, move: str, outcome: Outcome) -> None:
        """What the Reflector makes of the last move, told in words; one never made is none of its business."""
        doubted = outcome.judgement != "worked"
        if self._looping is not None:
            self._looping += 1
        elif self._made:
            self._counts["faults" if self._wrong else "sound"] += 1
            self._counts["caught" if self._wrong else "alarms"] += doubted
            if doubted != self._wrong:
                self.misjudged.append(f"{move}: {outcome.judgement}, {outcome.evidence}")
        self._wrong = self._made = False

    @property
    def caught(self) -> Caught:
        return Caught(**self._counts)
