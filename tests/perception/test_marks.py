"""Numbered marks on a picture."""

import hashlib
import io
from typing import Any, Literal

import pytest
from PIL import Image, ImageChops

from perception import marks
from perception.geometry import Box
from perception.marks import mark
from perception.screen import Element, Picture
from tests.perception.screens import element, screen


def blank(scale: float = 1.0, format: Literal["png", "jpeg"] = "png") -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (round(400 * scale), round(300 * scale)), "white").save(out, format.upper())
    return Picture(out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest(), scale, format)


def painted(picture: Picture, *elements: Element) -> tuple[int, int, int, int] | None:
    """The part of the picture that marking these elements changes."""
    marked = mark(picture, screen(*elements).elements)
    before, after = (Image.open(io.BytesIO(p.image)).convert("RGB") for p in (picture, marked))
    return ImageChops.difference(before, after).getbbox()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_box_and_a_tag_outside_it_are_drawn_to_scale(scale: float) -> None:
    box = painted(blank(scale), element("button", "Save", (100, 100)))
    assert box is not None
    assert (box[0], box[2], box[3]) == (100 * scale, 180 * scale, 120 * scale)
    assert 80 * scale < box[1] < 90 * scale


def test_the_original_is_untouched_and_the_copy_has_its_own_digest() -> None:
    original = blank(format="jpeg")
    copy = mark(original, screen(element("button", "Save", (50, 50))).elements)
    assert (copy.format, copy.scale) == ("jpeg", 1.0)
    assert copy.digest == hashlib.sha256(copy.image).hexdigest() != original.digest
    assert original == blank(format="jpeg")


@pytest.mark.parametrize(
    "part",
    [
        element("button", "Behind", (50, 50), visibility="covered"),
        element("button", "Below", (50, 2000), visibility="offscreen"),
        element("button", "Outside", (900, 50)),
    ],
)
def test_what_is_not_in_view_is_not_marked(part: Element) -> None:
    assert painted(blank(), part) is None


def test_tags_avoid_each_other_and_stay_in_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    tags: list[Box] = []
    place = marks._place

    def noted(*given: Any) -> Box:
        tags.append(place(*given))
        return tags[-1]

    monkeypatch.setattr(marks, "_place", noted)
    mark(blank(), screen(*(element("button", f"{i}", (100 + 12 * i, 100), size=(10, 18)) for i in range(12))).elements)
    assert len(tags) == 12 and all(tag.x >= 0 and tag.y >= 0 and tag.right <= 400 for tag in tags)
    assert sum(marks._overlap(a, b) > 0 for a in tags for b in tags if a is not b) == 0
