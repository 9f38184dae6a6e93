"""A step whose address alone is awaited is done once its page is there as a whole, with what comes next."""

import pytest

from controllers.fake import FakeController
from perception.checks import PlaceIs
from perception.hierarchy.phone_screen import SCOPE
from perception.screen import Capture, Place
from skills.steps import Read
from tests.app.macros.test_follower import Replayed, tap
from tests.app.stage import DETAIL, ORDERS, on
from tests.perception.screens import capture, element, text


class Arriving(FakeController):
    """A page that tells when its document is there as a whole, and only once it is quiet that one was turned away."""

    def __init__(self, listed: Capture, order: Capture, leads: str = "Order 7") -> None:
        denied = capture(element("heading", "Access denied"), place=order.place)
        screens = {"list": listed, "order": order, "denied": denied}
        super().__init__(screens, {("list", "tap", leads): "order"})

    def arrived(self, within: float) -> bool:
        return True

    def settled(self, within: float) -> bool:
        self.screen = "denied" if self.screen == "order" else self.screen
        return super().settled(within)


MENU = element("link", "Shop", (0, 90), key="f1:2", effect="GET http://shop/")
ORDER = element("link", "Order 7", (0, 40), key="f1:1", effect="GET http://shop/orders/7")
TITLE = element("heading", "Orders", (0, 0), key="f1:9")
HEAD = element("heading", "Orders", (0, 0), key="f2:9")
DETAILS = element("link", "Details", (0, 40), key="f2:1", effect="GET http://shop/orders/7/details")
OPENED = tap("Order 7", check=PlaceIs("/orders/7"))


@pytest.mark.parametrize(
    ("came", "done"),
    [
        (capture(HEAD, DETAILS, place=DETAIL), True),
        (capture(HEAD, MENU, DETAILS, place=DETAIL), False),
        (capture(HEAD, DETAILS, place=DETAIL, loading=True), False),
        (capture(HEAD, text("Please wait", key="f2:2"), place=DETAIL), False),
        (capture(DETAILS, place=DETAIL), False),
    ],
    ids=["another page with it", "the same page", "still loading", "not there yet", "a shell"],
)
def test_where_the_address_alone_is_awaited_another_page_that_brings_what_comes_next_needs_no_rest(
    came: Capture, done: bool
) -> None:
    replayed = Replayed([OPENED, tap("Details")], controller=Arriving(capture(TITLE, ORDER, MENU, place=ORDERS), came))
    assert replayed.done == (["tap Order 7", "tap Details"] if done else ["tap Order 7"])
    assert done or 'tap Order 7: the address or title has "/orders/7", but it says "Access denied"' in replayed.sentence


def test_before_something_is_read_another_page_comes_to_rest() -> None:
    total = capture(text("Total: 30", key="f2:3"), place=DETAIL)
    page = Arriving(capture(ORDER, place=ORDERS), total)
    assert "Access denied" in Replayed([OPENED, Read("read", on("Total"), "total")], controller=page).sentence


def test_what_is_no_page_of_a_browser_comes_to_rest() -> None:
    listed, order = (
        capture(element("button", name, key=name), place=Place(f"{SCOPE}shop", f"shop/.{name}"))
        for name in ("Orders", "Order 7")
    )
    steps = [tap("Orders", check=PlaceIs("shop/.Order 7")), tap("Order 7")]
    phone = Arriving(listed, order, "Orders")
    assert Replayed(steps, controller=phone).done == ["tap Orders"]
