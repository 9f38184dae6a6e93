"""Screens that ask for too much, read from their pictures: how long that takes, and how much memory, at most.

python -m tests.measure.pixels_bounds [--json FILE]

Blank, black, all noise, with a film, full of letters, of 16K; each in a process of its own, so that the memory is its
alone. The first look, and the one after it.
"""

import argparse
import io
import json
import multiprocessing
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from perception.pixels.reader import Reader
from perception.screen import Picture

SIZE, HUGE = (1280, 800), (15360, 8640)


def blank() -> list[Picture]:
    return [_packed(Image.new("RGB", SIZE, "white"), at) for at in range(2)]


def black() -> list[Picture]:
    return [_packed(Image.new("RGB", SIZE, "black"), at) for at in range(2)]


def noise() -> list[Picture]:
    """An animated screen at its worst: every pixel is another one at each look."""
    dice = np.random.default_rng(1)
    return [_packed(Image.fromarray(dice.integers(0, 255, (800, 1280, 3), np.uint8)), at) for at in range(2)]


def moving() -> list[Picture]:
    """A film in a quarter of the screen, with words around it."""
    dice = np.random.default_rng(1)
    films = [Image.fromarray(dice.integers(0, 255, (400, 640, 3), np.uint8)) for _ in range(2)]
    screens = [_lettered(SIZE, 30) for _ in films]
    for screen, film in zip(screens, films, strict=True):
        screen.paste(film, (600, 350))
    return [_packed(screen, at) for at, screen in enumerate(screens)]


def letters() -> list[Picture]:
    return [_packed(_lettered(SIZE, 15), at) for at in range(2)]


def huge() -> list[Picture]:
    return [_packed(_lettered(HUGE, 180), at) for at in range(2)]


CASES: dict[str, Callable[[], list[Picture]]] = {
    "blank": blank, "black": black, "noise, all new at each look": noise, "a film among words": moving,
    "full of words": letters, "16K, full of words": huge,
}  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    table = {}
    for name in CASES:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            first, second, elements, memory = table[name] = pool.apply(looked, (name,))
        print(f"{name:30} {first:7.0f} ms, then {second:6.0f} ms  {elements:4} elements  {memory:5} MB")
    if chosen.json:
        chosen.json.write_text(json.dumps(table, indent=1))


def looked(name: str) -> tuple[float, float, int, int]:
    """Milliseconds of both looks, elements, and megabytes that reading took at most beyond those of a small screen."""
    pictures = CASES[name]()
    Reader().read(_packed(_lettered((320, 200), 20), 9))  # the models are loaded
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reader, spent = Reader(), []
    for picture in pictures:
        began = time.perf_counter()
        found = reader.read(picture)
        spent.append(1000 * (time.perf_counter() - began))
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return spent[0], spent[1], len(found), more // 1024


def _lettered(size: tuple[int, int], height: int) -> Image.Image:
    screen = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(screen), ImageFont.load_default(height * 0.7)
    for y in range(0, size[1], height):
        pen.text((4, y), "The harbour was quiet that morning and nobody had seen it. " * 3, fill="black", font=font)
    return screen


def _packed(image: Image.Image, number: int) -> Picture:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return Picture(out.getvalue(), str(number), 1.0, "png")


if __name__ == "__main__":
    main()
