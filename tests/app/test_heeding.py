"""What the person wishes is heeded before the next thing moves, and a word meets what it was meant for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import pytest

from app.brains.brain import Prompt, Reply
from app.engine import Engine
from app.episode import Episode
from app.events import Acted, Asked, Decided, Event, Judged, Proposed, Reviewed, Told
from app.proposals import Act, Answer, Approve, Ask, Move, Outcome, Reject, Verdict
from app.session import Session
from app.supervision import HandBack, HumanMove, Pause, Resume, Rule, Stop, TakeOver, Tell, Wish
from app.supervisors.remote import Remote
from app.tasks import Limits, Permissions, Task
from controllers.actions import Tap, Wait
from perception.checks import TextShown
from tests.app.stage import EVERYTHING, OPEN_ORDER, Person, Stage, fill, on, play, script, shop, tap

T = TypeVar("T")
DONE = Answer("done")


def before_moving(*wishes: Wish) -> Stage:
    """The order is about to be opened when the wishes come; the next proposal would be to search."""
    person = Person(wishes=[(), *((wish,) for wish in wishes)])
    return play(OPEN_ORDER, fill("Search", "7"), DONE, person=person, lead=0.01)


class TestBetweenDecisionAndMove:
    def test_nothing_wished_changes_nothing(self) -> None:
        assert before_moving().done == ["tap Order 7"]

    def test_stop_stops(self) -> None:
        stage = before_moving(Stop())
        assert (stage.done, stage.engine.episode.ending) == ([], "stopped")

    @pytest.mark.parametrize("wishes", [(Tell("search instead"),), (TakeOver(), HandBack()), (Pause(), Tell("no"))])
    def test_a_word_drops_the_move_and_the_operator_is_asked_again(self, wishes: tuple[Wish, ...]) -> None:
        stage = before_moving(*wishes, *[Resume()] * isinstance(wishes[0], Pause))
        assert stage.done == ["set text Search"]
        kinds = [event.kind for event in stage.events]
        assert "observed" in kinds[kinds.index("decided") : kinds.index("intended")]

    def test_what_was_told_reaches_the_operator(self) -> None:
        stage = before_moving(Tell("search instead"))
        operator = [prompt for prompt in stage.brain.asked if prompt.role == "operator"]
        assert len(operator) == 3
        assert stage.of(Told)[0].text == "search instead"
        assert [prompt.situation.episode.reply for prompt in operator] == ["", "", ""]

    def test_after_a_pause_the_move_is_aimed_and_decided_anew(self) -> None:
        stage = before_moving(Pause(), Resume())
        assert stage.done == ["tap Order 7"]
        assert [decided.decision.number for decided in stage.of(Decided)] == [1, 2]

    def test_after_a_pause_what_is_gone_is_not_touched(self) -> None:
        controller = shop()

        class Changing(Person):
            def checkpoint(self, *, wait: float = 0.0) -> tuple[Wish, ...]:
                wishes = tuple(super().checkpoint(wait=wait))
                if Resume() in wishes:
                    controller.screen = "empty"
                return wishes

        person = Changing(wishes=[(), (Pause(),), (Resume(),)])
        stage = play(OPEN_ORDER, DONE, person=person, controller=controller, limits=Limits(failures_in_row=9))
        assert stage.done == []

    def test_a_long_wait_can_be_taken_over(self) -> None:
        waiting = Act("wait", "shop", (Move("shop", Wait(9.0), None, TextShown("Total")),))
        theirs = HumanMove(Move("shop", Tap(), on("Order 7")))
        person = Person(wishes=[(), (), (TakeOver(),), (theirs,), (HandBack(),)])
        stage = play(waiting, DONE, person=person)
        assert (stage.done, stage.engine.episode.ending) == (["tap Order 7"], "done")
        assert [attempt.outcome.judgement for attempt in stage.engine.episode.attempts] == ["worked"]

    def test_a_stray_wish_does_not_cut_the_wait_short(self) -> None:
        waits: list[float] = []

        class Straying(Person):
            def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
                waits.append(wait)
                return super().checkpoint(wait=wait)

        person = Straying(wishes=[(), (HandBack(),), (Stop(),)])
        stage = play(OPEN_ORDER, DONE, person=person, lead=9.0)
        assert (stage.done, stage.engine.episode.ending) == ([], "stopped")
        assert 0 < waits[-1] < 9 == waits[-2]

    def test_every_move_of_an_act_waits_for_a_word(self) -> None:
        both = replace(OPEN_ORDER, moves=(*fill("Search", "7").moves, *OPEN_ORDER.moves))
        stage = play(both, DONE, person=Person(wishes=[(), (), (Tell("enough"),)]))
        assert stage.done == ["set text Search"]
        assert [told.text for told in stage.of(Told)] == ["enough"]

    @pytest.mark.parametrize(("act", "times"), [(OPEN_ORDER, 1), (tap("Delete"), 0)])
    def test_only_what_is_allowed_by_itself_is_shown_for_a_while(self, act: Act, times: int) -> None:
        waited = list[float]()

        class Waiting(Person):
            def checkpoint(self, *, wait: float = 0.0) -> tuple[Wish, ...]:
                waited.append(wait)
                return ()

        play(act, DONE, person=Waiting([Approve()]), permissions=Permissions("risky"), lead=0.25)
        assert waited.count(0.25) == times


class Spoken(Remote):
    """A real person behind another process: at the first event of each kind in turn, they say these words."""

    def __init__(self, *cues: tuple[type[Event], Sequence[Wish]]) -> None:
        super().__init__(lambda: None)
        self._cues = list(cues)

    def hear(self, event: Event) -> Event:
        if self._cues and isinstance(event, self._cues[0][0]):
            for wish in self._cues.pop(0)[1]:
                self.take(wish)
        return event


def spoken_to(person: Spoken, *proposals: Act | Ask | Answer) -> list[Event]:
    """Everything that happens in a run that the person is told of and speaks to."""
    engine = Engine(Session({"shop": shop()}), script(proposals), person, patience=0.02)
    return [person.hear(event) for event in engine.run(Task("do it", Permissions("risky")))]


class TestWordsMeetWhatTheyWereMeantFor:
    def rulings(self, *cues: tuple[type[Event], Sequence[Wish]]) -> list[Verdict]:
        told = spoken_to(Spoken(*cues), tap("Delete"), tap("Search"), tap("Delete"), DONE)
        return [event.verdict for event in told if isinstance(event, Reviewed)]

    def test_an_approval_given_before_anything_was_asked_is_no_approval(self) -> None:
        assert self.rulings((Proposed, [Rule(Approve("early"))]), (Decided, [Rule(Reject())])) == [Reject()]

    def test_an_approval_given_twice_is_none_of_the_next_move(self) -> None:
        twice = [Rule(Approve("once"), 1), Rule(Approve("again"), 1), Rule(Reject("not that"), 2)]
        assert self.rulings((Decided, twice))[:1] == [Approve("once")]
        assert Approve("again") not in self.rulings((Decided, twice))

    def in_doubt(self, *cues: tuple[type[Event], Sequence[Wish]]) -> list[Event]:
        """A run in which something is sent without a trace, so that the engine itself asks whether it worked."""
        controller = shop()
        controller._screens["silent"] = replace(controller._screens["list"], sent=1)
        controller._transitions["list", "tap", "Nothing"] = "silent"
        brain = script([tap("Nothing"), DONE, DONE], reflector=[Outcome("undecided")] * 9)
        person = Spoken(*cues)
        engine = Engine(Session({"shop": controller}), brain, person, patience=0.02)
        return [person.hear(event) for event in engine.run(Task("do it", EVERYTHING))]

    def test_what_was_said_before_the_engine_asks_is_no_answer_but_is_heeded(self) -> None:
        told = self.in_doubt((Acted, [Tell("no")]), (Asked, [Tell("yes")]))
        assert [event.outcome.evidence for event in told if isinstance(event, Judged)] == ["you said yes"]
        assert [event.text for event in told if isinstance(event, Told)] == ["no", "yes"]

    def test_neither_yes_nor_no_is_asked_again(self) -> None:
        told = self.in_doubt((Asked, [Tell("well")]), (Asked, [Tell(" No. ")]))
        assert [event.outcome.evidence for event in told if isinstance(event, Judged)] == ["you said no"]

    def test_the_answer_to_the_engines_question_is_none_to_the_brains(self) -> None:
        episode = Episode()
        for event in self.in_doubt((Acted, [Tell("hurry")]), (Asked, [Tell("1")])):
            episode.apply(event)
            if isinstance(event, Judged):
                assert (episode.reply, episode.said) == ("", ["hurry"])

    def test_the_answer_to_a_question_is_none_to_the_next(self) -> None:
        answers = [Tell("one", 1), Tell("one", 1), Tell("hurry", -1)]
        told = spoken_to(Spoken((Asked, answers), (Asked, [Tell("two", 2)])), Ask("Which?"), Ask("And which?"), DONE)
        assert [event.number for event in told if isinstance(event, Asked)] == [1, 2]
        assert [event.text for event in told if isinstance(event, Told)] == ["one", "hurry", "two"]


class TestWordsAndQuestions:
    """With the real person behind another process: when a word arrives decides what it is."""

    def told(self, *proposals: Ask | Answer) -> list[str]:
        """What happens when the person says "hurry" while the operator thinks for the first time."""
        person, brain = Remote(lambda: None), script(proposals)
        ask = brain.ask

        def spoken_to(prompt: Prompt, reply: type[T]) -> Reply[T]:
            if prompt.role == "operator" and not any(known.role == "operator" for known in brain.asked):
                person.take(Tell("hurry"))
            return ask(prompt, reply)

        brain.ask = spoken_to  # type: ignore[method-assign]
        engine = Engine(Session({"shop": shop()}), brain, person, patience=0.02)
        told = []
        for event in engine.run(Task("do it")):
            if isinstance(event, Asked):
                person.take(Tell("the second"))
            told.append(f"told {event.text}" if isinstance(event, Told) else event.kind)
        return told

    def test_what_was_said_before_the_question_is_no_answer_to_it(self) -> None:
        told = self.told(Ask("Which?"), Ask("Which?"), DONE)
        assert told.index("told hurry") < told.index("asked")
        assert told[told.index("asked") + 1] == "told the second"
        assert told.count("asked") == 1

    def test_what_was_said_before_the_answer_is_thought_of_first(self) -> None:
        told = self.told(DONE, DONE)
        assert told.index("told hurry") < told.index("answered")
        assert told.count("proposed") == 1
