"""The pictures of a report: each once, and all together small enough."""

import base64
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from app.pictures import Pictures
from app.report.story import Look

ROOM = 8_000_000
"""Bytes that the pictures of one report may have together, before base64 makes them a third larger."""
SIZES = ((1280, 75), (1280, 55), (960, 55), (720, 50))
"""Widths and JPEG qualities that are tried until a picture takes no more than its part of the room."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that is kept: `number` in the report, `width` and `height` in CSS pixels."""

    number: int
    path: Path
    width: float
    height: float


class Album:
    """The kept pictures of these looks by digest; one that is gone or unreadable is not among them."""

    def __init__(self, looks: Iterable[Look], pictures: Pictures) -> None:
        scales = {picture.digest: picture.scale for look in looks if (picture := look.screen.picture)}
        self._photos: dict[str, Photo] = {}
        for digest, scale in scales.items():
            if photo := _photo(len(self._photos) + 1, digest, scale, pictures):
                self._photos[digest] = photo

    def __len__(self) -> int:
        return len(self._photos)

    def find(self, digest: str) -> Photo | None:
        return self._photos.get(digest)

    def developed(self) -> Iterator[tuple[Photo, str]]:
        """Every picture with its `data:` address, one at a time."""
        size = 0
        for photo in self._photos.values():
            kind, image, size = _small(photo.path.read_bytes(), ROOM // len(self._photos), size)
            yield photo, f"data:image/{kind};base64,{base64.b64encode(image).decode()}"


def _photo(number: int, digest: str, scale: float, pictures: Pictures) -> Photo | None:
    try:
        path = pictures.find(digest)
        if path is None:
            return None
        with Image.open(path) as image:
            return Photo(number, path, image.width / scale, image.height / scale)
    except (ValueError, ZeroDivisionError, OSError):
        return None


def _small(image: bytes, allowed: int, size: int) -> tuple[str, bytes, int]:
    """The picture's format and bytes, as it is if that is a small JPEG; and which of SIZES is to be tried next.

    The pictures of a run are much alike: what was too large for one is not tried for the next.
    """
    with Image.open(io.BytesIO(image)) as original:
        if original.format == "JPEG" and len(image) <= allowed and original.width <= SIZES[0][0]:
            return "jpeg", image, size
        try:
            pixels = original.convert("RGB")
        except OSError:  # cut short: a browser shows as much as there is
            return (original.format or "png").lower(), image, size
    copy = _copied(pixels, *SIZES[size])
    while len(copy) > allowed and size + 1 < len(SIZES):
        size += 1
        copy = _copied(pixels, *SIZES[size])
    return "jpeg", copy, size


def _copied(original: Image.Image, width: int, quality: int) -> bytes:
    """The picture as a JPEG of that quality, at most so wide."""
    if original.width > width:
        height = max(1, round(original.height * width / original.width))
        original = original.resize((width, height), Image.Resampling.HAMMING)
    copy = io.BytesIO()
    original.save(copy, "JPEG", quality=quality)
    return copy.getvalue()
