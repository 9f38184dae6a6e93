"""What stays where it was keeps its key; what has no words is known by its looks."""

from dataclasses import replace

import numpy as np

from perception.locators import Locator, Looks
from perception.pixels.keys import Keys, with_looks
from perception.resolving import Match, Nothing, resolve
from perception.screen import Element
from tests.perception.pixels.drawn import pixels, seen


def test_the_same_thing_in_the_same_place_keeps_its_key() -> None:
    keys = Keys()
    (before,) = keys.keyed([seen("button", "Save", 10, 10)])
    (after,) = keys.keyed([seen("button", "Save", 14, 10)])
    assert before.key == after.key != ""


def test_another_role_name_or_place_is_another_thing() -> None:
    keys = Keys()
    (before,) = keys.keyed([seen("button", "Save", 10, 10)])
    others = [seen("link", "Save", 10, 10), seen("button", "Delete", 10, 10), seen("button", "Save", 300, 10)]
    assert before.key not in {keys.keyed([other])[0].key for other in others}


def test_a_key_is_given_once_a_look() -> None:
    keys = Keys()
    keys.keyed([seen("button", "Save", 10, 10)])
    first, second = keys.keyed([seen("button", "Save", 10, 10), seen("button", "Save", 12, 10)])
    assert first.key != second.key


def test_a_field_keeps_the_name_that_it_showed_while_it_was_empty() -> None:
    keys = Keys()
    (before,) = keys.keyed([seen("textbox", "Search", 10, 10)])
    (after,) = keys.keyed([seen("textbox", "", 10, 10, value="Ada")])
    assert (after.key, after.name, after.value) == (before.key, "Search", "Ada")


def test_a_tick_that_looks_unlike_any_where_it_was_has_been_turned() -> None:
    keys = Keys()
    (before,) = keys.keyed([seen("checkbox", "News", 10, 10, 18, 18, states=frozenset({"unchecked"}))])
    (after,) = keys.keyed([seen("link", "", 10, 10, 18, 18)])
    assert (after.role, after.name, after.key, after.states) == ("checkbox", "News", before.key, frozenset({"checked"}))


OTHERS = [seen("button", f"B{i}", 300, 40 * i) for i in range(4)]


def test_a_field_that_cannot_be_made_out_while_it_is_typed_into_is_kept() -> None:
    keys = Keys()
    (before, *_) = keys.keyed([seen("textbox", "Search", 10, 10, 200, 30), *OTHERS])
    (after, *others) = keys.keyed([seen("tab", "Ada", 15, 15, 40, 18), seen("button", "X", 185, 15, 18, 18), *OTHERS])
    assert (after.role, after.key, after.value, len(others)) == ("textbox", before.key, "Ada", 4)


def test_figures_at_the_right_end_of_a_field_are_its_value() -> None:
    keys = Keys()
    keys.keyed([seen("textbox", "", 10, 10, 200, 30), *OTHERS])
    (after, *_) = keys.keyed([seen("button", "42", 180, 15, 26, 18), *OTHERS])
    assert (after.role, after.value) == ("textbox", "42")


def test_on_another_screen_nothing_is_kept() -> None:
    keys = Keys()
    keys.keyed([seen("textbox", "Search", 10, 10, 200, 30), *OTHERS])
    assert [e.role for e in keys.keyed([seen("tab", "Ada", 15, 15, 40, 18)])] == ["tab"]


def icon(seed: int, x: float) -> Element:
    """A button without words, of a picture of its own."""
    screen = pixels()
    shape = np.random.default_rng(seed).integers(0, 2, (4, 6), np.uint8).repeat(6, 0).repeat(6, 1) * 255
    screen[50:74, int(x) : int(x) + 36] = shape[:, :, None]
    return replace(with_looks(seen("button", "", x, 50, 36, 24), screen), key=f"seen:{seed}")


def test_a_control_without_words_is_found_again_by_its_looks() -> None:
    recorded = Locator(tuple(replace(part, matches=1) for part in icon(1, 100).locator.parts))
    match resolve(recorded, [icon(2, 40), icon(1, 400)]):
        case Match(element, Looks()):
            assert element.key == "seen:1"
        case other:
            raise AssertionError(other)
    assert isinstance(resolve(recorded, [icon(2, 40), icon(3, 300)]), Nothing)


def test_what_has_words_is_not_kept_as_a_picture() -> None:
    assert with_looks(seen("button", "Save", 10, 10), pixels()).locator == Locator()
