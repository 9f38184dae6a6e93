"""A brain that knows the task's solution: measures the loop, never intelligence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from app.brains.brain import Situation
from app.brains.plain import PlainBrain
from app.proposals import Act, Move, Proposal
from perception.checks import AllOf, Changed, Check, ElementShown, PlaceIs
from perception.screen import Element
from skills import steps
from skills.flow import UnknownName, upcoming

BRIEFLY = 10.0
"""Seconds; what is waited for longer than that may not be there with the act before."""


class OracleBrain(PlainBrain):
    """Follows the given steps instead of reading the instruction, and expects of each what it must lead to."""

    name = "oracle"

    def __init__(self, solution: Sequence[steps.Step]) -> None:
        super().__init__()
        self._solution = tuple(solution)

    def _steps(self, situation: Situation) -> tuple[steps.Step, ...]:
        return self._solution

    def _proposal(self, situation: Situation) -> Proposal:
        proposal = super()._proposal(situation)
        if not isinstance(proposal, Act) or not proposal.moves or proposal.cursor == situation.episode.cursor:
            return proposal
        *others, last = proposal.moves
        return replace(proposal, moves=(*others, self._foreseeing(last, proposal, situation)))

    def _foreseeing(self, move: Move, act: Act, situation: Situation) -> Move:
        """Where any change would do: that change, the place that a link leads to, and what the next step needs."""
        if not isinstance(move.expect, Changed):
            return move
        element = situation.screen.element(move.aim) if isinstance(move.aim, int) else None
        return replace(move, expect=AllOf((move.expect, *_led_to(element), *self._needed(act, situation))))

    def _needed(self, act: Act, situation: Situation) -> Iterator[Check]:
        try:
            coming = upcoming(self._solution, act.cursor, situation.screen, situation.episode.values)
        except UnknownName:
            return
        match coming:
            case ((steps.Do(target=target) | steps.Read(target=target)), _) if target:
                yield ElementShown(target)
            case steps.WaitFor(check=check, seconds=seconds), _ if seconds <= BRIEFLY:
                yield check


def _led_to(element: Element | None) -> Iterator[Check]:
    """Where a link leads to, as its address without the site."""
    address = urlsplit(element.effect.removeprefix("GET ")) if element and element.role == "link" else urlsplit("")
    if address.path.strip("/") and not address.fragment:
        yield PlaceIs(address.path + (f"?{address.query}" if address.query else ""))
