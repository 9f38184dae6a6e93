"""The person drives by mouse and keys: passed on, counted, never told; what goes wrong is told."""

from dataclasses import replace

import pytest

from app.events import Acted, Asked, HandedBack, Observed, TookOver
from app.left_out import BY_HAND
from app.proposals import Answer, Move
from app.supervision import Hand, HandBack, HumanMove, Record, TakeOver, Wish
from app.wire import to_json
from controllers.actions import Tap
from controllers.controller import Performed
from controllers.errors import ControllerError, TargetLost
from controllers.fake import FakeController
from controllers.gestures import Gesture, Keys, Pointer, Text, Wheel
from tests.app.stage import Person, Stage, on, play, shop

DOWN, UP = Pointer("down", 0.5, 0.5), Pointer("up", 0.5, 0.5)


def driven(*gestures: Gesture | Move, controller: FakeController | None = None, target: str = "shop") -> Stage:
    """The person takes over, does this, and hands back."""
    did = [HumanMove(g) if isinstance(g, Move) else Hand(target, g) for g in gestures]
    return play(Answer("done"), person=Person(wishes=[(TakeOver(), *did, HandBack())]), controller=controller)


def refusing(error: Exception) -> FakeController:
    controller = shop()

    def hand(gesture: Gesture) -> Performed:
        raise error

    controller.hand = hand  # type: ignore[method-assign]
    return controller


def test_gestures_reach_the_target_in_order() -> None:
    gestures: list[Gesture] = [Pointer("move", 0.1, 0.2), DOWN, UP, Wheel(0, 0, 0, 100), Keys("Enter"), Text("ä")]
    assert driven(*gestures).controller.handled == gestures


@pytest.mark.parametrize(
    ("gestures", "did"),
    [
        ([DOWN, UP], "1 click"),
        ([DOWN, UP, DOWN, UP, Keys("Tab"), Text("Ada")], "2 clicks, 4 keys"),
        ([Pointer("move", 0, 0)], ""),
        ([Wheel(0, 0), Wheel(0, 0)], "2 scrolls"),
    ],
)
def test_what_was_done_is_counted(gestures: list[Gesture], did: str) -> None:
    assert driven(*gestures).of(HandedBack)[0].did == did


def test_what_was_typed_is_told_nowhere() -> None:
    error = ControllerError("The page did not take it.")
    for stage in (driven(Text("hunter2")), driven(Text("hunter2"), controller=refusing(error))):
        assert "hunter2" not in "".join(map(to_json, stage.events))


def test_what_the_world_refuses_is_told_and_driving_goes_on() -> None:
    stage = driven(Keys("Hyper"), DOWN, controller=refusing(ControllerError('"Hyper" is no key.')))
    assert [acted.error for acted in stage.of(Acted)] == ['"Hyper" is no key.'] * 2
    assert stage.engine.episode.ending == "done"


def test_a_target_that_does_not_exist_is_told() -> None:
    stage = driven(DOWN, target="nowhere")
    assert "no target called nowhere" in stage.of(Acted)[0].error
    assert stage.engine.episode.ending == "done"


def test_a_target_that_is_lost_ends_driving_in_one_sentence() -> None:
    stage = driven(DOWN, controller=refusing(TargetLost("The browser is gone; open it again.")))
    assert (stage.of(HandedBack), stage.of(Asked)) == ([], [])
    assert stage.engine.episode.sentence == "The browser is gone; open it again."


def recorded_on(controller: FakeController, *before: Wish) -> Stage:
    """The person takes over, does this, has the rest recorded, opens the order and hands back."""
    width, height = controller.capture().size
    (link,) = [e for e in controller.capture().nodes if e.name == "Order 7"]
    x, y = link.box.centre.x / width, link.box.centre.y / height
    hand = controller.hand

    def opens_the_order(gesture: Gesture) -> Performed:
        if gesture == Pointer("up", x, y):
            controller.screen = "order"
        return hand(gesture)

    controller.hand = opens_the_order  # type: ignore[method-assign]
    press = Hand("shop", Pointer("down", x, y)), Hand("shop", Pointer("up", x, y))
    wishes: list[Wish] = [TakeOver(), *before, Record(), *press, HandBack()]
    return play(Answer("done"), person=Person(wishes=[wishes]), controller=controller)


def test_what_is_recorded_is_told_as_steps_from_then_on() -> None:
    stage = recorded_on(shop(), Hand("shop", DOWN), Hand("shop", UP))
    assert [each.target for each in stage.of(Acted)] == ['"Order 7" link by the person']
    assert stage.of(HandedBack)[0].missing == (BY_HAND,)  # the first press came before it was recorded
    assert stage.engine.episode.attempts == []  # it is none of the agent's own


def test_a_last_act_that_cannot_be_seen_to_its_end_is_told_as_missing_and_the_run_goes_on() -> None:
    controller, problem = shop(), "The page did not say whether it is quiet in time."
    settled = controller.settled

    def asked_once_it_is_open(within: float) -> bool:
        if controller.screen == "order":
            controller.settled = settled  # type: ignore[method-assign]
            raise ControllerError(problem)
        return settled(within)

    controller.settled = asked_once_it_is_open  # type: ignore[method-assign]
    stage = recorded_on(controller)
    assert stage.of(TookOver)[-1].reason == f"what you did last cannot be recorded: {problem}"
    (handed_back,) = stage.of(HandedBack)
    assert handed_back.missing == ("What was done last could not be seen to its end; it is not in the macro.",)
    assert (stage.of(Acted), stage.engine.episode.ending) == ([], "done")


def test_what_is_done_after_recording_was_refused_is_told_as_missing() -> None:
    controller = shop()

    def watch(tell: object) -> bool:
        raise ControllerError("The page could not be watched in time.")

    controller.watch = watch  # type: ignore[attr-defined]
    wishes: list[Wish] = [Record(), Hand("shop", DOWN), Hand("shop", UP), HandBack()]
    stage = play(Answer("done"), person=Person(wishes=[(TakeOver(), *wishes)]), controller=controller)
    reason = "what you do cannot be recorded: The page could not be watched in time."
    assert reason in [event.reason for event in stage.of(TookOver)]
    assert stage.of(HandedBack)[0].missing == (BY_HAND,)


def test_a_dialog_is_shown_once_while_it_is_open_and_its_end_is_seen() -> None:
    controller = shop()
    controller._screens["dialog"] = replace(controller._screens["list"], blocked=True)
    controller._transitions["dialog", "tap", "Nothing"] = "list"
    hand = controller.hand

    def opens_a_dialog(gesture: Gesture) -> Performed:
        if gesture == UP:
            controller.screen = "dialog"
        return hand(gesture)

    controller.hand = opens_a_dialog  # type: ignore[method-assign]
    stage = driven(DOWN, UP, DOWN, Move("shop", Tap(), on("Nothing")), controller=controller)
    kinds = [event.kind for event in stage.events]
    while_driven = kinds[kinds.index("took over") + 1 : kinds.index("handed back")]
    assert while_driven == ["observed", "intended", "acted", "observed"]
    assert [seen.screen.blocked for seen in stage.of(Observed)][1:3] == [True, False]
