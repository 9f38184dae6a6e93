"""Small parts of pictures of screens: whether one still looks as it did, and what a single element looks like."""

import hashlib
import io
import re
from collections.abc import Sequence
from statistics import StatisticsError, correlation

from PIL import Image, ImageChops, ImageDraw, ImageStat

from perception.geometry import Box, Point
from perception.screen import EDITABLE, Element, Observation, Picture

ACROSS, DOWN = 26.0, 18.0  # CSS pixels to each side of a place that are compared
OTHER = 12.0  # grey levels of difference on average: more than a caret or a packed picture's noise make
WIDEST, HIGHEST = 160, 96  # pixels of the picture of an element; what is larger is made smaller
LEAST = 4  # pixels across and down of which something can be seen
LARGEST = 3 * WIDEST * HIGHEST + 4096  # bytes of such a picture, however little it can be packed
CHUNKS = frozenset({b"IHDR", b"IDAT", b"IEND"})  # nothing but the picture itself: no text, no second picture
NAMED = re.compile(r"[0-9a-f]{32}")
HIDDEN = (128, 128, 128)
FLAT = 6.0  # grey levels by which a picture must vary to tell anything


def looks_alike(before: Picture, now: Picture, at: Point) -> bool:
    """Whether both pictures show about the same around that place (CSS pixels)."""
    if now.digest == before.digest:
        return True
    try:
        one, other = _part(before, at), _part(now, at)
    except ValueError:  # it lies outside of one of them
        return False
    difference = ImageStat.Stat(ImageChops.difference(one, other.resize(one.size)))
    return max(difference.mean) < OTHER


def of_element(element: Element, screen: Observation, typed_into: frozenset[str] = frozenset()) -> bytes:
    """What the element looks like on the screen's picture, as a PNG; b"" where nothing of it may be kept or seen.

    Nothing that a person typed is in it: a field that holds something is not shown, and is grey where it lies over
    something else. typed_into: keys of fields into which something was typed, whatever they hold by now.
    """
    return of_elements((element,), screen, typed_into)[0]


def of_elements(
    elements: Sequence[Element], screen: Observation, typed_into: frozenset[str] = frozenset()
) -> list[bytes]:
    """The same of several."""
    if screen.picture is None:
        return [b""] * len(elements)
    with Image.open(io.BytesIO(screen.picture.image)) as opened:
        seen = opened.convert("RGB")
    seen.info.clear()  # nothing but pixels is kept
    typed = {e.key: _edges(e.box, screen.picture.scale) for e in screen.elements if _holds_words(e, typed_into)}
    for covered in typed.values():
        ImageDraw.Draw(seen).rectangle(covered, fill=HIDDEN)
    shown = [each.visibility == "shown" and each.key not in typed for each in elements]
    return [
        _cut(seen, _edges(each.box, screen.picture.scale)) if clear else b""
        for each, clear in zip(elements, shown, strict=True)
    ]


def name_of(png: bytes) -> str:
    """What the picture is called wherever it is kept: by what it shows."""
    return hashlib.sha256(png).hexdigest()[:32]


def problem_with(png: bytes) -> str:
    """Why it is no picture of an element, such as `of_element` makes them; "" where it is one."""
    if len(png) > LARGEST:
        return f"it has more than {LARGEST // 1024} KiB"
    if not _is_plain_png(png):
        return "it is no plain PNG"
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as opened:
            if opened.width > WIDEST or opened.height > HIGHEST:
                return f"it is larger than {WIDEST} x {HIGHEST} pixels"
            opened.load()
    except (OSError, SyntaxError, ValueError):
        return "it is damaged"
    return ""


def likeness(png: bytes, other: bytes) -> float:
    """How alike two pictures of elements are: their normalised correlation, at most 1.

    0 where they are not of the same size, differ in brightness or colour, or show next to nothing.
    """
    with Image.open(io.BytesIO(png)) as first, Image.open(io.BytesIO(other)) as second:
        one, two = first.convert("RGB"), second.convert("RGB")
    if one.size != two.size or max(ImageStat.Stat(one).stddev) < FLAT:
        return 0.0
    if max(ImageStat.Stat(ImageChops.difference(one, two)).mean) >= OTHER:
        return 0.0
    try:
        return max(0.0, correlation(list(one.tobytes()), list(two.tobytes())))
    except StatisticsError:  # one of them is all of one shade
        return 0.0


def _holds_words(element: Element, typed_into: frozenset[str]) -> bool:
    """Whether it shows, or may show, what a person typed; what was chosen from a list was not typed."""
    typed = element.value != "" and element.value not in element.options
    return element.secret or (element.role in EDITABLE and (typed or element.key in typed_into))


def _cut(seen: Image.Image, edges: tuple[int, int, int, int]) -> bytes:
    left, top, right, bottom = edges
    left, top, right, bottom = max(0, left), max(0, top), min(seen.width, right), min(seen.height, bottom)
    if right - left < LEAST or bottom - top < LEAST:
        return b""
    part = seen.crop((left, top, right, bottom))
    part.thumbnail((WIDEST, HIGHEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    part.save(out, "PNG", optimize=True)
    return out.getvalue()


def _edges(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * scale) for edge in (box.x, box.y, box.right, box.bottom))
    return left, top, right, bottom


def _is_plain_png(png: bytes) -> bool:
    """Whether it is a PNG of nothing but a picture, to its last byte."""
    if not png.startswith(b"\x89PNG\r\n\x1a\n"):
        return False
    at, kinds = 8, []
    while at + 12 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kinds.append(png[at + 4 : at + 8])
        at += 12 + length
    return at == len(png) and kinds[:1] == [b"IHDR"] and kinds[-1] == b"IEND" and CHUNKS.issuperset(kinds)


def _part(picture: Picture, at: Point) -> Image.Image:
    """What is around that place (CSS pixels), as far as it is in the picture. Raises ValueError where nothing is."""
    with Image.open(io.BytesIO(picture.image)) as opened:
        width, height = opened.size
        left, right = (max(0, min(width, round((at.x + side) * picture.scale))) for side in (-ACROSS, ACROSS))
        top, bottom = (max(0, min(height, round((at.y + side) * picture.scale))) for side in (-DOWN, DOWN))
        if right == left or bottom == top:
            raise ValueError("That place lies outside the picture.")
        return opened.convert("RGB").crop((left, top, right, bottom))
