"""The ways to what stands in for an element that is not found as recorded, the cheapest first."""

from app.brains.brain import Reply, Role, Situation
from app.episode import Attempt
from app.executor import called
from app.macros import drawn, healing, hidden, signs
from app.macros.aiming import Unsure
from app.macros.healing import GRAVE, Broken, Healing, Remedy, StandIn
from app.proposals import Ask
from app.roles.operator import Choice
from perception.screen import Element, Observation, Place
from skills.flow import Cursor

DONE = "done"


class Mender:
    """For one replay. A model is asked once for a step, in a call of its own; the person after it.

    acted_on: the screen on which the last step was done.
    """

    def __init__(self, ways: Healing) -> None:
        self._ways = ways
        self._put_to_model: set[str] = set()
        self._awaiting: Broken | None = None
        self._opened: dict[str, dict[str, frozenset[str]]] = {}
        self._tried: set[tuple[str, Cursor]] = set()
        self.acted_on = Observation(Place("", ""), ())

    def once(self, what: str, at: Cursor) -> bool:
        """Whether this is tried for the first time for the step that is due there."""
        first = (what, at) not in self._tried
        self._tried.add((what, at))
        return first

    def made_good(self, broken: Broken | None, last: Attempt, at: Cursor, patience: float) -> Remedy:
        """What ends a step that could not be done as it is, or that was done and did not show it. Raises Unsure."""
        made = broken and self.once(DONE, at) and (
            drawn.pressed(broken, last) or signs.seen(broken, last, self.acted_on, patience)
        )  # fmt: skip
        if not made:
            raise Unsure(last.outcome.evidence)
        return made

    def has_made_good(self, at: Cursor) -> bool:
        """Whether the step that is due there was done, so that it is never done again."""
        return (DONE, at) in self._tried

    def stand_in(self, broken: Broken, place: str, why: str, reply: str) -> StandIn | Ask | None:
        """What stands in for the element, or the question to the person; None where the model is to be asked first.

        place: where the step stands. why: its element is not taken. reply: what the person has answered. Raises Unsure.
        """
        menu = hidden.opener(broken, self._opened.get(place, {}).keys())
        if reply and (meant := self._meant(broken, reply, place, menu)):
            return meant
        found = healing.by_likeness(broken)
        if not isinstance(found, str):
            if not hidden.only_opens(broken, found[0]):
                return found
            found = f"{found[1].found} only opens something"
        if closing := healing.in_the_way(broken) or self._emerged(broken, place):
            return closing
        if menu and broken.recorded_risk < GRAVE:
            return self._open(broken, menu, place, "it may be in there")
        if self._ways.brain and place not in self._put_to_model:
            self._put_to_model.add(place)
            self._awaiting = broken
            return None
        if self._ways.person and not reply:
            shown = [called(menu, broken.screen)] if menu else []
            question = f"At {place}: {why.rstrip('.')}; {found}. Which one is it{', or what is it in' if menu else ''}?"
            return Ask(question, tuple(dict.fromkeys((*healing.candidates(broken), *shown))))
        raise Unsure(f"{why.rstrip('.')}; {found}")

    def _meant(self, broken: Broken, reply: str, place: str, menu: Element | None) -> StandIn | None:
        """What the person means: the element, or the menu that they were offered, which is only opened."""
        if menu and reply == called(menu, broken.screen):
            return self._open(broken, menu, place, "you said so")
        return healing.by_person(broken, reply)

    def _open(self, broken: Broken, menu: Element, place: str, why: str) -> StandIn:
        """Open it, once for each time that the step is due; what comes then is looked at again."""
        self._opened.setdefault(place, {})[menu.key] = frozenset(e.key for e in broken.screen.elements)
        return hidden.opening(broken, menu, why)

    def _emerged(self, broken: Broken, place: str) -> StandIn | None:
        """What came when something was opened for the step."""
        opened = list(self._opened.get(place, {}).values())
        return hidden.emerged(broken, opened[-1]) if opened else None

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
