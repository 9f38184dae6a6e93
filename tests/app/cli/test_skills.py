"""`journeyman skills` and `journeyman secrets`: what a person reads, changes, shares and trusts."""

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from skills.library import Library
from skills.proposals import Proposed
from skills.steps import Do
from tests.app.cli.conftest import MACRO, Journeyman
from tests.app.keyrings import Memory, installed


@pytest.fixture
def exported(journeyman: Journeyman, library: None, tmp_path: Path) -> Path:
    path = tmp_path / "macro.yaml"
    assert journeyman("skills", "export", MACRO, "--out", str(path)).code == 0
    return path


def test_what_is_shown_is_what_is_exported(journeyman: Journeyman, exported: Path) -> None:
    told = journeyman("skills", "show", MACRO).out
    assert told == f"# {MACRO}  (version 1, recorded, trial; http://shop; never run)\n{exported.read_text()}"
    assert json.loads(journeyman("skills", "show", MACRO, "--json").out)["name"] == MACRO
    assert journeyman("skills", "export", MACRO).out == exported.read_text()


def test_the_trials_that_it_has_passed_are_told_beside_its_trust(
    journeyman: Journeyman, library: None, journeyman_home: Path
) -> None:
    with closing(Library(journeyman_home / "library.db")) as kept:
        (macro,) = kept.shortcuts()
        kept.trials.keep(macro, 3)
    for command in (["show", MACRO], ["list"], ["manual", "http://shop"]):
        assert "trial, passed 3 trials in new places" in journeyman("skills", *command).out
    for command in (["show", MACRO], ["list"]):
        assert json.loads(journeyman("skills", *command, "--json").out)["trials"] == 3


def test_what_cannot_be_read_is_named(journeyman: Journeyman, library: None, journeyman_home: Path) -> None:
    connection = sqlite3.connect(journeyman_home / "library.db")
    with connection:
        connection.execute("""UPDATE shortcuts SET json = replace(json, '"kind":"do"', '"kind":"new"')""")
    connection.close()
    said = journeyman("skills", "list")
    assert (said.code, said.out) == (0, "") and f'"{MACRO}" cannot be used' in said.err
    refused = journeyman("skills", "run", MACRO, "--on", "http://127.0.0.1:9")
    assert refused.code == 2 and f'"{MACRO}" cannot be used' in refused.err


def test_what_is_listed_by_words_says_so_where_nothing_has_them(journeyman: Journeyman, library: None) -> None:
    assert MACRO in journeyman("skills", "list", MACRO.upper()).out
    told = journeyman("skills", "list", "zebra")
    assert told.code == 0 and "Nothing that is not disabled shares a word with that" in told.out


def test_a_name_in_braces_that_nothing_gives_is_a_mistake(journeyman: Journeyman, exported: Path) -> None:
    before = exported.read_text()
    exported.write_text(before.replace("do: press Save", 'do: press Save for "{strasse}"'))
    said = journeyman("skills", "edit", MACRO, "--file", str(exported))
    assert said.code == 2 and "{strasse} is neither a parameter nor read by a step" in said.err, said
    assert len(journeyman("skills", "history", MACRO).out.splitlines()) == 1
    exported.write_text(exported.read_text().replace(f"name: {MACRO}", "name: Another"))
    said = journeyman("skills", "import", str(exported))
    assert said.code == 2 and "{strasse} is neither a parameter nor read by a step" in said.err, said


def test_an_edit_is_a_new_version_and_can_be_undone(journeyman: Journeyman, exported: Path) -> None:
    exported.write_text(exported.read_text().replace("press Save", "press the button"))
    edited = journeyman("skills", "edit", MACRO, "--file", str(exported))
    assert edited.code == 0 and "-- do: press Save\n+- do: press the button" in edited.out
    assert "Nothing was changed." in journeyman("skills", "edit", MACRO, "--file", str(exported)).out
    undone = journeyman("skills", "undo", MACRO)
    assert "-- do: press the button\n+- do: press Save" in undone.out
    kept = [json.loads(line) for line in journeyman("skills", "history", MACRO, "--json").out.splitlines()]
    assert [(each["version"], each["restores"]) for each in kept] == [(3, 1), (2, 0), (1, 0)]
    again = journeyman("skills", "undo", MACRO)
    assert (again.code, "has no earlier version" in again.out) == (1, True)


