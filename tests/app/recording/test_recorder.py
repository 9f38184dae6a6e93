"""A scroll takes nothing away from what was done before it."""

from app.recording.recorder import VAIN, Recorder
from controllers.actions import Scroll, Tap
from controllers.shown import Shown
from tests.perception.screens import capture, element

SAVE, LAST, MORE = (element("button", name, (0, 30.0 * at)) for at, name in enumerate(("Save", "Order 20", "Order 21")))
BEFORE, SAVED = capture(SAVE, LAST), capture(SAVE, LAST, element("status", "Saved", (0, 90)))
TAP, SCROLL = Shown(Tap(), BEFORE, (SAVE.key,)), Shown(Scroll(), BEFORE, (LAST.key,))


def words(recorder: Recorder) -> list[str]:
    list(recorder.end())
    return [deed.words for deed in recorder.deeds]


def test_a_scroll_soon_after_a_press_does_not_end_it_before_it_has_come_to_something() -> None:
    recorder = Recorder({"page": "http://shop"})
    list(recorder.take("page", TAP))
    list(recorder.take("page", SCROLL))
    list(recorder.rest("page", SAVED))
    assert words(recorder) == ['tap "Save" button']


def test_a_scroll_after_what_comes_to_nothing_is_told_as_what_it_loads() -> None:
    recorder = Recorder({"page": "http://shop"})
    list(recorder.take("page", TAP))
    for _ in range(VAIN):
        list(recorder.rest("page", BEFORE))
    list(recorder.take("page", SCROLL))
    list(recorder.take("page", Shown(Scroll("up"), BEFORE, (SAVE.key,))))
    list(recorder.rest("page", capture(SAVE, LAST, MORE)))
    assert words(recorder) == ['scroll to "Order 20" button']


def test_of_two_scrolls_the_one_that_loads_something_is_told() -> None:
    recorder = Recorder({"page": "http://shop"})
    list(recorder.take("page", Shown(Scroll(), BEFORE, (SAVE.key,))))
    list(recorder.take("page", SCROLL))
    list(recorder.rest("page", capture(SAVE, LAST, MORE)))
    assert words(recorder) == ['scroll to "Order 20" button']
