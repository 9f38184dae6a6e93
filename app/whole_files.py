"""Files that are written whole or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.errors import UserError


def save(path: Path, text: str | Iterable[str], mode: int = 0o666, remedy: str = "choose another place") -> None:
    """Write the text, or its parts as they come, durable on return; what stood there stays where that fails.

    `mode`: as of `os.open`. Raises UserError, which ends with the remedy, when the place cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        with open(
            partial, "w", encoding="utf-8", newline="", opener=lambda name, flags: os.open(name, flags, mode)
        ) as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as problem:
        raise UserError(f"{path} could not be written: {problem.strerror}; {remedy}.") from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
