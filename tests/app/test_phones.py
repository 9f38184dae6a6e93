"""Which phone is meant, and what becomes of a run when a target goes away and comes back by itself."""

from dataclasses import dataclass, replace

import pytest

from app.errors import UserError
from app.events import Asked, Judged, Paused, Resumed
from app.proposals import Answer
from app.providers.android import chosen
from app.tasks import Permissions
from controllers.actions import Action, Tap
from controllers.android.adb import AdbServer, Listed
from controllers.controller import Found, Performed
from controllers.errors import ControllerError, TargetReturns
from controllers.fake import FakeController
from tests.app.stage import OPEN_ORDER, Person, play, shop, tap

DONE = Answer("done")
GRAVE = Permissions("scope", frozenset({"delete"}))
ONE, OTHER = Listed("R58M", "device", "Pixel"), Listed("192.168.1.9:5555", "device")
SHY, AWAY = Listed("R58N", "unauthorized"), Listed("R58O", "offline")


@dataclass
class Shelf(AdbServer):
    """An adb server with these phones."""

    there: tuple[Listed, ...] = ()
    connected: tuple[str, ...] = ()

    def phones(self) -> tuple[Listed, ...]:
        return self.there

    def connect(self, address: str) -> str:
        self.connected += (address,)
        return "connected"


class TestWhichPhone:
    def test_the_only_one_that_can_be_worked(self) -> None:
        assert chosen("", Shelf((ONE,))) == "R58M"
        assert chosen("", Shelf((SHY, ONE, AWAY))) == "R58M"

    def test_one_in_the_network_is_connected_first(self) -> None:
        adb = Shelf((ONE,))
        with pytest.raises(UserError, match=r"There is no phone .*; there are R58M"):
            chosen("192.168.1.9:5555", adb)
        assert adb.connected == ("192.168.1.9:5555",)
        assert chosen("192.168.1.9:5555", Shelf((OTHER,))) == OTHER.serial

    @pytest.mark.parametrize(
        ("serial", "there", "why"),
        [
            ("", (), "No phone is there: plug one in"),
            ("", (ONE, OTHER), "say which: --on android:R58M or --on android:192.168.1.9:5555"),
            ("", (SHY,), "tap Allow"),
            ("R58O", (ONE, AWAY), "R58O is offline"),
            ("R5", (ONE,), "There is no phone R5"),
        ],
    )
    def test_else_it_is_told_in_one_sentence(self, serial: str, there: tuple[Listed, ...], why: str) -> None:
        with pytest.raises(UserError, match=why):
            chosen(serial, Shelf(there))


def leaving(controller: FakeController, *, done: bool, untouched: bool = False) -> FakeController:
    """Gone for a moment at the first tap, which was done by then, or not."""
    perform, left = controller.perform, [True]

    def once(action: Action, at: Found | None) -> Performed:
        if not isinstance(action, Tap) or not left:
            return perform(action, at)
        left.clear()
        if done:
            perform(action, at)
        gone = TargetReturns("The phone is gone; plug it in.")
        gone.untouched = untouched
        raise gone

    controller.perform = once  # type: ignore[method-assign]
    return controller


class TestBackAgain:
    def test_what_was_done_is_seen_and_not_asked_about(self) -> None:
        there = leaving(shop(), done=True)
        stage = play(OPEN_ORDER, DONE, controller=there, another=there)
        assert [event.why for event in stage.of(Paused)] == ["The phone is gone; plug it in."]
        assert len(stage.of(Resumed)) == 1 and not stage.of(Asked)
        assert [event.outcome.judgement for event in stage.of(Judged)] == ["worked"]
        assert (stage.done, stage.engine.episode.ending) == (["tap Order 7"], "done")

    def test_what_leaves_no_trace_is_asked_about(self) -> None:
        there = leaving(shop(), done=True)
        stage = play(tap("Nothing"), DONE, controller=there, another=there, person=Person(answers=["yes"]))
        assert "Was it done?" in stage.of(Asked)[0].question
        assert (stage.done, stage.engine.episode.ending) == (["tap Nothing"], "done")

    def test_what_was_not_begun_is_simply_done_again(self) -> None:
        there = leaving(shop(), done=False, untouched=True)
        stage = play(*[tap("Delete")] * 2, DONE, controller=there, another=there, permissions=GRAVE)
        assert not stage.of(Asked)
        assert [event.outcome.judgement for event in stage.of(Judged)] == ["no change", "worked"]
        assert (stage.done, stage.engine.episode.ending) == (["tap Delete"], "done")

    def test_without_evidence_and_with_nobody_there_it_is_not_done_again(self) -> None:
        there = leaving(shop(), done=False)
        act = replace(OPEN_ORDER)
        stage = play(act, act, DONE, controller=there, another=there)
        assert (stage.done, stage.engine.episode.ending) == ([], "asked")

    def test_one_that_stays_away_ends_the_run_in_one_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def away(*_: object) -> None:
            raise ControllerError("The phone R58M did not come back within 60 s; connect it again.")

        monkeypatch.setattr("app.session.Session.renew", away)
        there = leaving(shop(), done=False)
        stage = play(OPEN_ORDER, DONE, controller=there, another=there)
        assert stage.engine.episode.sentence == "The phone R58M did not come back within 60 s; connect it again."
