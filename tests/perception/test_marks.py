"""Numbered marks on a picture."""

import hashlib
import io
from typing import Any, Literal

import pytest
from PIL import Image, ImageChops, ImageDraw

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
    assert (box[0], box[2], box[3]) == (98 * scale, 182 * scale, 122 * scale)  # around it, not over it
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


def test_a_tag_leaves_the_words_beside_its_element_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    image = Image.new("RGB", (400, 300), "white")
    pen = ImageDraw.Draw(image)
    pen.text((60, 86), "Words over it, from left to right", fill="black")
    pen.text((60, 102), "Before", fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")
    (tag,) = tags_of(monkeypatch, element("link", "doko", (100, 100)), picture=Picture(out.getvalue(), "", 1.0, "png"))
    assert not tag.overlap(Box(60, 86, 190, 12)) and not tag.overlap(Box(60, 102, 36, 12))


def tags_of(monkeypatch: pytest.MonkeyPatch, *elements: Element, picture: Picture | None = None) -> list[Box]:
    tags: list[Box] = []
    freest = marks._Crowd.freest

    def noted(*given: Any) -> Box:
        tags.append(freest(*given))
        return tags[-1]

    monkeypatch.setattr(marks._Crowd, "freest", noted)
    mark(picture or blank(), screen(*elements).elements)
    return tags


def overlapping(tags: list[Box]) -> int:
    return sum(marks._overlap(a, b) > 0 for a in tags for b in tags if a is not b)


def test_tags_avoid_each_other_and_stay_in_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    row = [element("button", f"{i}", (100 + 12 * i, 100), size=(10, 18)) for i in range(12)]
    tags = tags_of(monkeypatch, *row)
    assert len(tags) == 12 and all(tag.x >= 0 and tag.y >= 0 and tag.right <= 400 for tag in tags)
    assert overlapping(tags) == 0


def test_a_tag_rather_covers_nothing_than_another_element(monkeypatch: pytest.MonkeyPatch) -> None:
    above, own = element("link", "Above", (100, 80), size=(80, 18)), element("link", "Own", (100, 100), size=(80, 18))
    assert marks._overlap(tags_of(monkeypatch, above, own)[1], above.box) == 0


def test_on_a_dense_screen_tags_are_small_and_hide_little(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = [element("button", f"{i}", (40 * (i % 10), 24 * (i // 10)), size=(38, 22)) for i in range(100)]
    tags = tags_of(monkeypatch, *grid)
    assert {round(tag.height) for tag in tags} == {marks.TIGHT.tag}
    assert overlapping(tags) == 0


def test_a_box_far_larger_than_the_picture_is_marked_within_it() -> None:
    box = painted(blank(), element("clickable", "All", (-9e6, -9e6), size=(1e8, 1e8)))
    assert box == (0, 0, 400, 300)


def test_no_box_is_drawn_over_a_number() -> None:
    """Both fill the whole screen, so that the second box runs where the first one's number has to stand."""
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "grey").save(out, "PNG")
    everything = [element("button", name, (2, 2), size=(396, 296)) for name in ("One", "Two")]
    marked = mark(Picture(out.getvalue(), "", 1.0, "png"), screen(*everything).elements)
    with Image.open(io.BytesIO(marked.image)) as opened:
        rim = [opened.getpixel((x, 299)) for x in range(400)] + [opened.getpixel((399, y)) for y in range(299)]
    assert rim.count((255, 255, 255)) > 20  # the outlines of both numbers
