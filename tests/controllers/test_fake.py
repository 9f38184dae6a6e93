"""The target in memory and the faults that can be put before any target."""

import threading

import pytest

from controllers.actions import Back, Home, Open, SetChecked, SetText, Tap, TypeText
from controllers.controller import Ambiguous, Controller, Found, Missing
from controllers.errors import ControllerError, Stopped, Unsupported
from controllers.fake import FakeController
from controllers.faults import Faults, Faulty
from perception.geometry import Box
from perception.locators import described
from perception.screen import Capture, Element, Picture, Place
from tests.controllers.conftest import Shown
from tests.controllers.worked import Worked

BUTTON = Element("button", "Go", Box(0, 0, 50, 20), key="go")
FIELD = Element("textbox", "Name", Box(0, 30, 50, 20), key="name")
TICK = Element("checkbox", "News", Box(0, 60, 50, 20), key="news", states=frozenset({"unchecked"}))


def screens() -> dict[str, Capture]:
    picture = Picture(b"start", "1")
    twice = tuple(Element("button", "Twice", Box(0, y, 9, 9), key=f"twice {y}") for y in (0, 50))
    return {
        "start": Capture(Place("app", "start"), (BUTTON, FIELD, TICK), picture=picture),
        "end": Capture(Place("app", "end"), twice),
    }


@pytest.fixture
def fake() -> FakeController:
    return FakeController(screens(), {("start", "tap", "Go"): "end", ("end", "open", ""): "start"})


def found(target: Controller, name: str) -> Found:
    at = target.locate(described(name))
    assert isinstance(at, Found)
    return at


def test_the_fake_goes_where_its_transitions_lead(fake: FakeController) -> None:
    fake.perform(Tap(), found(fake, "Go"))
    assert fake.capture().place.address == "end"
    assert isinstance(fake.locate(described("Twice")), Ambiguous)
    assert isinstance(fake.locate(described("Go")), Missing)
    fake.perform(Back(), None)
    assert fake.screen == "start"
    fake.perform(Tap(), found(fake, "Go"))
    fake.perform(Open("anywhere"), None)
    assert fake.screen == "start"
    fake.perform(Tap(), found(fake, "Go"))
    fake.perform(Home(), None)
    assert fake.screen == "start"
    assert fake.performed[0] == (Tap(), "Go") and len(fake.performed) == 6


def test_the_fake_holds_what_it_is_given(fake: FakeController) -> None:
    fake.perform(SetText("Ad"), found(fake, "Name"))
    fake.perform(TypeText("a"), found(fake, "Name"))
    fake.perform(SetChecked(True), found(fake, "News"))
    assert found(fake, "Name").element.value == "Ada"
    assert found(fake, "News").element.states == {"checked"}
    with pytest.raises(ControllerError, match="say on which element"):
        fake.perform(Tap(), None)


def test_the_fake_mirrors_its_picture_once(fake: FakeController) -> None:
    mirror = fake.frames()
    assert mirror.newest(0) == (1, b"start")
    assert mirror.newest(1) is None
    mirror.close()
    assert mirror.newest(0) is None


@pytest.mark.parametrize("faulty", [False, True])
def test_waiting_can_be_interrupted(fake: FakeController, faulty: bool) -> None:
    fake.busy = not faulty
    target: Controller = Faulty(fake, Faults(slow_seconds=60)) if faulty else fake
    threading.Timer(0.1, target.interrupt).start()
    with pytest.raises(Stopped):
        target.settled(30)


def test_every_second_tap_is_swallowed(fake: FakeController) -> None:
    target = Faulty(fake, Faults(swallow_every=2))
    for screen in ("end", "start"):
        fake.screen = "start"
        target.perform(Tap(), found(target, "Go"))
        assert fake.screen == screen


def test_a_tap_can_lead_to_the_wrong_page(fake: FakeController) -> None:
    target = Faulty(fake, Faults(wrong_page_every=1))
    target.perform(Tap(), found(target, "Go"))
    assert fake.screen == "start"


def test_a_slow_target_that_has_no_time_is_not_settled(fake: FakeController) -> None:
    fake.busy = True
    assert not Faulty(fake, Faults(slow_seconds=0.05)).settled(0.1)


def test_a_popup_covers_the_page_until_it_is_closed(show: Shown, fake: FakeController) -> None:
    page = show("<button onclick='this.textContent = `Gone`'>Go</button>")
    target = Faulty(page.target, Faults(popup_every=1))
    target.perform(Tap(), page.find("Go"))
    covered = target.locate(page.target.capture().nodes[0].locator)
    assert isinstance(covered, Missing) and "covered" in covered.why
    page.tap("Close")
    assert Worked(page.target).one("Gone")
    with pytest.raises(Unsupported):
        Faulty(fake, Faults(popup_every=1)).perform(Tap(), found(fake, "Go"))
