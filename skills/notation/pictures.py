"""The pictures of a Shortcut's elements behind its text, in a file to share: a comment line for each."""

import base64
import binascii
import re
from collections.abc import Mapping

from perception.patches import name_of, problem_with
from skills.notation.nodes import LARGEST as LARGEST_TEXT
from skills.notation.nodes import Misread

TITLE = "# What the elements looked like when it was recorded, by the names that the steps give them:\n"
MOST = 2 * 1024 * 1024
"""Characters of all pictures in a file."""
LARGEST = LARGEST_TEXT + MOST
LINE = re.compile(r"# picture (\S+) (\S+)")


def with_pictures(text: str, pictures: Mapping[str, bytes]) -> str:
    """The text with the pictures behind it, as many as a file may have."""
    lines: list[str] = []
    for name, png in pictures.items():
        line = f"# picture {name} {base64.b64encode(png).decode()}\n"
        if sum(map(len, lines)) + len(line) <= MOST - len(TITLE):
            lines.append(line)
    return "".join((text, TITLE, *lines)) if lines else text


def parted(told: str) -> tuple[str, dict[str, bytes]]:
    """The text, and the pictures behind it. Raises Misread where one of them is none, or not the one it is called."""
    if len(told) > LARGEST:
        raise Misread(f"The file has more than {LARGEST // 1024} KiB; a Shortcut is far smaller.")
    lines = told.splitlines(keepends=True)
    end = len(lines)
    while end and LINE.fullmatch(lines[end - 1].rstrip("\n")):
        end -= 1
    pictures = dict(_picture(line, number) for number, line in enumerate(lines[end:], end + 1))
    text = "".join(lines[:end])
    return text.removesuffix(TITLE) if pictures else text, pictures


def _picture(line: str, number: int) -> tuple[str, bytes]:
    name, encoded = line.split()[2:]
    try:
        png = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise Misread("this picture is damaged; export the skill once more.", number) from None
    if name_of(png) != name:
        raise Misread("this picture is not the one it is called; export the skill once more.", number)
    if problem := problem_with(png):
        raise Misread(f"this is no picture of an element: {problem}. Leave the line out.", number)
    return name, png
