"""The ways to what stands in for an element that is not found as recorded, the cheapest first."""

from app.brains.brain import Reply, Role, Situation
from app.macros import healing
from app.macros.aiming import Unsure
from app.macros.healing import Broken, Healing, StandIn
from app.proposals import Ask
from app.roles.operator import Choice


class Mender:
    """For one replay. A model is asked once for a step, in a call of its own; the person after it."""

    def __init__(self, ways: Healing) -> None:
        self._ways = ways
        self._put_to_model: set[str] = set()
        self._awaiting: Broken | None = None

    def stand_in(self, broken: Broken, place: str, why: str, reply: str) -> StandIn | Ask | None:
        """What stands in for the element, or the question to the person; None where the model is to be asked first.

        place: where the step stands. why: its element is not taken. reply: what the person has answered. Raises Unsure.
        """
        if reply and (meant := healing.by_person(broken, reply)):
            return meant
        found = healing.by_likeness(broken)
        if not isinstance(found, str):
            return found
        if closing := healing.in_the_way(broken):
            return closing
        if self._ways.brain and place not in self._put_to_model:
            self._put_to_model.add(place)
            self._awaiting = broken
            return None
        if self._ways.person and not reply:
            return Ask(f"At {place}: {why.rstrip('.')}; {found}. Which one is it?", healing.candidates(broken))
        raise Unsure(f"{why.rstrip('.')}; {found}")

    def model(self, role: Role, rung: int) -> str:
        """The model whose word is waited for; "" while none is."""
        return self._ways.brain.model(role, rung) if self._ways.brain and self._awaiting else ""

    def put(self, situation: Situation) -> Reply[StandIn | None] | None:
        """What the model says stands in; None where nothing waits for its word. Raises BrainError."""
        if self._ways.brain is None or self._awaiting is None:
            return None
        broken, self._awaiting = self._awaiting, None
        said = self._ways.brain.ask(healing.asked(broken, situation), Choice)
        return Reply(healing.by_model(broken, said.value), said.usage)

    def interrupt(self) -> None:
        if self._ways.brain:
            self._ways.brain.interrupt()
