"""Files that are written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from app.errors import UserError


def save(path: Path, text: str, mode: int = 0o666) -> None:
    """Write the text, durable on return; what stood there stays where that fails. `mode`: as of `os.open`.

    Raises UserError when the place cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        with open(
            partial, "w", encoding="utf-8", newline="", opener=lambda name, flags: os.open(name, flags, mode)
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as problem:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise UserError(f"{path} could not be written: {problem.strerror}; choose another place.") from None
