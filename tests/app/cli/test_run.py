"""`journeyman run`: a task on real pages, its exit codes, its files and its record."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from app.demo.database import opened
from app.demo.server import DemoSite
from app.learning.practising import Verdict
from app.learning.resettable import resettable
from app.learning.switch import Switch
from app.learning.verifying import Trial
from app.wire import event_from_json
from skills.shortcuts import Shortcut
from tests.app.cli.conftest import Journeyman

FIRST = "open Customers, read the Name in the first row of the table Customers as name, answer with the name"


def customers(shop: DemoSite) -> list[sqlite3.Row]:
    with opened(shop.database) as connection:
        return connection.execute("SELECT id, name, email FROM customers ORDER BY name").fetchall()


def test_what_was_read_is_the_answer_and_goes_into_a_file(
    journeyman: Journeyman, shop: DemoSite, tmp_path: Path
) -> None:
    person = customers(shop)[3]
    words = f'open Customers, type "{person["name"]}" in "Search customers", press the Search button, ' + (
        f'open "{person["name"]}", read E-mail as email, answer with email'
    )
    said = journeyman("run", words, "--on", shop.url, "--out", str(tmp_path / "read.csv"))
    assert said.code == 0, said
    assert person["email"] in said.out
    assert (tmp_path / "read.csv").read_text() == f"email\n{person['email']}\n"


def test_a_run_is_told_as_json_listed_and_told_again_from_the_journal(journeyman: Journeyman, shop: DemoSite) -> None:
    said = journeyman("run", "open Orders, answer with done", "--on", shop.url, "--json")
    events = [event_from_json(line) for line in said.out.splitlines()]
    assert [events[0].kind, events[-1].kind] == ["started", "finished"]
    (listed,) = [json.loads(line) for line in journeyman("episodes", "--json").out.splitlines()]
    assert (listed["ending"], listed["task"]) == ("done", "open Orders, answer with done")
    again = journeyman("show", listed["id"][:6], "--json")
    assert [event_from_json(line) for line in again.out.splitlines()] == events
    told = journeyman("show", listed["id"]).out
    assert 'tap "Orders" link ... worked' in told
    assert "Done" in told.splitlines()[-1]


@pytest.mark.parametrize(("practise", "kind", "tried"), [("on", "shop", 2), ("off", "shop", 0), ("on", "bank", 0)])
def test_what_was_learned_is_tried_after_the_answer_unless_that_is_switched_off_or_harmful(
    journeyman: Journeyman, shop: DemoSite, monkeypatch: pytest.MonkeyPatch, practise: str, kind: str, tried: int
) -> None:
    monkeypatch.setenv("JOURNEYMAN_PRACTISE", practise)
    monkeypatch.setattr("app.learning.practising.practised", lambda *_: Verdict("proven"))
    with resettable(shop.url, kind, 1):
        said = journeyman("run", FIRST, "--on", shop.url, "--json")
    kinds = [json.loads(line)["kind"] for line in said.out.splitlines()]
    assert (said.code, kinds[kinds.index("finished") + 1 :]) == (0, ["verified"] * tried)


def test_a_library_that_is_busy_after_the_answer_takes_nothing_from_the_run(
    journeyman: Journeyman, shop: DemoSite, monkeypatch: pytest.MonkeyPatch, journeyman_home: Path
) -> None:
    monkeypatch.setenv("JOURNEYMAN_PRACTISE", "on")
    with ExitStack() as held:

        def busy(
            library: object, found: list[Shortcut], kinds: object, switch: Switch
        ) -> Iterator[tuple[Shortcut, Verdict]]:
            other = held.enter_context(closing(sqlite3.connect(journeyman_home / "library.db", isolation_level=None)))
            other.execute("BEGIN IMMEDIATE")
            yield from ((each, Verdict("proven", "", (Trial({}, "passed"),))) for each in found)

        monkeypatch.setattr("app.learning.practising.hindrance", lambda library, shortcut, kinds: "")
        monkeypatch.setattr("app.learning.practising.verdicts", busy)
        monkeypatch.setattr("skills.database.BUSY_SECONDS", 0.1)
        said = journeyman("run", FIRST, "--on", shop.url)
    assert said.code == 0 and "could not be tried" in said.last


def test_deleting_with_nobody_there_is_refused_and_nothing_is_deleted(journeyman: Journeyman, shop: DemoSite) -> None:
    before = customers(shop)
    name = before[0]["name"]
    words = f'open Customers, type "{name}" in "Search customers", press the Search button, ' + (
        f'press Delete in the row of "{name}", press "Delete customer"'
    )
    said = journeyman("run", words, "--on", shop.url)
    assert said.code == 3
    assert "was not touched" in said.out and "nobody is there to ask" in said.out
    assert [tuple(row) for row in customers(shop)] == [tuple(row) for row in before]


def test_one_task_on_two_sites(journeyman: Journeyman, shop: DemoSite) -> None:
    with DemoSite(2) as office:
        (here, there) = (customers(shop)[0]["name"], customers(office)[0])
        words = (
            f'on office, open Customers, type "{there["name"]}" in "Search customers", press the Search button, '
            f'open "{there["name"]}", read E-mail as email. switch to shop. open Customers, '
            f'type "{here}" in "Search customers", press the Search button, click Edit in the row of "{here}", '
            'type {email} in "E-mail", press Save, wait until "saved" is shown'
        )
        said = journeyman("run", words, "--on", f"shop={shop.url}", "--on", f"office={office.url}", "--allow", "submit")
        assert said.code == 0, said
    assert customers(shop)[0]["email"] == there["email"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ("", 2, "There is nothing to do"),
        ("dance the tango", 4, "dance the tango"),
        ('click "Save the whales"', 4, "Save the whales"),
        ('click Orders, wait up to 1 second until "unicorn" is shown', 1, "unicorn"),
    ],
)
def test_a_task_that_cannot_be_done_ends_in_one_sentence(
    journeyman: Journeyman, shop: DemoSite, words: str, code: int, sentence: str
) -> None:
    said = journeyman("run", words, "--on", shop.url)
    assert said.code == code, said
    assert sentence in said.out + said.err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--on", "http://127.0.0.1:9/"], 1, "could not be reached"),
        (["--on", "no address at all"], 1, "is not an address"),
        (["--on", "a=http://x", "--on", "a=http://y"], 2, "names 'a' twice"),
        (["--on", "a="], 2, "names no address"),
        (["--on", "http://x", "--mode", "yolo"], 2, "must be one of watch, all, risky, scope"),
        (["--on", "http://x", "--allow", "delte"], 2, "There is no effect 'delte'"),
        (["--on", "http://x", "--brain", "genius"], 2, "There is no brain called 'genius'"),
        (["--on", "http://x", "--out", "rows.xls"], 2, "neither .csv nor .json"),
        (["--on", "http://x", "--attach", "http://127.0.0.1:9"], 2, "No browser answers"),
        (["--on", "http://x", "--profile", "work"], 2, "leave --profile out"),
    ],
)
def test_wrong_usage_is_one_sentence(journeyman: Journeyman, arguments: list[str], code: int, sentence: str) -> None:
    said = journeyman("run", "click Orders", *arguments)
    assert (said.code, sentence in said.out + said.err) == (code, True), said
    assert "Traceback" not in said.out + said.err


def test_an_address_that_cannot_be_reached_is_in_the_journal(journeyman: Journeyman) -> None:
    journeyman("run", "click Orders", "--on", "http://127.0.0.1:9/")
    assert "failed" in journeyman("episodes").out
