"""The ways to what stands in for an element that is not found as recorded, the cheapest first."""

from app.brains.brain import Reply, Situation
from app.episode import Attempt
from app.executor import called
from app.macros import advice, drawn, healing, hidden, signs
from app.macros.advice import Question
from app.macros.aiming import Unsure
from app.macros.course import Due
from app.macros.healing import GRAVE, Broken, Healing, Remedy, StandIn
from app.macros.lookalikes import Lookalikes
from app.macros.needless import SetAlready
from app.proposals import Ask
from app.roles.mender import find
from perception.checks import Check
from perception.screen import Element, Observation, Place
from skills.flow import Cursor

DONE = "done"


class Mender:
    """For one replay. A model is asked once for a step, in a call of its own; the person after it.

    acted_on: the screen on which the last step was done. already: whether what was set was so before.
    """

    def __init__(self, ways: Healing) -> None:
        self._ways = ways
        self._put_to_model: set[str] = set()
        self._awaiting: Question | None = None
        self._in_vain: dict[str, str] = {}
        self._said: dict[Check, Check] = {}
        self._opened: dict[str, dict[str, frozenset[str]]] = {}
        self._closed: set[tuple[str, str]] = set()
        self._tried: set[tuple[str, Cursor]] = set()
        self.acted_on = Observation(Place("", ""), ())
        self.already = SetAlready()
        self._lookalikes = Lookalikes(ways)

    def once(self, what: str, at: Cursor) -> bool:
        """Whether this is tried for the first time for the step that is due there."""
        first = (what, at) not in self._tried
        self._tried.add((what, at))
        return first

    def made_good(self, broken: Broken | None, last: Attempt, due: Due, patience: float) -> Remedy | StandIn | None:
        """What ends a step that could not be done as it is, or that was done and did not show it.

        None where a model is to be asked first. Raises Unsure.
        """
        if broken is None:
            raise Unsure(last.outcome.evidence)
        if self.once(DONE, due.at):
            made = signs.came_to_nothing(broken, last, self.acted_on) or drawn.pressed(broken, last)
            if made or (made := signs.seen(broken, last, self.acted_on, patience)):
                return made
        if (missing := advice.lack(broken, last)) and self._may_ask(due.words):
            why = last.outcome.evidence
            self._awaiting = Question(broken, missing, why, due.words, last, self.acted_on, patience)
            return None
        astray = signs.led_astray(broken, last, self.acted_on)
        raise Unsure("; ".join(filter(None, (last.outcome.evidence, astray, self._in_vain.get(due.words)))))

    def _may_ask(self, place: str) -> bool:
        """Whether there is a model that was not asked about this step yet; it is now."""
        if self._ways.brain is None or place in self._put_to_model:
            return False
        self._put_to_model.add(place)
        return True

    def heard(self, awaited: Check | None, said: Check | None) -> None:
        """What was awaited is said in other words now, wherever else it is awaited in this run."""
        if awaited and said:
            self._said[awaited] = said

    def said_now(self, awaited: Check) -> Check:
        """What is to be waited for, as it is said now."""
        return self._said.get(awaited, awaited)

    def has_made_good(self, at: Cursor) -> bool:
        """Whether the step that is due there was done, so that it is never done again."""
        return (DONE, at) in self._tried

    def stand_in(self, broken: Broken, on: str, place: str, why: str, reply: str) -> StandIn | Ask | None:
        """What stands in for the element, or the question to the person; None where the model is to be asked first.

        on: the target. place: where the step stands. why: its element is not taken. reply: what the person has
        answered. Raises Unsure.
        """
        if reply and (alike := self._lookalikes.answered(broken, place, reply)):
            return alike
        menu = hidden.opener(broken, self._opened.get(place, {}).keys())
        if reply and (meant := self._meant(broken, reply, place, menu)):
            return meant
        found = self._like(broken, place)
        if not isinstance(found, str):
            return found
        if other := healing.in_the_way(broken) or self._lookalikes.found(broken, on, place):
            return other
        if menu and broken.recorded_risk < GRAVE:
            return self._open(broken, menu, place, "it may be in there")
        if closing := self._closing(broken, place):
            return closing
        if broken.is_given:
            raise Unsure(f"{why.rstrip('.')}; {found}")
        if self._may_ask(place):
            self._awaiting = Question(broken, "element", f"{why.rstrip('.')}; {found}", place)
            return None
        found = "; ".join(part for part in (found, self._in_vain.get(place)) if part)
        if self._ways.person and not reply:
            shown = [called(menu, broken.screen)] if menu else []
            question = f"At {place}: {why.rstrip('.')}; {found}. Which one is it{', or what is it in' if menu else ''}?"
            return Ask(question, tuple(dict.fromkeys((*healing.candidates(broken), *shown))))
        raise Unsure(f"{why.rstrip('.')}; {found}")

    def _like(self, broken: Broken, place: str) -> StandIn | str:
        """What is certainly the same; or why there is none, in words."""
        found = healing.by_likeness(broken)
        if not isinstance(found, str):
            if not hidden.only_opens(broken, found[0]):
                return found
            found = f"{found[1].found} may only open something"
        by_other_words = None if broken.is_given else healing.by_effect(broken) or self._emerged(broken, place)
        return by_other_words or found

    def _meant(self, broken: Broken, reply: str, place: str, menu: Element | None) -> StandIn | None:
        """What the person means: the element, or the menu that they were offered, which is only opened."""
        if menu and reply == called(menu, broken.screen):
            return self._open(broken, menu, place, "you said so")
        return healing.by_person(broken, reply)

    def _open(self, broken: Broken, menu: Element, place: str, why: str) -> StandIn:
        """Open it, once for each time that the step is due; what comes then is looked at again."""
        self._opened.setdefault(place, {})[menu.key] = frozenset(e.key for e in broken.screen.elements)
        return hidden.opening(broken, menu, why)

    def _closing(self, broken: Broken, place: str) -> StandIn | None:
        """What was opened for the step and does not hold it, the last one first; each is closed once."""
        for key, before in reversed(self._opened.get(place, {}).items()):
            if (closing := hidden.closing(broken, key, before)) and (place, key) not in self._closed:
                self._closed.add((place, key))
                return closing
        return None

    def _emerged(self, broken: Broken, place: str) -> StandIn | None:
        """What came when something was opened for the step."""
        opened = list(self._opened.get(place, {}).values())
        return hidden.emerged(broken, opened[-1]) if opened else None

    def model(self, rung: int) -> str:
        """The model whose word is waited for; "" while none is."""
        return self._ways.brain.model("mender", rung) if self._ways.brain and self._awaiting else ""

    def put(self, situation: Situation) -> Reply[StandIn | Remedy | None] | None:
        """What follows of the model's word; None where nothing waits for it. Raises BrainError."""
        if self._ways.brain is None or self._awaiting is None:
            return None
        question, self._awaiting = self._awaiting, None
        said = find(situation, self._ways.brain, question.about)
        follows = advice.followed(question, said.value)
        if isinstance(follows, str):
            self._in_vain[question.place] = follows
            return Reply(None, said.usage)
        return Reply(follows, said.usage)

    def interrupt(self) -> None:
        if self._ways.brain:
            self._ways.brain.interrupt()
