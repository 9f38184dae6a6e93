"""A scroll takes nothing away from what was done before it."""

from dataclasses import replace

from app.recording.recorder import VAIN, Recorder
from controllers.actions import Scroll, SetText, Tap
from controllers.shown import Shown
from perception.locators import Locator, Patch
from skills.demonstrations import Deed
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


def test_what_was_typed_before_its_field_became_one_for_passwords_is_in_nothing_that_is_kept() -> None:
    fields = [element("textbox", name, (0, 40.0 * at)) for at, name in enumerate(("Access", "Again"))]
    held = [replace(each, value="hush-4711") for each in fields]
    hidden = [replace(each, states=frozenset({"password"})) for each in fields[:1]]
    saved = replace(element("status", "Saved hush-4711", (0, 90)), key="status")
    recorder = Recorder({"page": "http://shop"})
    for screen, now, field in (
        (capture(*fields), capture(held[0], fields[1]), fields[0]),
        (capture(held[0], fields[1]), capture(*held), fields[1]),
    ):
        list(recorder.take("page", Shown(SetText(""), screen, (field.key,))))
        list(recorder.rest("page", now))
    list(recorder.take("page", Shown(Tap(), capture(*held, SAVE), (SAVE.key,))))
    list(recorder.rest("page", capture(*hidden, held[1], SAVE, saved)))
    list(recorder.end())
    recorder.deeds[0] = replace(recorder.deeds[0], found_by=Locator((Patch("f" * 32, "textbox"),)))
    assert "f" * 32 not in repr(recorder.shown)  # the picture may show it
    assert "hush-4711" in repr(recorder.deeds)
    assert "hush-4711" not in repr(recorder.shown)
    assert [(part.action, part.secret) for part in recorder.shown.parts if isinstance(part, Deed)] == [
        (SetText("•••"), True), (SetText("•••"), True), (Tap(), False)
    ]  # fmt: skip
