"""Going on after a kill, and after the browser was lost: nothing is done twice by itself, nothing is lost silently."""

from dataclasses import replace

import pytest

from app.events import (
    Acted,
    Answered,
    Asked,
    Decided,
    Event,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Noted,
    Observed,
    Started,
    Told,
    TookOver,
)
from app.left_out import BY_HAND
from app.opening import Interrupted, addresses
from app.proposals import Act, Answer, Wanted
from app.supervision import HandBack, HumanMove, Record, TakeOver
from app.tasks import Limits, Permissions
from controllers.actions import Action, Open, Tap
from controllers.controller import Found, Performed
from controllers.errors import TargetLost
from controllers.fake import FakeController
from perception.screen import Place
from skills.flow import Frame
from tests.app.stage import OPEN_ORDER, Person, Stage, fill, on, play, shop, tap

DONE = Answer("done")
NEXT = (Frame(index=1),)
READ = Act("read total", "shop", wanted=(Wanted("total", on("Total")),), cursor=(Frame(index=2),))
DELETE = replace(tap("Delete"), cursor=NEXT)


def cut(stage: Stage, kind: type[Event], count: int = 1) -> Interrupted:
    """What the journal holds when the run is killed right after its last event but `count` of that kind."""
    ends = [position for position, event in enumerate(stage.events) if isinstance(event, kind)]
    return Interrupted.of(stage.events[: ends[count - 1] + 1])


def opened(controller: FakeController) -> list[str]:
    return [action.address for action, _ in controller.performed if isinstance(action, Open)]


def losing(controller: FakeController, *, of: type[Action] = Tap, after: bool = False) -> FakeController:
    """The target is lost when such an action is performed: before it happens, or after."""
    perform = controller.perform

    def lost(action: Action, at: Found | None) -> Performed:
        if not isinstance(action, of):
            return perform(action, at)
        if after:
            perform(action, at)
        raise TargetLost("The browser is gone; open it again.")

    controller.perform = lost  # type: ignore[method-assign]
    return controller


class TestResume:
    def test_what_is_known_goes_on_with_the_run(self) -> None:
        first = play(replace(OPEN_ORDER, cursor=NEXT), READ, tap("Orders"), DONE)
        cut_off = cut(first, Noted)
        second = play(DONE, cut_off=cut_off)
        episode = second.engine.episode
        assert second.of(Started)[0].resumes == first.events[0].episode  # type: ignore[union-attr]
        assert episode.id != first.engine.episode.id
        assert (episode.cursor, episode.values) == ((Frame(index=2),), {"total": "Total: 30"})
        assert [attempt.target for attempt in episode.attempts] == ['"Order 7" link']
        assert (episode.acts, episode.ending) == (2, "done")

    def test_it_goes_on_where_its_targets_stood_and_may_act_where_it_might(self) -> None:
        first = play(OPEN_ORDER, DONE)
        elsewhere = replace(first.of(Observed)[1].screen, place=Place("http://pay", "http://pay/1"))
        cut_off = Interrupted.of([*first.events[:-2], replace(first.of(Observed)[1], screen=elsewhere)])
        assert cut_off.scopes == {"http://shop"}
        starts = {"shop": "http://shop", "other": "http://other"}
        assert addresses(starts, cut_off.screens) == {"shop": "http://pay/1", "other": "http://other"}
        failed = replace(elsewhere, place=Place("chrome-error:", "chrome-error://chromewebdata/"))
        assert addresses(starts, {"shop": failed}) == starts

    def test_it_may_act_only_where_it_began(self) -> None:
        cut_off = replace(cut(play(OPEN_ORDER, DONE), Decided), scopes=frozenset({"http://elsewhere"}))
        second = play(OPEN_ORDER, DONE, cut_off=cut_off)
        assert (second.done, second.of(Decided)[0].decision.rule) == ([], "scope")

    @pytest.mark.parametrize("kind", [Intended, Acted])
    def test_a_move_in_doubt_that_was_done_is_not_done_again(self, kind: type[Event]) -> None:
        cut_off = cut(play(DELETE, DONE), kind)
        second = play(DONE, cut_off=cut_off, person=Person(answers=["yes"]))
        assert 'tap "Delete" button. Was it done?' in second.of(Asked)[0].question
        assert second.of(Judged)[0].outcome.judgement == "worked"
        assert second.done == []
        assert second.engine.episode.cursor == NEXT

    def test_a_move_in_doubt_that_was_not_done_is_proposed_again(self) -> None:
        second = play(DELETE, DONE, cut_off=cut(play(DELETE, DONE), Intended), person=Person(answers=["no"]))
        assert second.done == ["tap Delete"]
        kinds = [event.kind for event in second.events]
        assert kinds.index("asked") < kinds.index("judged") < kinds.index("proposed") < kinds.index("intended")

    def test_with_nobody_there_it_is_not_done_again_either(self) -> None:
        second = play(DELETE, DONE, cut_off=cut(play(DELETE, DONE), Intended))
        assert (second.done, second.engine.episode.ending) == ([], "asked")

    def test_what_can_be_done_again_without_harm_is_not_asked_about(self) -> None:
        second = play(fill("Search", "7"), DONE, cut_off=cut(play(fill("Search", "7"), DONE), Intended))
        assert (second.of(Asked), second.done) == ([], ["set text Search"])

    def test_the_person_s_own_move_is_theirs_to_know(self) -> None:
        theirs = (TakeOver(), HumanMove(tap("Delete").moves[0]), HandBack())
        cut_off = cut(play(DELETE, DONE, person=Person(wishes=[(), theirs])), Intended)
        assert cut_off.episode.unsettled is None
        second = play(DONE, cut_off=cut_off)
        assert (second.of(Asked), second.engine.episode.ending) == ([], "done")

    def test_what_the_page_forgot_is_put_back_by_the_person(self) -> None:
        cut_off = cut(play(fill("Search", "7"), tap("Nothing"), DONE), Judged)
        second = play(DONE, cut_off=cut_off, person=Person(wishes=[(HandBack(),)]))
        assert 'lost "Search" textbox' in second.of(TookOver)[0].reason
        assert second.engine.episode.ending == "done"
        assert play(DONE, cut_off=cut(play(fill("Search", "7"), DONE), Judged)).engine.episode.ending == "asked"


