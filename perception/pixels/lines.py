"""Lines of text as a person sees them: an engine's lines parted at wide gaps, and without icons read as letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.raster import Pixels, cut, grey
from perception.pixels.seen import Line

WIDE_GAP = 0.6  # of a line's height: columns, or a badge beside a word; a blank is about 0.2
SIGNS = "Xx×✕+-−?"
ICON_GAP = 0.22
ICON_WIDTH = 0.5  # of a line's height; nearly all letters are narrower
INK = 0.25  # of the contrast in a line, from which a pixel belongs to a letter
FAINT = 24  # grey levels; a line with less contrast is not parted

_MISREAD_L = re.compile(r"(?<=[A-Za-z])I(?=[a-z])|(?<=[a-z])I(?![A-Za-z])")

Run = tuple[int, int]
"""Columns of a line, from and to, that hold ink."""


def parted(lines: Sequence[Line], pixels: Pixels) -> tuple[Line, ...]:
    """The lines, those with wide gaps in several pieces, without icons and with misread letters mended."""
    measured = [_measured(line, pixels) for line in lines]
    return tuple(piece for line, runs in measured if not _is_icon(line, runs) for piece in _pieces(line, runs))


def legible(text: str) -> str:
    """The text with a capital I between small letters read as the l that it is."""
    return _MISREAD_L.sub(lambda match: "l" * len(match[0]), text.strip())


def _is_icon(line: Line, runs: list[Run]) -> bool:
    """Whether a line is a single sign as wide as no letter, or of no use as one; signs that say something are kept."""
    text = line.text.strip()
    if len(text) != 1 or text in SIGNS:
        return False
    wide = len(runs) == 1 and runs[0][1] - runs[0][0] > ICON_WIDTH * line.box.height
    return wide or not (text.isascii() and text.isalnum())


def _measured(line: Line, pixels: Pixels) -> tuple[Line, list[Run]]:
    """The line with its contrast, and where there is ink, letters of a word joined."""
    inside = grey(cut(pixels, line.box)).astype(np.int16)
    if inside.size == 0:
        return line, []
    ground = float(np.median(inside))  # its edges may lie on a field's
    away = np.abs(inside - ground)
    contrast = float(away.max())
    columns = (away > INK * contrast).any(axis=0)
    runs = list(_joined(columns, 0.13 * line.box.height)) if contrast >= FAINT else []
    return replace(line, contrast=contrast), runs


def _joined(columns: NDArray[np.bool_], gap: float) -> Iterator[Run]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], columns.astype(np.int8), [0]))))
    start: int | None = None
    end = 0
    for left, right in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if start is not None and left - end > gap:
            yield start, end
            start = None
        start, end = left if start is None else start, right
    if start is not None:
        yield start, end


def _pieces(line: Line, runs: list[Run]) -> Iterator[Line]:
    text, runs = _without_icon(line, runs)
    if not text:
        return
    groups = _groups(runs, WIDE_GAP * line.box.height)
    words = text.split()
    if len(groups) < 2 or len(words) < len(groups):
        yield replace(line, text=legible(text), box=_spanning(line.box, runs))
        return
    for group, said in zip(groups, _shared_out(words, groups), strict=True):
        if said:
            yield replace(line, text=legible(" ".join(said)), box=_spanning(line.box, group))


def _without_icon(line: Line, runs: list[Run]) -> tuple[str, list[Run]]:
    """Without an icon at the beginning that was read as a letter of its own, or as a sign stuck to the first word."""
    text, height = line.text.strip(), line.box.height
    if len(runs) < 2 or runs[1][0] - runs[0][1] < ICON_GAP * height:
        return text, runs
    if _is_foreign(text[0], text[1:]):
        return text[1:].strip(), runs[1:]
    first, _, rest = text.partition(" ")
    wide = runs[0][1] - runs[0][0] > ICON_WIDTH * height
    return (rest.strip(), runs[1:]) if wide and len(first) == 1 and rest else (text, runs)


def _is_foreign(sign: str, rest: str) -> bool:
    """Whether the sign is of no alphabet that the rest is written in."""
    return not sign.isascii() and sign.upper() == sign.lower() and rest.strip().isascii() and bool(rest.strip())


def _groups(runs: list[Run], gap: float) -> list[list[Run]]:
    groups: list[list[Run]] = []
    for run in runs:
        if groups and run[0] - groups[-1][-1][1] <= gap:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _shared_out(words: Sequence[str], groups: list[list[Run]]) -> list[list[str]]:
    """Which words stand in which group: one a run where that fits, else by how far along the line they are."""
    runs = [index for index, group in enumerate(groups) for _ in group]
    if len(runs) == len(words):
        return [[w for w, owner in zip(words, runs, strict=True) if owner == i] for i in range(len(groups))]
    widths = np.array([sum(right - left for left, right in group) for group in groups], float)
    bounds = np.cumsum(widths) / widths.sum()
    letters = np.array([len(word) for word in words], float)
    middles = (np.cumsum(letters) - letters / 2) / letters.sum()
    owners = np.minimum(np.searchsorted(bounds, middles), len(groups) - 1)
    return [[w for w, owner in zip(words, owners, strict=True) if owner == i] for i in range(len(groups))]


def _spanning(box: Box, runs: list[Run]) -> Box:
    """The part of the line's box from the first to the last run, with a pixel to spare."""
    if not runs:
        return box
    left = box.x + max(0, runs[0][0] - 1)
    return Box(left, box.y, min(box.right, box.x + runs[-1][1] + 1) - left, box.height)