def test_any_two_versions_are_compared(journeyman: Journeyman, exported: Path) -> None:
    alone = journeyman("skills", "diff", MACRO)
    assert (alone.code, "has no earlier version" in alone.err) == (1, True)
    for words in ("press the button", "press it"):
        told = exported.read_text()
        exported.write_text(re.sub("- do: .*", f"- do: {words}", told))
        journeyman("skills", "edit", MACRO, "--file", str(exported))
    latest = journeyman("skills", "diff", MACRO).out
    assert latest.startswith("--- version 2\n+++ version 3\n") and "-- do: press the button\n+- do: press it" in latest
    assert "-- do: press Save\n+- do: press it" in journeyman("skills", "diff", MACRO, "1").out
    facts = json.loads(journeyman("skills", "diff", MACRO, "2", "1", "--json").out)
    assert (facts["old"], facts["new"], "+- do: press Save" in facts["lines"]) == (2, 1, True)
    assert journeyman("skills", "diff", MACRO, "2", "2").out == "Version 2 and version 2 say the same.\n"
    missing = journeyman("skills", "diff", MACRO, "1", "9")
    assert missing.code == 2 and f'"{MACRO}" has no version 9' in missing.err


def test_a_heal_that_waits_is_compared_with_what_it_would_change(
    journeyman: Journeyman, library: None, journeyman_home: Path
) -> None:
    with closing(Library(journeyman_home / "library.db")) as kept:
        old = kept.shortcut(MACRO)
        assert old and isinstance(old.steps[0], Do)
        healed = replace(old, steps=(replace(old.steps[0], words="press Store"),))
        kept.proposals.propose(Proposed(healed, (), "a1b2"))
    told = journeyman("skills", "diff", MACRO).out
    assert (
        told.startswith("--- version 1\n+++ healed in run a1b2\n") and "-- do: press Save\n+- do: press Store" in told
    )
    facts = json.loads(journeyman("skills", "diff", MACRO, "--json").out)
    assert (facts["old"], facts["new"], facts["healed in"]) == (1, None, "a1b2")