class TestLost:
    def test_it_is_opened_again_where_it_stood_if_the_person_wants_that(self) -> None:
        stage = play(
            *[OPEN_ORDER] * 2,
            DONE,
            controller=losing(shop()),
            another=shop(),
            person=Person(answers=["yes", "no"]),
        )
        assert "Open it again and go on?" in stage.of(Asked)[0].question
        assert opened(stage.controller) == ["http://shop/orders"]
        assert (stage.done, stage.engine.episode.ending) == (["tap Order 7"], "done")

    def test_a_move_under_way_is_asked_about(self) -> None:
        stage = play(
            tap("Delete"),
            DONE,
            permissions=Permissions("scope", frozenset({"delete"})),
            controller=losing(shop(), after=True),
            another=shop(),
            person=Person(answers=["yes", "yes"]),
        )
        assert 'tap "Delete" button. Was it done?' in stage.of(Asked)[1].question
        assert (stage.done, stage.engine.episode.ending) == ([], "done")

    @pytest.mark.parametrize("answers", [["no"], []])
    def test_else_the_run_ends_in_one_sentence(self, answers: list[str]) -> None:
        stage = play(OPEN_ORDER, controller=losing(shop()), another=shop(), person=Person(answers=answers))
        assert (stage.engine.episode.ending, stage.engine.episode.sentence) == (
            "failed",
            "The browser is gone; open it again.",
        )

    def test_whoever_drove_has_handed_back(self) -> None:
        theirs = HumanMove(OPEN_ORDER.moves[0])
        person = Person(answers=["yes"], wishes=[(TakeOver(), theirs)])
        stage = play(DONE, controller=losing(shop()), another=shop(), person=person)
        kinds = [event.kind for event in stage.events]
        assert kinds.index("asked") < kinds.index("handed back") < kinds.index("proposed")
        assert len(stage.of(HandedBack)) == 1
        assert [told.text for told in stage.of(Told)] == ["yes"]

    def test_a_recording_ends_with_what_was_recorded(self) -> None:
        theirs = HumanMove(OPEN_ORDER.moves[0])
        recorded, unrecorded = (TakeOver(), Record(), theirs), (TakeOver(), theirs, HandBack())
        person = Person(answers=["yes"], wishes=[recorded, (), unrecorded])
        stage = play(DONE, controller=losing(shop()), another=shop(), person=person)
        first, second = stage.of(HandedBack)
        assert first.missing == ("What was done last could not be seen to its end; it is not in the macro.",)
        assert second.missing == (*first.missing, BY_HAND)


def test_a_loop_goes_on_being_one_when_the_run_is_gone_on_with_and_is_forgiven_where_it_had_ended() -> None:
    way = [OPEN_ORDER, tap("Orders")]
    first = play(*way * 2, DONE, limits=Limits(repeats=2, stalls=99))
    events = [event for event in first.events if not isinstance(event, Answered | Finished)]
    again = play(OPEN_ORDER, DONE, cut_off=Interrupted.of(events))
    assert again.of(Finished)[0].sentence.startswith('Going in circles at "Order 7" link')
    forgiven = play(OPEN_ORDER, DONE, cut_off=Interrupted.of([*events, Finished("failed", "Stopped.")]))
    assert forgiven.engine.episode.ending == "done"
