"""What apps may read and write."""

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from controllers.virtual_phone.world.content import Content, Refused
from controllers.virtual_phone.world.database import ASSETS, opened
from controllers.virtual_phone.world.packages import SYSTEM, installed
from tests.app.bench.phone_worlds import fresh

PACKAGES = installed(ASSETS / "apps")
CONTACTS, MESSAGES, NOTES = "com.example.contacts", "com.example.messages", "com.example.notes"


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Connection]:
    with opened(fresh(1, tmp_path)) as connection:
        yield connection


def test_an_app_adds_changes_and_removes_rows_of_its_own(phone: Connection) -> None:
    mine = Content(phone, PACKAGES, CONTACTS)
    (key,) = mine.carry_out([{"add": "contacts", "row": {"name": "Ada"}}])
    assert mine.carry_out([{"change": "contacts", "key": key, "row": {"phone": "1"}}]) == [1]
    assert [row["phone"] for row in mine.rows("contacts", {"name": "Ada"})] == ["1"]
    mine.carry_out([{"remove": "contacts", "key": key}])
    assert not mine.rows("contacts", {"name": "Ada"})


def test_what_others_keep_needs_a_permission(phone: Connection) -> None:
    assert len(Content(phone, PACKAGES, MESSAGES).rows("contacts", {})) == 200
    phone.execute("UPDATE grants SET granted = 0 WHERE package = ?", (MESSAGES,))
    with pytest.raises(Refused) as refused:
        Content(phone, PACKAGES, MESSAGES).rows("contacts", {})
    assert refused.value.permission == "android.permission.READ_CONTACTS"


@pytest.mark.parametrize("caller", [NOTES, "", "com.example.stranger"])
def test_who_does_not_declare_it_gets_nothing(phone: Connection, caller: str) -> None:
    with pytest.raises(Refused, match="may not use contacts"):
        Content(phone, PACKAGES, caller).carry_out([{"remove": "contacts", "key": 1}])
    assert len(Content(phone, PACKAGES, SYSTEM).rows("contacts", {})) == 200


@pytest.mark.parametrize(
    "order",
    [
        {},
        {"add": "nothing", "row": {}},
        {"add": "contacts", "row": {"name": "Ada", "colour": "red"}},
        {"add": "contacts", "row": {"name": ""}},
        {"add": "contacts", "row": {"name": ["Ada"]}},
        {"add": "contacts", "row": "Ada"},
        {"add": "contacts", "row": {}},
        {"change": "contacts", "key": 1, "row": {}},
        {"change": "contacts", "key": None, "row": {"name": "Ada"}},
        {"add": "contacts; DROP TABLE contacts", "row": {"name": "Ada"}},
    ],
)
def test_what_makes_no_sense_is_refused(phone: Connection, order: dict[str, object]) -> None:
    before = Content(phone, PACKAGES, SYSTEM).rows("contacts", {})
    with pytest.raises(Refused):
        Content(phone, PACKAGES, CONTACTS).carry_out([order])
    assert Content(phone, PACKAGES, SYSTEM).rows("contacts", {}) == before
