"""A table from the clipboard, kept as a file that a run can be given."""

from hashlib import sha256
from pathlib import Path

from app.home import ensure_home
from app.macros.tables import pasted
from app.whole_files import save
from skills.plain_words.nouns import slug


def kept(text: str, name: str) -> Path:
    """The file with what was copied for the parameter of that name; the same text is the same file.

    Raises UserError where it is no table with a line of names.
    """
    told = pasted(text, "The clipboard").as_json()
    folder = ensure_home() / "pasted"
    folder.mkdir(exist_ok=True)
    path = folder / f"{slug(name)}-{sha256(told.encode()).hexdigest()[:8]}.json"
    save(path, told)
    return path
