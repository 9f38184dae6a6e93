"""What a window gets of a screen: enough to point at, little enough to be read in a moment."""

from dataclasses import replace

from app.events import Observed, Told
from app.serving.lean import LONGEST, MOST, lean
from app.wire import to_json
from perception.numbering import observe
from tests.perception.screens import capture, element, text


def seen(*nodes: object) -> Observed:
    return Observed("page", observe(capture(*nodes)))  # type: ignore[arg-type]


def test_only_what_can_be_acted_on_and_dialogs_are_left_with_their_numbers() -> None:
    away = replace(element("button", "Away", (0, 900)), visibility="offscreen")
    event = seen(text("Hello"), element("button", "Save"), element("dialog", "Sure?"), away)
    left = lean(event)
    assert isinstance(left, Observed)
    assert [(e.number, e.name) for e in left.screen.elements] == [(2, "Save"), (3, "Sure?")]
    assert left.screen.size == event.screen.size


def test_a_huge_page_becomes_a_short_line() -> None:
    huge = replace(element("textbox", "n" * 10_000), value="v" * 10**6, text="t" * 10**6, options=("o" * 99,) * 999)
    left = lean(seen(*[replace(huge, key=str(number)) for number in range(MOST + 9)]))
    assert isinstance(left, Observed)
    assert len(left.screen.elements) == MOST
    assert len(to_json(left)) < MOST * 3 * LONGEST


def test_other_events_pass_as_they_are() -> None:
    assert lean(told := Told("hello")) is told
