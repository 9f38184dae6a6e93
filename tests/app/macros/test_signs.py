"""A step is seen to have worked by other words than those awaited, or done again where it certainly was not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from controllers.fake import FakeController
from perception.checks import PlaceIs, TextShown
from perception.screen import Capture, Element, Place
from skills.mending import mended
from skills.steps import Do
from tests.app.macros.test_moved import DONE, LIST, Replay, Ways, bar, step
from tests.app.stage import ORDERS
from tests.perception.screens import capture, container, element, text


def led_to(address: str, *nodes: Element) -> tuple[dict[str, Capture], Ways]:
    there = capture(*nodes, place=Place("http://shop", address))
    return {"page": capture(*LIST, place=ORDERS), "there": there}, {("page", "tap", "Edit"): "there"}


EDITED = bar("Print")[1:]
"""What stood on the page to which the link led."""
TWO = [step(LIST, "Edit", TextShown("Edit order")), step(EDITED, "Print")]


def led_on(address: str, *nodes: Element, steps: Sequence[Do] = TWO) -> Replay:
    """A replay of following the link and printing there; the page of that address holds this now."""
    screens, ways = led_to(address, *nodes)
    return Replay(steps, {**screens, **DONE}, {**ways, ("there", "tap", "Print"): "after"})


def test_a_link_that_led_where_it_led_has_worked_where_the_next_thing_is_there_whatever_the_page_says() -> None:
    replay = led_on("http://shop/orders/7/edit", element("heading", "Another title"), *EDITED)
    assert (replay.ending, replay.done) == ("done", ["Edit", "Print"])
    mended_step = mended(replay.kept, replay.mends).steps[0]
    assert isinstance(mended_step, Do) and mended_step.check == replay.mends[0].check
    elsewhere = led_on("http://shop/login", element("heading", "Log in"), *EDITED)
    assert (elsewhere.ending, elsewhere.done) == ("failed", ["Edit"])


@pytest.mark.parametrize("said", ["Please sign in", "This order was deleted", "Down for maintenance"])
def test_a_page_on_which_nothing_is_known_is_not_where_it_led(said: str) -> None:
    replay = led_on("http://shop/orders/7/edit", element("heading", said), *bar("Go")[1:])
    assert (replay.ending, replay.done) == ("failed", ["Edit"])
    assert "nothing there tells that it is the recorded page" in replay.sentence
    last = Replay(TWO[:1], *led_to("http://shop/orders/7/edit", element("heading", said)))
    assert last.ending == "failed" and "nothing there tells" in last.sentence


def test_what_stood_on_the_page_before_says_of_the_next_nothing() -> None:
    screens, ways = led_to("http://shop/orders/7/edit", element("heading", "Please sign in"), *EDITED)
    page = capture(*LIST, *EDITED, place=ORDERS)
    replay = Replay(TWO, {**screens, **DONE, "page": page}, {**ways, ("there", "tap", "Print"): "after"})
    assert (replay.ending, replay.done) == ("failed", ["Edit"])


@pytest.mark.parametrize(
    ("address", "said", "role"),
    [
        ("http://shop/orders/7/edit", "Order not found", "heading"),
        ("http://shop/orders/7/edit", "It is gone", "alert"),
        ("http://shop/orders/7/edit", "Edit Bob", "heading"),
        ("http://shop/orders/9/edit", "Another title", "heading"),
        ("http://shop/orders/7/edit?error=out-of-stock", "Another title", "heading"),
    ],
    ids=["an error", "an alert", "another name", "another record", "a query more"],
)
def test_an_error_or_another_record_is_not_where_it_led(address: str, said: str, role: str) -> None:
    steps = [replace(TWO[0], check=TextShown("Edit Ada")), TWO[1]]
    assert led_on(address, element(role, said), *EDITED, steps=steps).done == ["Edit"]


def test_where_an_error_is_told_nothing_says_the_same() -> None:
    recorded = [step(LIST, "Edit", TextShown("Edit order"))]
    told = led_to("http://shop/orders", element("heading", "Modify order"), text("Access denied", (0, 90)))
    assert Replay(recorded, *told).ending == "failed"


@pytest.mark.parametrize(
    ("said", "ending"), [("Modify order", "done"), ("Cancel order", "failed"), ("Modify order 7", "failed")]
)
def test_what_is_awaited_may_say_the_same_in_other_words(said: str, ending: str) -> None:
    recorded = [step(LIST, "Edit", TextShown("Edit order"))]
    assert Replay(recorded, *led_to("http://shop/orders", element("heading", said))).ending == ending


def test_what_said_so_before_shows_nothing() -> None:
    recorded = [step(LIST, "Edit", TextShown("Edit order"))]
    screens, ways = led_to("http://shop/orders", element("heading", "Modify order"), element("link", "New"))
    before = replace(screens["page"], nodes=(*screens["page"].nodes, element("heading", "Modify order")))
    assert Replay(recorded, {**screens, "page": before}, ways).ending == "failed"


def test_no_other_words_do_for_what_cannot_be_taken_back() -> None:
    nodes = [element("button", "Delete", (0, 40))]
    recorded = [step(nodes, "Delete", TextShown("Edit order"))]
    screens = {"page": capture(*nodes, place=ORDERS), "after": capture(text("Modify order"), place=ORDERS)}
    replay = Replay(recorded, screens, {("page", "tap", "Delete"): "after"})
    assert (replay.ending, replay.done) == ("failed", ["Delete"])


def asking(*names: str, words: str = "Our partners store information on your device") -> Capture:
    """A dialog over everything, with these buttons and one that accepts all."""
    buttons = [element("button", name, (0, 140 + 30 * at)) for at, name in enumerate((*names, "Accept all"))]
    return capture(*container("dialog", "We value your privacy", text(words, (0, 100)), *buttons), place=ORDERS)


def test_a_step_that_a_question_came_over_is_looked_at_again_and_not_done_again() -> None:
    nodes = bar("Print")
    screens = {"page": capture(*nodes, place=ORDERS), "asked": asking("Manage options", "Reject all")}
    ways = {("page", "tap", "Print"): "asked", ("asked", "tap", "Reject all"): "after"}
    replay = Replay([step(nodes, "Print")], {**screens, **DONE}, ways)
    assert (replay.ending, replay.done) == ("done", ["Print", "Reject all"])
    half = replace(screens["page"], nodes=(*nodes, text("Out of paper")))
    back = Replay([step(nodes, "Print")], {**screens, "half": half}, {**ways, ("asked", "tap", "Reject all"): "half"})
    assert (back.ending, back.done) == ("failed", ["Print", "Reject all"])


@pytest.mark.parametrize(
    ("pressed", "again"),
    [
        (element("button", "Filters", (0, 40), states={"collapsed"}), True),
        (element("button", "More", (0, 40)), False),
        (element("button", "More actions", (0, 40)), False),
        (element("button", "Print", (0, 40)), False),
        (element("link", "Like", (0, 40), effect="GET http://shop/orders#"), False),
        (element("button", "Save", (0, 40), effect="POST http://shop/save"), False),
    ],
)
def test_only_what_opens_something_is_pressed_again_where_it_left_no_trace(pressed: Element, again: bool) -> None:
    """A message that it worked may be gone when the dialog is closed that came over it."""
    nodes, name = [element("heading", "Order 7"), pressed], pressed.name
    screens = {"page": capture(*nodes, place=ORDERS), "asked": asking("Reject all"),
               "again": capture(*nodes, place=ORDERS)}  # fmt: skip
    ways = {("page", "tap", name): "asked", ("asked", "tap", "Reject all"): "again"}
    assert Replay([step(nodes, name)], screens, ways).done == [name, "Reject all", *([name] if again else [])]


@pytest.mark.parametrize(
    ("pressed", "again"),
    [
        (element("link", "Print", (0, 40), effect="GET http://shop/printer"), True),
        (element("link", "Print", (0, 40), effect="GET http://shop/orders#"), False),
        (element("button", "Print", (0, 40)), False),
    ],
)
def test_only_a_link_that_a_question_kept_from_leading_elsewhere_is_pressed_again(
    pressed: Element, again: bool
) -> None:
    nodes, led = [element("heading", "Order 7"), pressed], PlaceIs("/printer")
    there = capture(text("Printed"), place=Place("http://shop", "http://shop/printer"))
    screens = {
        "page": capture(*nodes, place=ORDERS), "asked": asking("Reject all"), "again": capture(*nodes, place=ORDERS),
        "there": there,
    }  # fmt: skip
    ways = {
        ("page", "tap", "Print"): "asked", ("asked", "tap", "Reject all"): "again", ("again", "tap", "Print"): "there",
    }  # fmt: skip
    replay = Replay([step(nodes, "Print", led)], screens, ways)
    assert replay.done == ["Print", "Reject all", *(["Print"] if again else [])], replay.sentence
    assert replay.ending == ("done" if again else "failed")
    elsewhere = Place("http://shop", "http://shop/elsewhere")
    gone = {**screens, **{name: replace(screens[name], place=elsewhere) for name in ("asked", "again")}}
    assert Replay([step(nodes, "Print", led)], gone, ways).done == ["Print", "Reject all"]


@pytest.mark.parametrize("words", ["Are you sure about this order?", "Do you accept the invitation?"])
def test_what_declines_anything_else_is_left_alone(words: str) -> None:
    nodes = bar("Print")
    screens = {"page": capture(*nodes, place=ORDERS), "asked": asking("Decline", "Go on", words=words)}
    replay = Replay([step(nodes, "Print")], screens, {("page", "tap", "Print"): "asked"})
    assert (replay.ending, replay.done) == ("failed", ["Print"])


class Redrawn(FakeController):
    """A page that draws its first button anew just as it is looked for."""

    redrawn = False

    def locate(self, locator):  # type: ignore[no-untyped-def]
        if not self.redrawn:
            self.redrawn = True
            screen = self._screens[self.screen]
            self._screens[self.screen] = replace(screen, nodes=tuple(replace(e, effect="x") for e in screen.nodes))
        return super().locate(locator)


def test_what_was_not_touched_as_it_was_drawn_anew_is_done_once_more() -> None:
    nodes = bar("Print")
    replay = Replay(
        [step(nodes, "Print")], {"page": capture(*nodes, place=ORDERS), **DONE}, {("page", "tap", "Print"): "after"},
        kind=Redrawn,
    )  # fmt: skip
    assert (replay.ending, replay.done) == ("done", ["Print"])
