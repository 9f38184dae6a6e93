"""Distances in device-independent pixels, so that everything keeps the same rhythm."""

TIGHT = 4
SMALL = 8
MEDIUM = 12
LARGE = 16
WIDE = 24
HUGE = 32

ICON = 18
ROW = 40
"""The height of a list's row, comfortable to hit."""
