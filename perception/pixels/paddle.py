"""PP-OCRv6 by `faster-paddle`, whose wheel holds the models `tiny` and `small`. (`medium` would download: never used.)

The models are those of PaddleOCR (Apache License 2.0).
"""

import os
from functools import cache
from typing import Any, Literal

import numpy as np

from perception.geometry import Box
from perception.pixels.opencv import cv2
from perception.pixels.raster import Pixels
from perception.pixels.seen import Line

LEAST_SIDE = 48  # pixels; what is smaller is framed in its own edge, so that the detector sees letters whole
LONGEST_SIDE = 4096  # pixels up to which small letters keep their size
UNSURE = 0.5  # below which icons are taken for letters


@cache
def small() -> "Paddle":
    """The bigger model, four times as slow, for what `tiny` doubts. Loaded once in a process."""
    return Paddle("small")


class Paddle:
    """An engine of its own; one call at a time, several threads may call."""

    remark = ""
    quick = True

    def __init__(self, size: Literal["tiny", "small"] = "tiny", threads: int | None = None) -> None:
        from faster_paddle import OcrEngine  # type: ignore[import-untyped]

        self.name = f"PP-OCRv6 {size}"
        self._engine = OcrEngine(
            model_size=size, threads=threads or min(4, os.cpu_count() or 1), det_min_side=0, det_max_side=LONGEST_SIDE
        )

    def read(self, pixels: Pixels) -> tuple[Line, ...]:
        """The lines of text; icons that look like letters are left out as far as the engine itself doubts them."""
        framed, left, top = _framed(pixels)
        found = self._engine.ocr(cv2.imencode(".bmp", framed)[1].tobytes())["bounds"].values()
        return tuple(
            _line(bound, left, top) for bound in found if bound["confidence"] >= UNSURE and bound["text"].strip()
        )


def _framed(pixels: Pixels) -> tuple[Pixels, int, int]:
    height, width = pixels.shape[:2]
    down, across = max(0, LEAST_SIDE - height) // 2, max(0, LEAST_SIDE - width) // 2
    if not down and not across:
        return pixels, 0, 0
    framed = cv2.copyMakeBorder(pixels, down, down, across, across, cv2.BORDER_REPLICATE)
    return np.asarray(framed, np.uint8), across, down


def _line(bound: dict[str, Any], left: int, top: int) -> Line:
    (x, y), (right, bottom) = bound["topLeftCoord"], bound["bottomRightCoord"]
    return Line(bound["text"], Box(x - left, y - top, right - x, bottom - y), bound["confidence"])
