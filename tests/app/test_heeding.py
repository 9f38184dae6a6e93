"""What the person wishes is heeded before the next thing moves, and a word meets what it was meant for."""

from dataclasses import replace
from typing import TypeVar

import pytest

from app.brains.brain import Prompt, Reply
from app.engine import Engine
from app.events import Asked, Decided, Told
from app.proposals import Act, Answer, Approve, Ask
from app.session import Session
from app.supervision import HandBack, Pause, Resume, Stop, TakeOver, Tell, Wish
from app.supervisors.remote import Remote
from app.tasks import Limits, Permissions, Task
from tests.app.stage import OPEN_ORDER, Person, Stage, fill, play, script, shop, tap

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
        assert stage.engine.episode.volunteered

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
