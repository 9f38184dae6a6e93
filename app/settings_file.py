"""Changing the settings file one value at a time; comments and everything else in it stay as they are."""

import json
import re
import tomllib
from typing import Any

from app.errors import UserError
from app.home import ensure_home, settings_file
from app.settings import SETTINGS, read
from app.whole_files import save

LINE = r"^[ \t]*[\"']?{name}[\"']?[ \t]*=[^\n]*\n?"
TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def store(name: str, value: object) -> None:
    """Keep this value in the settings file; None takes the setting out of it.

    Raises UserError, with the file left as it was, when it cannot be read or written or the value does not fit.
    """
    if value is not None and not SETTINGS[name].accepts(value):
        raise UserError(f"It must be {SETTINGS[name].wanted}.")
    file = settings_file()
    text, before = read(file)
    wanted = {key: old for key, old in before.items() if key != name} | ({} if value is None else {name: value})
    changed = _changed(text, name, value)
    if _values(changed) != wanted:
        raise UserError(f"{file} is written in a way that cannot be changed from here: change {name} in it by hand.")
    ensure_home()
    save(file, changed, remedy="check its folder and the disk")


def _changed(text: str, name: str, value: object) -> str:
    """The text with that setting's line replaced, taken out or added before the first table."""
    line = "" if value is None else f"{name} = {_toml(value)}\n"
    found = re.compile(LINE.format(name=re.escape(name)), re.MULTILINE).search(text)
    if found:
        return text[: found.start()] + line + text[found.end() :]
    table = TABLE.search(text)
    place = table.start() if table else len(text)
    gap = "\n" if line and place and text[place - 1] != "\n" else ""
    return text[:place] + gap + line + text[place:]


def _toml(value: object) -> str:
    """As TOML; of its escapes JSON lacks the one for DEL, and half a surrogate pair cannot be written at all."""
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return text.encode("utf-8", "replace").decode()


def _values(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
