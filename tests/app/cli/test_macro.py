"""`journeyman macro`: from a run to a macro, to a replay with other values, to a batch of rows, in the real shop."""

import csv
import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.demo.database import opened
from app.demo.server import DemoSite
from skills.codec import loads
from skills.library import Library
from skills.shortcuts import Shortcut
from tests.app.cli.conftest import Journeyman

WORDS = (
    'open Customers, type "{person}" in "Search customers", press the Search button, '
    'click Edit in the row of "{person}", type "Harbour Lane 1" in "Street", press Save, '
    'wait until "{person} saved" is shown'
)
MACRO = "Change a street"


def streets(shop: DemoSite) -> dict[str, str]:
    with opened(shop.database) as connection:
        return dict(connection.execute("SELECT name, street FROM customers"))


@pytest.fixture(scope="module")
def shop() -> Iterator[DemoSite]:
    """It says what was saved for longer than a machine with much else to do takes to look."""
    with DemoSite(1, notice_seconds=120) as site:
        yield site


@pytest.fixture(scope="module")
def people(shop: DemoSite) -> list[str]:
    """Customers whose names are in nobody else's."""
    names = list(streets(shop))
    return [name for name in names if sum(name in other for other in names) == 1]


@pytest.fixture(scope="module")
def recorded() -> list[str]:
    """The macro as JSON, once it has been made."""
    return []


@pytest.fixture
def macro(
    journeyman: Journeyman, shop: DemoSite, people: list[str], recorded: list[str], journeyman_home: Path,
    homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch,
) -> str:  # fmt: skip
    """The macro, made elsewhere of a run that changed the first one's street."""
    monkeypatch.setenv("JOURNEYMAN_PATIENCE", "1")
    if not recorded:
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("JOURNEYMAN_HOME", str(next(homes)))
            recorded.append(made(journeyman, shop, people[0]))
    journeyman_home.mkdir()
    with closing(Library(journeyman_home / "library.db")) as library:
        library.save_shortcut(loads(Shortcut, recorded[0]))
    return MACRO


@pytest.fixture
def clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that holds what the session's clipboard does, for the program that reads it."""
    held, program = tmp_path / "clipboard", tmp_path / "bin" / "xclip"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ncat '{held}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setenv("DISPLAY", ":no")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return held


def copied(*rows: tuple[str, str]) -> str:
    """The rows as a spreadsheet copies them."""
    return "".join("\t".join(row) + "\n" for row in (("search_customers", "street"), *rows))


def made(journeyman: Journeyman, shop: DemoSite, person: str) -> str:
    said = journeyman("run", WORDS.format(person=person), "--on", shop.url, "--allow", "submit")
    assert said.code == 0, said
    run = json.loads(journeyman("episodes", "--json").out)["id"]
    told = journeyman("macro", "from-episode", run[:6], "--name", MACRO).out
    assert f"--set search_customers=...  (text, else '{person}')" in told, told
    assert "--set street=...  (text, else 'Harbour Lane 1')" in told
    return journeyman("skills", "show", MACRO, "--json").out


def test_a_macro_does_the_same_for_another_one_and_touches_nobody_else(
    journeyman: Journeyman, shop: DemoSite, people: list[str], macro: str
) -> None:
    before = streets(shop)
    values = ("--set", f"search_customers={people[4]}", "--set", "street=Quay 9")
    said = journeyman("macro", "replay", macro.upper(), *values, "--allow", "submit")
    assert said.code == 0 and "learned: shortcut" not in said.out, said
    assert streets(shop) == before | {people[4]: "Quay 9"}
    assert "worked 1 of 1 times" in journeyman("skills", "list").out
    assert json.loads(journeyman("episodes", "--json", "--limit", "1").out)["brain"] == "macro"


def test_a_dry_run_touches_nothing_and_says_what_the_first_screen_shows(
    journeyman: Journeyman, shop: DemoSite, macro: str
) -> None:
    before = streets(shop)
    told = [json.loads(line) for line in journeyman("macro", "replay", macro, "--dry-run", "--json").out.splitlines()]
    assert [step["verdict"] for step in told][:2] == ["found", "not here"]
    assert told[0]["target"] == '"Customers" link'
    said = journeyman("macro", "replay", macro, "--dry-run")
    plain = said.out
    assert said.err.startswith("opening ") and "nothing there is touched" in said.err
    assert '"Customers" link (by its ' in plain and plain.count("is not there") == 1, plain
    assert len(plain.splitlines()) == len(told) + 1 and "may stand on a later screen" in plain
    assert streets(shop) == before and not journeyman("episodes", "--json").out


def test_a_batch_reports_its_bad_rows_and_goes_on_where_it_stopped(
    journeyman: Journeyman, shop: DemoSite, people: list[str], macro: str, tmp_path: Path
) -> None:
    before = streets(shop)
    rows = tmp_path / "rows.csv"
    good = [(people[3], "Quay 3"), (people[5], "Quay 5")]

    def batch(middle: tuple[str, str], *more: str) -> list[dict[str, str]]:
        with rows.open("w", newline="") as file:
            csv.writer(file).writerows([("search_customers", "street"), good[0], middle, good[1]])
        said = journeyman("macro", "batch", macro, str(rows), "--allow", "submit", *more)
        assert said.code == 2 or "3 rows, each told once it is done" in said.err
        told = list(csv.DictReader((tmp_path / "rows.results.csv").read_text().splitlines()))
        assert said.code == (0 if all(row["result"] == "done" for row in told) else 1), said
        return told

    told = batch(("Nobody Atall", "Quay 4"))
    assert [row["result"] for row in told] == ["done", "failed", "done"]
    assert "Edit" in told[1]["why"] and told[1]["run"]
    assert streets(shop) == before | dict(good)
    refused = journeyman("macro", "batch", macro, str(rows), "--allow", "submit")
    assert refused.code == 2 and "go on with it by --resume" in refused.err
    told = batch((people[4], "Quay 4"), "--resume")
    assert [row["result"] for row in told] == ["done"] * 3
    assert streets(shop) == before | dict(good) | {people[4]: "Quay 4"}
    kept = [json.loads(line)["task"] for line in journeyman("episodes", "--json").out.splitlines()]
    assert kept.count(f'replay "{macro}"') == 3 + 1


