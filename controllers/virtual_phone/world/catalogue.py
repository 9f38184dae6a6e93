"""What a new phone finds out there: products, places and their reviews, articles."""

import json
import sqlite3
from datetime import timedelta
from random import Random
from typing import Any

from controllers.virtual_phone.world.clock import SWITCHED_ON
from controllers.virtual_phone.world.database import ASSETS
from controllers.virtual_phone.world.people import FIRST_NAMES, LAST_NAMES

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
REVIEWS = 5
"""For each place."""


def read(name: str) -> dict[str, Any]:
    """A file of what there is to draw from."""
    found: dict[str, Any] = json.loads((ASSETS / "seed" / f"{name}.json").read_text("utf-8"))
    return found


def fill_products(connection: sqlite3.Connection, draw: Random) -> None:
    """The goods, each seed at other prices, ratings and ids; no two of a kind are rated the same."""
    goods = read("products")["products"]
    ratings = _different(draw, len(goods), range(310, 499))
    first = draw.randrange(100, 900)
    draw.shuffle(goods)
    rows = [
        (first + i, name, brand, kind, 100 * euros + 10 * draw.randrange(-60, 60) + 90, ratings[i] / 100,
         draw.randrange(12, 2400), draw.randrange(4, 60), about)
        for i, (name, brand, kind, euros, about) in enumerate(goods)
    ]  # fmt: skip
    connection.executemany(f"INSERT INTO products VALUES ({_marks(9)})", rows)


def fill_places(connection: sqlite3.Connection, draw: Random) -> None:
    """The places of the town, and what people wrote about them; no two places are rated the same or equally near."""
    known = read("places")
    ratings = _different(draw, len(known["places"]), range(310, 499))
    minutes = _different(draw, len(known["places"]), range(2, 60))
    for i, (name, kind, category, street, about) in enumerate(known["places"], start=1):
        place = (i, name, kind, category, f"{draw.randrange(1, 90)} {street}", ratings[i - 1] / 100)
        opens, closes = _hours(draw, kind)
        site = f"https://{''.join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())}.example"
        rest = (draw.randrange(1, 4), opens, closes, draw.choice(DAYS), f"+44 1632 {draw.randrange(100_000, 999_999)}",
                site, minutes[i - 1], draw.randrange(6, 94), draw.randrange(8, 92), about)  # fmt: skip
        connection.execute(f"INSERT INTO places VALUES ({_marks(16)})", place + rest)
        _review(connection, draw, i, known)


def _review(connection: sqlite3.Connection, draw: Random, place: int, words: dict[str, Any]) -> None:
    for stars in draw.choices((5, 4, 3, 2), (5, 4, 2, 1), k=REVIEWS):
        said = draw.choice(words["praise"] if stars > 4 else words["fair"] if stars > 2 else words["blame"])
        author = f"{draw.choice(FIRST_NAMES)} {draw.choice(LAST_NAMES)[0]}."
        connection.execute("INSERT INTO reviews (place_id, author, stars, body) VALUES (?, ?, ?, ?)",
                           (place, author, stars, said))  # fmt: skip


def fill_articles(connection: sqlite3.Connection, draw: Random) -> None:
    """The news of the last days; no two articles have as many readers or came at the same time."""
    articles = read("articles")["articles"]
    draw.shuffle(articles)
    readers = _different(draw, len(articles), range(300, 98_000))
    ages = _different(draw, len(articles), range(20, 4000))
    first = draw.randrange(1000, 8000)
    rows = [
        (first + i, topic, title, source, author, _ago(ages[i]), 1 + len(body) // 120, readers[i], body)
        for i, (topic, title, source, author, body) in enumerate(articles)
    ]
    connection.executemany(f"INSERT INTO articles VALUES ({_marks(9)})", rows)
    connection.execute("INSERT INTO followed_topics VALUES ('Science')")


def _hours(draw: Random, kind: str) -> tuple[str, str]:
    """When such a place opens and closes."""
    opens, closes = {"Cafés": (6, 18), "Bars": (17, 24), "Restaurants": (11, 22), "Hotels": (0, 24)}.get(kind, (9, 18))
    moved = draw.randrange(3) if kind != "Hotels" else 0
    return (
        f"{opens + moved:02}:{draw.choice(('00', '30'))}",
        f"{min(closes + moved, 23):02}:{draw.choice(('00', '30'))}",
    )


def _different(draw: Random, count: int, among: range) -> list[int]:
    return draw.sample(among, count)


def _ago(minutes: int) -> str:
    return (SWITCHED_ON - timedelta(minutes=minutes)).isoformat(timespec="minutes")


def _marks(columns: int) -> str:
    return ", ".join("?" * columns)
