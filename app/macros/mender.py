"""The ways to what stands in for an element that is not found as recorded, the cheapest first."""

from dataclasses import replace

from app.brains.brain import Reply, Situation
from app.brains.following.expanders import certainly_opens
from app.episode import Attempt
from app.executor import called
from app.macros import advice, drawn, healing, hidden, inquiry, sending, signs
from app.macros.aiming import Unsure
from app.macros.course import Due
from app.macros.foretold import Foretold
from app.macros.healing import GIVEN, Broken, Healing, Remedy, StandIn
from app.macros.inquiry import Question
from app.macros.lookalikes import Lookalikes
from app.macros.needless import SetAlready
from app.macros.proven import Proven
from app.macros.retyping import Typed
from app.proposals import Act, Ask, Move
from app.roles.mender import find
from app.tasks import GRAVE
from controllers.actions import Action, Hover, Scroll, SetText, Tap
from perception.resolving import chain
from perception.screen import Element, Observation, Place
from perception.telling import locator_in_words
from skills.flow import Cursor
from skills.mending import STANDING
from skills.steps import Do, Plain, Step

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
        self._named: dict[str, str] = {}
        self._typed: dict[int, Typed] = {}
        self._filled = sending.Filled()
        self._opened: dict[Cursor, dict[str, frozenset[str]]] = {}
        self._opened_at: dict[Cursor, Observation] = {}
        self._closed: set[tuple[Cursor, str]] = set()
        self._tried: set[tuple[str, Cursor]] = set()
        self.acted_on = Observation(Place("", ""), ())
        self.already = SetAlready()
        self.proven = Proven()
        self.foretold = Foretold(self.proven)
        self._lookalikes = Lookalikes(ways)

    def acting(self, step: Plain, kept: Step | None, action: Action, element: Element | None, on: Observation) -> None:
        """Take in what is about to be done, and the screen that it is done on."""
        self.acted_on = on
        self._filled.acting(action, element)
        self.already.acting(action, element)
        if element and isinstance(step, Do) and isinstance(step.action, SetText) and isinstance(kept, Do):
            self._typed[element.number] = Typed(step.action.text, kept)

    def trying(self, broken: Broken, found: StandIn, due: Due) -> None:
        """Take in what is about to stand in for the element, or to be opened first."""
        self.proven.trying(broken, found, due.after)
        if found[1].how == "opened":
            self._opened_at.setdefault(due.at, broken.screen)
        if found[1].how in STANDING:
            self.foretold.standing_in(broken.target, chain(found[0], broken.screen.elements, lasting=True))

    def stays(self, at: Cursor, screen: Observation) -> None:
        """What was opened first shows more of the same page. Raises Unsure where it has led to another."""
        opened = self._opened_at.get(at)
        if opened and not hidden.is_same_page(opened, screen):
            raise Unsure(f"what was opened first has led away from {opened.place.address} to {screen.place.address}")

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
        last, first = replace(last, move=self.foretold.as_recorded(last.move)), self.once(DONE, due.at)
        if first and (made := signs.came_to_nothing(broken, last, self.acted_on) or drawn.pressed(broken, last)):
            return made
        question = self._question(broken, last, due, patience)
        if question and (made := self._as_foretold(question, due)):
            return made
        if first and (made := signs.seen(broken, last, self.acted_on, patience)):
            return made
        if question and self._may_ask(due.words):
            self._awaiting = question
            return None
        astray = signs.led_astray(broken, last, self.acted_on)
        raise Unsure("; ".join(filter(None, (last.outcome.evidence, astray, self._in_vain.get(due.words)))))

    def _question(self, broken: Broken, last: Attempt, due: Due, patience: float) -> Question | None:
        """What a model could tell about a step that was tried and did not work."""
        missing, why = inquiry.lack(broken, last), last.outcome.evidence
        if missing is None:
            return None
        return Question(broken, missing, why, due.words, last, self.acted_on, patience, self._typed)

    def _as_foretold(self, question: Question, due: Due) -> Remedy | None:
        """What was said of the step along with another word on it, tried once."""
        if not self.once(f"foretold {question.lack}", due.at):
            return None
        follows = self.foretold.follows(question)
        if isinstance(follows, Remedy):
            return follows
        self._in_vain[due.words] = follows or self._in_vain.get(due.words, "")
        return None

    def _may_ask(self, place: str) -> bool:
        """Whether there is a model that was not asked about this step yet; it is now."""
        if self._ways.brain is None or place in self._put_to_model:
            return False
        self._put_to_model.add(place)
        return True

    def has_made_good(self, at: Cursor) -> bool:
        """Whether the step that is due there was done, so that it is never done again."""
        return (DONE, at) in self._tried

    def shown_first(self, broken: Broken, due: Due, on: str) -> Act | None:
        """What brings the element into reach, each once: scrolling to it, pointing at its row, more of its list."""
        ways: tuple[tuple[str, Action, Element | None], ...] = (
            ("scroll to", Scroll(), healing.covered(broken)),
            ("point at the row of", Hover(), hidden.pointed_at(broken)),
            ("show more for", Tap(), hidden.longer(broken)),
        )
        for way, action, element in ways:
            if element and self.once(way, due.at):
                move = Move(on, action, element.number, GIVEN)
                return Act(f"{way} {locator_in_words(broken.target)}", on, (move,), cursor=due.at)
        return None

    def stand_in(self, broken: Broken, due: Due, on: str, why: str, reply: str) -> StandIn | Ask | None:
        """What stands in for the element, or the question to the person; None where the model is to be asked first.

        on: the target. why: its element is not taken. reply: what the person has answered. Raises Unsure.
        """
        place = due.words
        self.stays(due.at, broken.screen)
        if reply and (alike := self._lookalikes.answered(broken, place, reply)):
            return alike
        menu = hidden.opener(broken, self._opened.get(due.at, {}).keys())
        if reply and (meant := self._meant(broken, reply, due.at, menu)):
            return meant
        found = self._like(broken, due)
        if not isinstance(found, str):
            return found
        if before := self._before(broken, due):
            return before
        if other := healing.in_the_way(broken) or self._lookalikes.found(broken, on, place):
            return other
        if menu and broken.recorded_risk < GRAVE and certainly_opens(menu, broken.screen):
            return self._open(broken, menu, due.at, "it may be in there")
        if closing := self._closing(broken, due.at):
            return closing
        if broken.is_named_by_a_value:
            raise Unsure(f"{why.rstrip('.')}; {found}")
        if self._may_ask(place):
            self._awaiting = Question(broken, "element", f"{why.rstrip('.')}; {found}", place)
            return None
        found = "; ".join(part for part in (found, self._in_vain.get(place)) if part)
        if self._ways.person and not reply:
            shown = [called(menu, broken.screen)] if menu else []
            named = [self._named[place]] if place in self._named else []
            question = f"At {place}: {why.rstrip('.')}; {found}. Which one is it{', or what is it in' if menu else ''}?"
            return Ask(question, tuple(dict.fromkeys((*named, *healing.candidates(broken), *shown))))
        raise Unsure(f"{why.rstrip('.')}; {found}")

    def _before(self, broken: Broken, due: Due) -> StandIn | None:
        """What has stood in for the same before in this run, or has led to it: that is opened once for each time."""
        found = self.proven.again(broken)
        if found and found[1].how == "opened":
            if not self.once("opened again", due.at):
                return None
            self.foretold.opening(due.at, broken)
        return found

    def _like(self, broken: Broken, due: Due) -> StandIn | str:
        """What is certainly the same; or why there is none, in words."""
        found = healing.by_likeness(broken)
        if not isinstance(found, str):
            if not hidden.only_opens(broken, found[0]):
                return found
            found = f"{found[1].found} may only open something"
        if broken.is_named_by_a_value:
            return found
        emerged = self._emerged(broken, due.at) or self.foretold.named(broken, due.words, due.at)
        sent = sending.by_its_fields(broken, self._filled.on(broken.screen))
        return healing.by_effect(broken) or sent or emerged or found

    def _meant(self, broken: Broken, reply: str, at: Cursor, menu: Element | None) -> StandIn | None:
        """What the person means: the element, or the menu that they were offered, which is only opened."""
        if menu and reply == called(menu, broken.screen):
            return self._open(broken, menu, at, "you said so")
        return healing.by_person(broken, reply)

    def _open(self, broken: Broken, menu: Element, at: Cursor, why: str) -> StandIn:
        """Open it, once for each time that the step is due; what comes then is looked at again."""
        self._opened.setdefault(at, {})[menu.key] = broken.keys
        return hidden.opening(broken, menu, why)

    def _closing(self, broken: Broken, at: Cursor) -> StandIn | None:
        """What was opened for the step and does not hold it, the last one first; each is closed once."""
        for key, before in reversed(self._opened.get(at, {}).items()):
            if (closing := hidden.closing(broken, key, before)) and (at, key) not in self._closed:
                self._closed.add((at, key))
                return closing
        return None

    def _emerged(self, broken: Broken, at: Cursor) -> StandIn | None:
        """What came when something was opened for the step."""
        opened = list(self._opened.get(at, {}).values())
        return hidden.emerged(broken, opened[-1]) if opened else None

    def model(self, rung: int) -> str:
        """The model whose word is waited for; "" while none is."""
        return self._ways.brain.model("mender", rung) if self._ways.brain and self._awaiting else ""

    def put(self, situation: Situation) -> Reply[StandIn | Remedy | None] | None:
        """What follows of the model's word; None where nothing waits for it. Raises BrainError."""
        if self._ways.brain is None or self._awaiting is None:
            return None
        question, self._awaiting = self._awaiting, None
        said = find(situation, self._ways.brain, question.about, question.offered)
        follows = advice.followed(question, said.value)
        if isinstance(follows, str):
            self._in_vain[question.place] = follows
            if (meant := situation.screen.element(said.value.element)) and said.value.kind == "stands in":
                self._named[question.place] = called(meant, situation.screen)
            return Reply(None, said.usage)
        self.foretold.take(question.place, said.value)
        if said.value.kind == "open first":
            self.foretold.opening(situation.episode.cursor, question.broken)
        return Reply(follows, said.usage)

    def interrupt(self) -> None:
        if self._ways.brain:
            self._ways.brain.interrupt()
