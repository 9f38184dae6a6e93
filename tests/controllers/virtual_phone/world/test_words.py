"""Whatever the phone says, it says in Greek, too."""

import json
import re
from pathlib import Path

import pytest

from controllers.virtual_phone.world.database import ASSETS

SAID = (
    r"\bt\(\s*\"([^\"]*)\"",
    r"\b(?:button|field|searchField|page|pick)\(\s*\"([^\"]*)\"",
    r"\b(?:iconButton|fab)\([^,()]*(?:\([^)]*\))?[^,()]*,\s*\"([^\"]*)\"",
)
"""How words for people stand in the scripts."""

KIT = json.loads((ASSETS / "kit" / "el.json").read_text("utf-8"))
FOLDERS = [ASSETS / "kit", ASSETS / "shell", *sorted((ASSETS / "apps").iterdir())]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_word_is_translated(folder: Path) -> None:
    own = folder / "el.json"
    known = {**KIT, **(json.loads(own.read_text("utf-8")) if own.exists() else {})}
    said = {
        words
        for script in folder.glob("*.js")
        for form in SAID
        for words in re.findall(form, script.read_text("utf-8"))
    }
    assert len(said) > 3
    assert not said - set(known)


def test_the_labels_of_the_apps_are_translated() -> None:
    labels = {json.loads(path.read_text("utf-8"))["label"] for path in (ASSETS / "apps").glob("*/manifest.json")}
    assert not labels - set(KIT)
