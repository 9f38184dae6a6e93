"""The task that `journeyman demo` shows, and the proof of what it changed."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from app.demo.database import copied
from app.demo.server import DemoSite

EFFECTS = frozenset({"submit", "send"})

GOAL = (
    "{other} has moved in with {person}: give {other} the same street. Then send {other} a message that says so, "
    "mark every packed order as shipped, and tell me the new street."
)
WORDS = """open Customers
type "{person}" in "{search}"
press the Search button
open "{person}"
read Street as street
{back}
type "{other}" in "{search}"
press the Search button
click Edit in the row of "{other}"
type {{street}} in "Street"
press Save
wait until "{other} saved" is shown
click "Write message"
type "Your new address" in "Subject"
type "We now send your parcels to {{street}}." in "Text"
press "Send message"
wait until "Message sent" is shown
open Orders
choose "Packed" from "Status"
for each row in the table Orders, press "Mark as shipped" in this row
answer with the street
"""

# What no picture shows, the name of a field and of a landmark, is said by what it shows.
NAMED = {"search": "Search customers", "back": 'open "Customers" in the navigation "Main"'}
SEEN = {"search": "Name, company or city", "back": "open Overview\nopen Customers"}

_PAIR = """SELECT a.name AS person, b.name AS other FROM customers a JOIN customers b ON a.id < b.id
    AND substr(a.name, 1, instr(a.name, ' ') + 2) = substr(b.name, 1, instr(b.name, ' ') + 2)"""
_CUSTOMERS = "SELECT 'customer ' || id, name || ', ' || street || ', ' || postcode || ' ' || city FROM customers"
_ORDERS = "SELECT 'order ' || number, status FROM orders"
_MESSAGES = "SELECT 'message ' || id, subject || ': ' || body FROM messages WHERE folder = 'Sent'"


@dataclass(frozen=True, slots=True)
class Story:
    """The task in both tellings, what it may cause, and the shop as it was before."""

    goal: str
    words: str
    effects: frozenset[str]
    before: dict[str, str]


def story(site: DemoSite, *, seen: bool = False) -> Story:
    """The story with this site's people; `seen`: for one who has nothing but pictures of the pages."""
    with closing(copied(site.database)) as now:
        people = dict(now.execute(_PAIR).fetchone())
        return Story(GOAL.format(**people), WORDS.format(**people, **(SEEN if seen else NAMED)), EFFECTS, _lines(now))


def proof(told: Story, site: DemoSite) -> str:
    """What the database says now: each changed row before -> after, as a small table."""
    with closing(copied(site.database)) as now:
        after = _lines(now)
    keys = sorted(key for key in told.before.keys() | after.keys() if told.before.get(key) != after.get(key))
    return _table(
        [("row", "before", "after"), *((key, told.before.get(key, "-"), after.get(key, "-")) for key in keys)]
    )


def _lines(connection: sqlite3.Connection) -> dict[str, str]:
    """Row name -> what it says, for all rows that the story could touch."""
    return {key: text for sql in (_CUSTOMERS, _ORDERS, _MESSAGES) for key, text in connection.execute(sql)}


def _table(rows: Sequence[tuple[str, str, str]]) -> str:
    if len(rows) == 1:
        return "Nothing has changed in the shop's database."
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    return "\n".join(f"{name:<{first}}  {before:<{second}}  ->  {after}" for name, before, after in rows)