def test_a_mistake_in_a_text_is_told_with_its_line_and_changes_nothing(journeyman: Journeyman, exported: Path) -> None:
    exported.write_text(exported.read_text().replace("action:", "acton:"))
    for command in (("edit", MACRO, "--file"), ("import",)):
        said = journeyman("skills", *command, str(exported))
        assert said.code == 2 and "Line 8: 'acton' is not known here; did you mean 'action'?" in said.err, said
    assert len(journeyman("skills", "history", MACRO).out.splitlines()) == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("editor", "code", "told"),
    [
        ("sed -i s/Save/Store/", 0, "+- do: press Store"),
        ("true", 0, "Nothing was changed."),
        ("sed -i s/action:/acton:/", 2, "draft.yaml: Line 8: 'acton' is not known here"),
        ("/nowhere/editor", 2, "Set EDITOR to an editor that is installed, or use --file FILE."),
    ],
)
def test_the_editor_is_the_persons_own(
    journeyman: Journeyman, library: None, monkeypatch: pytest.MonkeyPatch, editor: str, code: int, told: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.setattr("tests.app.cli.conftest.io.StringIO", Terminal)
    said = journeyman("skills", "edit", MACRO)
    assert said.code == code and told in said.out + said.err, said
    kept = json.loads(journeyman("skills", "list", "--json").out)
    assert kept["version"] == (2 if "Store" in told else 1)


def test_what_is_here_already_is_not_imported_again(journeyman: Journeyman, exported: Path) -> None:
    before = journeyman("skills", "list").out
    said = journeyman("skills", "import", str(exported))
    assert (said.code, said.out) == (0, f'"{MACRO}" is here already, version 1; nothing was changed.\n')
    assert journeyman("skills", "list").out == before


def test_what_is_imported_cannot_run_before_it_is_trusted(journeyman: Journeyman, exported: Path) -> None:
    exported.write_text(exported.read_text().replace(f"name: {MACRO}", "name: Theirs"))
    said = journeyman("skills", "import", str(exported))
    assert said.code == 0 and "+name: Theirs" in said.out and "It is made for: http://shop" in said.out
    refused = journeyman("skills", "run", "theirs", "--on", "http://127.0.0.1:9")
    assert (refused.code, '"Theirs" is quarantined: read it' in refused.err) == (2, True)
    assert "# Quarantined because it was imported" in journeyman("skills", "show", "theirs").out
    assert "trial" in journeyman("skills", "trust", "theirs").out
    unreached = journeyman("skills", "run", "theirs", "--on", "http://127.0.0.1:9")
    assert (unreached.code, "could not be reached" in unreached.out) == (1, True)
    assert "There is no level 'much'" in journeyman("skills", "trust", "theirs", "--level", "much").err


def test_what_is_disabled_does_not_run(journeyman: Journeyman, library: None) -> None:
    journeyman("skills", "disable", MACRO)
    refused = journeyman("macro", "replay", MACRO)
    assert (refused.code, "is disabled" in refused.err) == (2, True)
    assert json.loads(journeyman("skills", "list", "--json").out)["disabled"] is True
    assert "may run again" in journeyman("skills", "disable", MACRO, "--off").out


def test_a_skill_is_deleted_only_where_that_is_meant(journeyman: Journeyman, library: None) -> None:
    refused = journeyman("skills", "delete", MACRO)  # nobody is at a terminal
    assert (refused.code, "add --yes" in refused.err) == (2, True)
    assert MACRO in journeyman("skills", "list").out
    assert f'"{MACRO}" with 1 version was deleted.' in journeyman("skills", "delete", MACRO.lower(), "--yes").out
    assert MACRO not in journeyman("skills", "list").out


@pytest.mark.parametrize(("said", "stays"), [("n", True), ("", True), ("y", False)])
def test_a_person_is_asked_whether_a_skill_is_to_be_deleted(
    said: str, stays: bool, journeyman: Journeyman, library: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.app.cli.conftest.io.StringIO", Terminal)
    journeyman("skills", "delete", MACRO, piped=said + "\n")
    assert (MACRO in journeyman("skills", "list").out) is stays


@pytest.fixture
def memory() -> Iterator[Memory]:
    found = Memory()
    with installed(found):
        yield found


def test_a_secret_is_kept_in_the_keyring_alone(
    journeyman: Journeyman, memory: Memory, monkeypatch: pytest.MonkeyPatch, journeyman_home: Path
) -> None:
    typed = io.StringIO("correct horse\n")
    monkeypatch.setattr("tests.app.cli.conftest.io.StringIO", lambda _: typed)
    where = ("--for", "HTTPS://Shop.Test:443/login", "--field", "Password")
    added = journeyman("secrets", "add", "pin", *where).out
    assert added == 'pin is in the keyring, for the field "Password" of https://shop.test and no other.\n'
    assert list(memory.kept.values()) == ["correct horse"]
    assert json.loads(journeyman("secrets", "list", "--json").out) == {
        "name": "pin", "place": "https://shop.test", "field": "Password"}  # fmt: skip
    assert not [file for file in journeyman_home.iterdir() if b"horse" in file.read_bytes()]
    assert journeyman("secrets", "remove", "pin").code == 0 and not memory.kept
    assert journeyman("secrets", "remove", "pin").code == 1
    assert journeyman("secrets", "list").out == "No secrets are kept.\n"
