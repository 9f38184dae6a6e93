"""Tesseract, by its program: where there is no other engine, and for scripts that the other one does not read."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from perception.geometry import Box
from perception.pixels.opencv import cv2
from perception.pixels.raster import Pixels
from perception.pixels.seen import Line

SPARSE_TEXT = "11"  # Tesseract's page segmentation for text in no particular order, as on a screen
ENLARGED = 2  # times: it was made for print, and screens have smaller letters
SECONDS = 30.0
UNSURE = 0.3


def find_tesseract() -> str | None:
    """Where the program is, or None."""
    return shutil.which("tesseract")


def ask(pixels: Pixels, *options: str) -> str:
    """What the program says of the picture; "" where it does not answer in time. Raises OSError where it is missing."""
    enlarged = cv2.resize(pixels, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
    image = cv2.imencode(".bmp", enlarged)[1].tobytes()
    command = [find_tesseract() or "tesseract", "stdin", "stdout", *options]
    alone = os.environ | {"OMP_THREAD_LIMIT": "1"}  # several threads of it are slower than one on a busy machine
    try:
        told = subprocess.run(command, input=image, capture_output=True, timeout=SECONDS, env=alone)
    except subprocess.TimeoutExpired:
        return ""
    return told.stdout.decode(errors="replace")


@cache
def languages() -> tuple[str, ...]:
    """The languages that are installed; empty without the program."""
    program = find_tesseract()
    if program is None:
        return ()
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS)
    return tuple(line for line in told.stdout.splitlines()[1:] if line and line != "osd")


class Tesseract:
    """Reads the languages given, else all that are installed. Raises OSError where the program is missing."""

    remark = ""
    quick = False  # a process is started for each part

    def __init__(self, *wanted: str) -> None:
        self._languages = "+".join(wanted or languages()) or "eng"
        self.name = f"Tesseract ({self._languages})"

    def read(self, pixels: Pixels) -> tuple[Line, ...]:
        """The lines of text; none where the program does not answer in time."""
        return tuple(_lines(ask(pixels, "-l", self._languages, "--psm", SPARSE_TEXT, "tsv")))


def _lines(table: str) -> Iterator[Line]:
    """The words of Tesseract's table, joined by lines."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == "5" and row["text"].strip() and float(row["conf"]) >= 100 * UNSURE]
    for _, line in groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        yield _joined(list(line))


def _joined(words: list[dict[str, str]]) -> Line:
    left, top = (min(int(word[side]) for word in words) for side in ("left", "top"))
    right = max(int(word["left"]) + int(word["width"]) for word in words)
    bottom = max(int(word["top"]) + int(word["height"]) for word in words)
    box = Box(left / ENLARGED, top / ENLARGED, (right - left) / ENLARGED, (bottom - top) / ENLARGED)
    sure = min(float(word["conf"]) for word in words) / 100
    return Line(" ".join(word["text"] for word in words), box, sure)
