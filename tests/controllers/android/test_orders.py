"""What was sent counts as sent, whatever comes after it; what is not clear is not sent at all. On a phone in memory."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from controllers.actions import Action, DoubleTap, Open, Scroll, Select, SetChecked, Swipe, Tap
from controllers.android.adb import AdbServer
from controllers.android.errors import InDoubt, NotSent, PhoneLost
from controllers.android.phone import Facts, Front, Phone
from controllers.android.target import AndroidTarget
from controllers.controller import Found
from controllers.errors import ControllerError
from controllers.gestures import Pointer
from perception.geometry import Density
from perception.locators import described
from tests.perception.hierarchy.trees import APP, dump, node, window

NOTHING = '<hierarchy rotation="0" />'
BUTTON = node("Button", (0, 100, 500, 200), text="Send", flags="clickable")
SPINNER = node("Spinner", (0, 300, 500, 400), desc="Language", flags="clickable")
WORD = node("Button", (0, 500, 500, 600), text="Greek", flags="clickable")
UPRIGHT = {"displayWidth": 1000, "displayHeight": 2000, "displayRotation": 0}


@dataclass
class Line:
    """The way to a phone that shows this; `gone` after so many orders, with that error."""

    xml: str = dump(window(BUTTON, SPINNER, WORD))
    info: object = field(default_factory=lambda: dict(UPRIGHT))
    gone: int = 99
    error: ControllerError = field(default_factory=lambda: NotSent("There is no connection."))
    orders: list[tuple[object, ...]] = field(default_factory=list)

    def order(self, *order: object, **_: object) -> bool:
        if len(self.orders) >= self.gone:
            raise self.error
        self.orders.append(order)
        return True

    def read(self, method: str, *_: object, **__: object) -> object:
        return self.xml if method == "dumpWindowHierarchy" else self.info

    def close(self) -> None:
        """There is nothing to close."""


class Nowhere(AdbServer):
    """No phone is there any more; or adb itself is not."""

    def __init__(self, gone: bool) -> None:
        super().__init__()
        self._gone = gone

    def phones(self) -> tuple[()]:
        if self._gone:
            raise ControllerError("adb does not answer (refused): run journeyman phone doctor.")
        return ()


@dataclass
class Desk:
    """The phone on the desk, and what is sent to it."""

    line: Line
    phone: Phone
    target: AndroidTarget

    def found(self, name: str) -> Found:
        found = self.target.locate(described(name))
        assert isinstance(found, Found)
        return found


@pytest.fixture
def lay() -> Iterator[Callable[..., Desk]]:
    targets: list[AndroidTarget] = []

    def laid(line: Line | None = None, front: Callable[[], Front] = lambda: Front(APP)) -> Desk:
        line, phone = line or Line(), Phone("R58M")
        phone._link, phone.facts = line, Facts(Density(), "")  # type: ignore[assignment]
        phone.front = front  # type: ignore[method-assign]
        phone.shell = lambda *words, seconds=5.0: ""  # type: ignore[method-assign]
        targets.append(AndroidTarget(phone))
        return Desk(line, phone, targets[-1])

    yield laid
    for target in targets:
        target.close()


Lay = Callable[..., Desk]


@pytest.mark.parametrize("without_adb", [True, False])
def test_a_tap_under_way_when_the_phone_or_adb_goes_may_have_been_done(lay: Lay, without_adb: bool) -> None:
    desk = lay()
    at = desk.found("Send")
    desk.line.gone, desk.line.error, desk.phone.adb = 0, InDoubt("The connection broke."), Nowhere(without_adb)
    with pytest.raises(PhoneLost) as lost:
        desk.target.perform(Tap(), at)
    assert not lost.value.untouched


def test_half_a_double_tap_is_not_untouched(lay: Lay) -> None:
    desk = lay()
    at = desk.found("Send")
    desk.phone.adb = Nowhere(False)
    desk.line.gone = 2
    with pytest.raises(PhoneLost) as lost:
        desk.target.perform(DoubleTap(), at)
    assert not lost.value.untouched
    desk.line.gone = 0
    with pytest.raises(PhoneLost) as lost:
        desk.target.perform(DoubleTap(), at)
    assert lost.value.untouched


def test_a_phone_that_turned_has_been_touched_all_the_same(lay: Lay) -> None:
    desk = lay()
    at = desk.found("Send")
    desk.line.info = UPRIGHT | {"displayRotation": 1}
    before = desk.target.capture(picture=False).sent
    with pytest.raises(ControllerError, match="was turned while"):
        desk.target.perform(Tap(), at)
    assert desk.target.capture(picture=False).sent == before + 1


def test_a_look_that_fails_after_a_touch_is_no_refusal(lay: Lay) -> None:
    desk = lay()
    at = desk.found("Send")
    desk.line.info = None
    assert "did not say whether" in desk.target.perform(Tap(), at).events[0]
    assert len(desk.line.orders) == 1


def test_what_shows_no_state_is_not_brought_into_one(lay: Lay) -> None:
    desk = lay()
    with pytest.raises(ControllerError, match="does not show whether it is on"):
        desk.target.perform(SetChecked(True), desk.found("Send"))
    assert not desk.line.orders


def test_a_choice_is_what_was_not_there_before(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.android.acting.APPEARS_WITHIN", 0.1)
    desk = lay()
    with pytest.raises(ControllerError, match='"Greek" is not among the choices'):
        desk.target.perform(Select("Greek"), desk.found("Language"))
    assert [order[0] for order in desk.line.orders] == ["click"]


def test_an_icon_is_looked_for_on_the_home_screen_alone(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controllers.android.apps.APPEARS_WITHIN", 0.1)
    fronts = itertools.repeat(Front(APP))
    desk = lay(front=lambda: next(fronts))
    desk.phone.facts = Facts(Density(), "", home="com.example.launcher")
    with pytest.raises(ControllerError, match="The home screen did not come to the front"):
        desk.target.perform(Open("Send"), None)
    assert desk.line.orders == [("pressKey", "home")]


@pytest.mark.parametrize("action", [Swipe("up"), Scroll("down")])
def test_a_stroke_on_a_screen_without_a_tree_goes_across_the_display(lay: Lay, action: Action) -> None:
    desk = lay(Line(xml=NOTHING))
    desk.target.perform(action, None)
    ((_, left, top, right, bottom, _),) = desk.line.orders
    assert (left, right) == (500, 500) and (top, bottom) == (1700, 300)


def test_a_hand_touches_where_the_phone_is_now_however_it_was_turned(lay: Lay) -> None:
    desk = lay()
    desk.target.capture(picture=False)
    desk.line.info = {"displayWidth": 2000, "displayHeight": 1000, "displayRotation": 1}
    desk.target.hand(Pointer("down", 0.5, 0.5))
    assert desk.line.orders == [("injectInputEvent", 0, 1000, 500, 0)]


def test_a_display_without_a_size_is_not_touched(lay: Lay) -> None:
    desk = lay(Line(info={}))
    with pytest.raises(ControllerError, match="does not tell how big its screen is"):
        desk.target.hand(Pointer("down", 0.5, 0.5))
    assert not desk.line.orders