def test_rows_are_piped_in_or_come_from_the_clipboard(
    journeyman: Journeyman, shop: DemoSite, people: list[str], macro: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, clipboard: Path,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    told = tmp_path / "change_a_street.results.csv"
    said = journeyman("macro", "batch", macro, "-", "--allow", "submit", piped=copied((people[6], "Pier 6")))
    assert said.code == 0 and streets(shop)[people[6]] == "Pier 6", said
    clipboard.write_text(copied((people[6], "Pier 6"), (people[7], "Pier 7")))
    said = journeyman("macro", "batch", macro, "--clipboard", "--resume", "--allow", "submit")
    assert (said.code, said.out.count(": done")) == (0, 1), said
    assert streets(shop)[people[7]] == "Pier 7"
    assert [row["street"] for row in csv.DictReader(told.read_text().splitlines())] == ["Pier 6", "Pier 7"]


@pytest.mark.parametrize(
    ("words", "copied", "sentence"),
    [
        (["--clipboard"], "", "The clipboard is empty; copy a table with a line of names first."),
        (["--clipboard"], "Quay 1\nQuay 2\n", "columns must be named as the parameters are (street), not 'Quay 1'"),
        (["--clipboard"], None, "The clipboard of this session cannot be read"),
        (["-"], "", "Standard input is empty"),
        ([], "", "Say where the rows are"),
        (["-", "--clipboard"], "street\nQuay 1\n", "Say where the rows are"),
    ],
)
def test_a_table_that_cannot_be_pasted_is_told(
    journeyman: Journeyman, library: None, clipboard: Path, words: list[str], copied: str | None, sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if copied is None:
        monkeypatch.delenv("DISPLAY")
    else:
        clipboard.write_text(copied)
    said = journeyman("macro", "batch", "Greet", *words)
    assert (said.code, sentence in said.err) == (2, True), said


def test_a_healed_step_is_told_kept_as_a_version_and_taken_back(
    journeyman: Journeyman, shop: DemoSite, people: list[str], macro: str, tmp_path: Path
) -> None:
    file = tmp_path / "macro.yaml"
    journeyman("skills", "export", macro, "--out", str(file))
    recorded, other = file.read_text(), "role: button, name: Find"
    file.write_text(recorded.replace("role: button, name: Search", other))
    assert other in file.read_text() and journeyman("skills", "edit", macro, "--file", str(file)).code == 0
    stopped = journeyman("macro", "replay", macro, "--no-heal", "--allow", "submit")
    assert stopped.code == 1 and '"Find" button is not there' in stopped.out
    said = journeyman("macro", "replay", macro, "--set", "street=Quay 1", "--allow", "submit")
    assert said.code == 0 and streets(shop)[people[0]] == "Quay 1", said
    assert '~ healed: press the Search button: "Find" button is now "Search" button' in said.out
    assert f'Version 3 of "{macro}" is healed' in said.err
    assert "healed in run" in journeyman("skills", "history", macro).out
    told = journeyman("skills", "heals").out
    assert "live as version 3" in told and told.count(".jpg") == 2
    again = journeyman("macro", "replay", macro, "--set", "street=Quay 2", "--allow", "submit")
    assert again.code == 0 and "healed" not in again.out + again.err
    assert "Nothing is proposed" in journeyman("skills", "accept", macro).err


def test_a_healed_step_that_changes_something_waits_for_a_word(
    journeyman: Journeyman, shop: DemoSite, macro: str, tmp_path: Path
) -> None:
    file = tmp_path / "macro.yaml"
    journeyman("skills", "export", macro, "--out", str(file))
    file.write_text(file.read_text().replace("role: button, name: Save", "role: button, name: Store"))
    journeyman("skills", "edit", macro, "--file", str(file))
    said = journeyman("macro", "replay", macro, "--allow", "submit")
    assert said.code == 0 and "waits for your word" in said.err, said
    assert "healed in run" in journeyman("skills", "show", macro).out
    assert ": proposed" in journeyman("skills", "history", macro).out
    assert journeyman("skills", "reject", macro).code == 0
    assert journeyman("macro", "replay", macro, "--allow", "submit").code == 0
    assert "Version 3 is healed" in journeyman("skills", "accept", macro).out
    assert json.loads(journeyman("skills", "heals", macro, "--json").out.splitlines()[1])["state"] == "rejected"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["from-episode", "nope"], "There is no run whose id begins with 'nope'"),
        (["replay", "Nothing"], "There is no macro or skill called 'Nothing'; see: journeyman skills list"),
        (["replay", "Greet", "--set", "steet=x"], "has no parameter steet; did you mean street?"),
        (["replay", "Greet", "--set", "street"], "say each parameter once, as --set NAME=VALUE"),
        (["batch", "Greet", "rows.xls"], "rows.xls is neither .csv nor .json"),
        (["batch", "Greet", "rows.csv"], "rows.csv cannot be read"),
    ],
)
def test_wrong_usage_is_one_sentence(
    journeyman: Journeyman, library: None, arguments: list[str], sentence: str
) -> None:
    said = journeyman("macro", *arguments)
    assert (said.code, sentence in said.err, "Traceback" in said.err) == (2, True, False), said
