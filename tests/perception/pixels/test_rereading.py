"""What the first engine doubts is read a second time; scripts that it does not know, by Tesseract."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from perception.pixels import rereading, scripts
from perception.pixels.ocr import engine
from perception.pixels.raster import Pixels
from perception.pixels.rereading import Rereading, careful
from perception.pixels.scripts import script
from perception.pixels.seen import Line
from tests.perception.pixels.drawn import Told, line, pixels

HEBREW = ("שמור שינויים", "ביטול", "הגדרות", "מחק קובץ")
STRANGE = tuple(replace(line(f"CoxpaH{i}", 60, 60 + 80 * i), confidence=0.8) for i in range(4))


def screen(words: Sequence[str]) -> Pixels:
    """A screen of 420x260 that says these words and Cancel."""
    image = Image.new("RGB", (420, 260), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.truetype("DejaVuSans.ttf", 18)
    for index, word in enumerate((*words, "Cancel")):
        pen.text((60, 20 + 46 * index), word, fill="black", font=font)
    return np.asarray(image, np.uint8)


def test_a_script_that_the_first_engine_does_not_know_is_read_by_tesseract() -> None:
    reading = careful(engine())
    assert {line.text for line in reading.read(screen(HEBREW))} == {*HEBREW, "Cancel"}
    assert reading.remark == "Hebrew text by Tesseract"
    assert [line.text for line in reading.read(screen(HEBREW)[108:150])] == ["הגדרות"]  # a part of the same screen
    assert {line.text for line in reading.read(screen(("New customer", "Settings")))} >= {"New customer", "Settings"}
    assert reading.remark == ""


def test_where_the_language_is_missing_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "languages", lambda: ("eng",))
    monkeypatch.setattr(rereading, "script", lambda pixels: "Thai")
    reading = Rereading(Told(STRANGE), Told)
    assert reading.read(pixels()) == STRANGE
    assert "is Thai" in reading.remark and reading.remark.endswith("install Tesseract's language tha")


def test_a_few_doubts_in_a_part_of_a_familiar_screen_tell_of_no_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "script", lambda pixels: "Cyrillic")
    engine = Told([line(word, 60, 60 + 40 * at) for at, word in enumerate(("File", "Edit", "View"))])
    reading = Rereading(engine, Told)
    reading.read(pixels())
    engine.lines = STRANGE
    assert reading.read(pixels((200, 100))) == STRANGE
    assert reading.remark == ""


def test_a_script_that_was_guessed_wrongly_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "script", lambda pixels: "Hebrew")
    reading = Rereading(Told(STRANGE), Told)
    assert reading.read(screen(("New customer", "Settings"))) == STRANGE
    assert reading.remark == ""


def test_where_nobody_can_read_it_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "script", lambda pixels: "")
    monkeypatch.setattr(rereading, "find_tesseract", lambda: None)
    reading = Rereading(Told(STRANGE), Told)
    assert reading.read(pixels()) == STRANGE
    assert "cannot be read here: install Tesseract" in reading.remark


def test_one_doubted_line_is_read_again_by_itself_and_the_surer_reading_taken() -> None:
    doubted, right = replace(line("Zazótć", 60, 60), confidence=0.7), line("Save", 60, 120)
    second = Told([replace(line("Zażółć", 0, 0), confidence=0.95)])
    read = Rereading(Told([doubted, right]), lambda: second).read(pixels())
    assert [(each.text, each.box) for each in read] == [("Zażółć", doubted.box), ("Save", right.box)]
    assert len(second.shown) == 1 and second.shown[0][1] < 40


def test_the_first_reading_stays_where_the_second_is_no_surer() -> None:
    doubted = replace(line("Zazótć", 60, 60), confidence=0.7)
    second = Told([Line("1", doubted.box, 0.5)])
    assert Rereading(Told([doubted]), lambda: second).read(pixels()) == (doubted,)


def test_the_script_of_an_empty_screen_is_not_guessed() -> None:
    assert script(pixels()) == ""
