"""Tesseract reads where there is no other engine."""

import numpy as np
import pytest

from perception.pixels import ocr
from perception.pixels.raster import raster
from perception.pixels.tesseract import Tesseract, languages
from tests.perception.pixels.drawn import picture, pixels

WORDS = ("New customer", "Invoice 4711")


def test_words_are_read_where_they_stand() -> None:
    lines = Tesseract().read(raster(picture(*((text, 60, 60 + 80 * i) for i, text in enumerate(WORDS)))).pixels)
    read = {line.text: line.box for line in lines}
    assert set(read) == set(WORDS)
    assert all(abs(read[text].x - 60) < 8 and abs(read[text].y - 60 - 80 * i) < 12 for i, text in enumerate(WORDS))


def test_an_empty_screen_says_nothing() -> None:
    assert Tesseract().read(np.full_like(pixels(), 255)) == ()


def test_it_stands_in_where_the_first_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ocr.engine.cache_clear()
    try:
        assert ocr.engine().name == f"Tesseract ({'+'.join(languages())})"
    finally:
        ocr.engine.cache_clear()
