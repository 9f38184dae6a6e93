"""Where the rows of a batch come from, and where their results go."""

import io
import sys
from pathlib import Path

from app.errors import UserError
from app.macros.tables import LARGEST, Table, pasted, table
from skills.plain_words.nouns import slug
from skills.shortcuts import Shortcut

PIPE = Path("-")


def rows(file: Path | None, *, clipboard: bool) -> Table:
    """The table of that file, of standard input where it is `-`, or of the clipboard. Raises UserError."""
    if clipboard is (file is not None):
        raise UserError("Say where the rows are: a .csv or .json file, - for standard input, or --clipboard.")
    if file is None:
        return pasted(_clipboard(), "The clipboard")
    return pasted(_piped(), "Standard input") if file == PIPE else table(file)


def results(file: Path | None, shortcut: Shortcut) -> Path:
    """The file of the results: beside that of the rows, else in the current folder under the macro's name."""
    if file is None or file == PIPE:
        return Path(f"{slug(shortcut.name)}.results.csv")
    return file.with_name(f"{file.stem}.results{file.suffix}")


def fitting(found: Table, shortcut: Shortcut) -> Table:
    """The table, if its first line can be one of names. Raises UserError where no parameter is among them."""
    names = [each.name for each in shortcut.parameters if each.type != "secret"]
    if names and not set(names) & set(found.columns):
        columns = ", ".join(map(repr, found.columns))
        raise UserError(f"The columns must be named as the parameters are ({', '.join(names)}), not {columns}.")
    return found


def _piped() -> str:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", newline="")  # line ends within cells stay what they are
    try:
        return sys.stdin.read(LARGEST + 1)
    except UnicodeDecodeError:
        raise UserError("Standard input is not in UTF-8; convert it first.") from None


def _clipboard() -> str:
    """What the session's clipboard holds as text. Raises UserError."""
    import pyperclip

    try:
        _, paste = pyperclip.determine_clipboard()
        return str(paste())
    except pyperclip.PyperclipException:
        raise UserError(
            "The clipboard of this session cannot be read; on Linux install xclip (Wayland: wl-clipboard), or pipe the "
            "table in and say - instead of a file."
        ) from None
