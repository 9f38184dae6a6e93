"""Text in pictures: one small interface, and the engine that stands behind it on this machine."""

import importlib.util
from collections.abc import Callable
from functools import cache
from typing import Protocol

from perception.pixels.raster import Pixels
from perception.pixels.seen import Line


class NoReader(RuntimeError):
    """There is no OCR engine on this machine; its text says what to do."""


class Ocr(Protocol):
    """An engine that reads text."""

    @property
    def name(self) -> str:
        """For messages, e.g. "PP-OCRv6 tiny"."""

    @property
    def remark(self) -> str:
        """What a person should know of the last reading, such as what could not be read; "" for nothing."""

    @property
    def quick(self) -> bool:
        """Whether it reads a small part of a screen in a few milliseconds."""

    def read(self, pixels: Pixels) -> tuple[Line, ...]:
        """The lines of text in the picture, in no particular order."""


@cache
def engine() -> Ocr:
    """The best engine there is: PP-OCR, else Tesseract. Loaded once in a process. Raises NoReader."""
    for start in _engines():
        return start()
    raise NoReader("Screens cannot be read from pixels: install Journeyman's extra `vision`, or Tesseract.")


def _engines() -> list[Callable[[], Ocr]]:
    from perception.pixels.paddle import Paddle
    from perception.pixels.tesseract import Tesseract, find_tesseract

    paddle = [Paddle] if importlib.util.find_spec("faster_paddle") else []
    return [*paddle, *([Tesseract] if find_tesseract() else [])]
