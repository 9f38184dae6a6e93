"""Which screen answers an intent."""

import json
from pathlib import Path

import pytest

from controllers.errors import ControllerError
from controllers.virtual_phone.world.database import ASSETS
from controllers.virtual_phone.world.intents import Intent, resolve
from controllers.virtual_phone.world.packages import installed

PACKAGES = installed(ASSETS / "apps")
VIEW = "android.intent.action.VIEW"


def answers(intent: Intent) -> list[tuple[str, str]]:
    return [(found.package.label, found.route) for found in resolve(PACKAGES, intent)]


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        (Intent("com.example.notes"), [("Notes", "/")]),
        (Intent("com.example.notes", ".NewNoteActivity", extras={"text": "A & B"}),
         [("Notes", "/new?text=A%20%26%20B")]),
        (Intent("com.example.notes", "com.example.notes.NotesActivity"), [("Notes", "/")]),
        (Intent(action=VIEW, data="content://contacts/7"), [("Contacts", "/contact/7")]),
        (Intent(action=VIEW, data="geo:0,0?q=12%20Mill%20Lane"), [("Maps", "/search?query=12%20Mill%20Lane")]),
        (Intent(action="android.intent.action.SEND", extras={"text": "x"}),
         [("Messages", "/new?text=x"), ("Notes", "/new?text=x")]),
        (Intent(action=VIEW, data="https://wiki.example/A?b=c"),
         [("Browser", "/page/https%3A%2F%2Fwiki.example%2FA%3Fb%3Dc")]),
    ],
)  # fmt: skip
def test_the_screens_that_answer(intent: Intent, expected: list[tuple[str, str]]) -> None:
    assert answers(intent) == expected


def test_an_app_for_exactly_this_goes_before_the_browser() -> None:
    assert answers(Intent(action=VIEW, data="https://news.example/12")) == [("News", "/article/12")]


@pytest.mark.parametrize(
    "intent",
    [
        Intent("com.example.nothing"),
        Intent("com.example.notes", ".Nothing"),
        Intent("com.example.notes", ".NoteActivity"),
        Intent(action=VIEW, data="content://contacts/7/more"),
        Intent(action="android.intent.action.REBOOT"),
    ],
)
def test_nothing_answers(intent: Intent) -> None:
    assert not answers(intent)


@pytest.mark.parametrize(
    "manifest", ["", "[]", '{"package": "a"}', '{"package": 1, "label": 2, "version": 3, "activities": 4}']
)
def test_a_broken_manifest_is_one_sentence(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text(manifest)
    with pytest.raises(ControllerError, match=r"is not an app's manifest"):
        installed(tmp_path)


def test_further_apps_are_installed_beside_the_others(tmp_path: Path) -> None:
    manifest = {
        "package": "org.example.bells",
        "label": "Bells",
        "version": "1",
        "activities": [{"name": ".B", "route": "/"}],
    }
    (tmp_path / "bells").mkdir()
    (tmp_path / "bells" / "manifest.json").write_text(json.dumps(manifest))
    labels = [package.label for package in installed(ASSETS / "apps", tmp_path)]
    assert labels == sorted(labels) and "Bells" in labels and len(labels) == len(PACKAGES) + 1
