"""Fills a fresh database from a seed: other people, goods, ids and order of rows for every seed."""

import sqlite3
import unicodedata
from datetime import date, timedelta
from random import Random

from app.demo.names import COMPANIES, FIRST_NAMES, GOODS, LAST_NAMES, LOOKALIKES, PLACES, SUBJECTS
from app.demo.orders import TODAY, confirmation

CUSTOMERS = 47
PRODUCTS = 18
ORDERS = 42
PACKED = 3
SETTINGS = {
    "shop_name": "Harbour Supplies",
    "language": "English",
    "currency": "Euro",
    "digest": "Never",
    "invoice_email": "office@harbour-supplies.example",
    "stock_alerts": "on",
    "order_alerts": "off",
    "two_step": "off",
    "holiday_mode": "off",
    "holiday_until": "",
}


def fill(connection: sqlite3.Connection, seed: int) -> None:
    """Fill the empty tables; the same seed gives the same rows."""
    draw = Random(seed)
    customers = _customers(connection, draw)
    products = _products(connection, draw)
    _orders(connection, draw, customers, products)
    _messages(connection, draw, customers)
    connection.executemany("INSERT INTO settings VALUES (?, ?)", SETTINGS.items())
    connection.commit()


def _names(draw: Random) -> list[str]:
    """The look-alikes, two people who share a first name, and people who share nothing."""
    pair = draw.choice(LOOKALIKES)
    firsts = draw.sample(FIRST_NAMES, CUSTOMERS - len(pair) - 1)
    lasts = [draw.choice(LAST_NAMES) for _ in firsts]
    people = [f"{first} {last}" for first, last in zip(firsts, lasts, strict=True)]
    namesake = f"{firsts[0]} {next(last for last in lasts if last[0] != lasts[0][0])}"
    names = [*pair, namesake, *people]
    draw.shuffle(names)
    return names


def _customers(connection: sqlite3.Connection, draw: Random) -> list[int]:
    first = draw.randrange(1100, 8000)
    balances = draw.sample(range(0, 900_000, 35), CUSTOMERS)
    rows = [_customer(draw, first + 3 * i, name, balances[i]) for i, name in enumerate(_names(draw))]
    connection.executemany(f"INSERT INTO customers VALUES ({', '.join('?' * 16)})", rows)
    return [int(row[0]) for row in rows]


def _customer(draw: Random, number: int, name: str, balance: int) -> tuple[str | int, ...]:
    company, (city, postcode, street) = draw.choice(COMPANIES), draw.choice(PLACES)
    email = f"{_ascii(name).replace(' ', '.')}@{_ascii(company).replace(' ', '')}.example"
    phone = f"+{draw.choice((31, 33, 45, 47, 48, 49))} {draw.randrange(200, 999)} {draw.randrange(100_000, 999_999)}"
    tier = draw.choices(("Standard", "Silver", "Gold"), (5, 3, 2))[0]
    limit = {"Standard": 2_000, "Silver": 8_000, "Gold": 20_000}[tier]
    since = date(2012, 1, 1) + timedelta(draw.randrange(4800))
    overdue = int(balance > 0 and draw.random() < 0.25)
    address = (f"{street} {draw.randrange(1, 140)}", postcode, city, f"EU{draw.randrange(10**8, 10**9)}")
    return (number, name, company, email, phone, *address, tier, limit, balance, overdue, 0,
            draw.randrange(2), since.isoformat())  # fmt: skip


def _products(connection: sqlite3.Connection, draw: Random) -> list[tuple[int, int]]:
    """Ids and prices of the goods, in the order of the catalogue."""
    goods = [*GOODS[:2], *draw.sample(GOODS[2:], PRODUCTS - 2)]
    draw.shuffle(goods)
    first = draw.randrange(10, 500)
    rows = [
        (first + i, f"{category[:2].upper()}-{1000 + 17 * (first + i)}", name, category,
         5 * draw.randrange(90, 4000), draw.randrange(6, 140), 5 * draw.randrange(1, 6))
        for i, (name, category) in enumerate(goods)
    ]  # fmt: skip
    connection.executemany("INSERT INTO products VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    return [(row[0], row[4]) for row in rows]


def _orders(
    connection: sqlite3.Connection, draw: Random, customers: list[int], products: list[tuple[int, int]]
) -> None:
    """Orders of some customers; the look-alikes and a third of the others have none."""
    plain = [row[0] for row in connection.execute(f"SELECT id FROM customers WHERE name NOT IN {_lookalikes()}")]
    buyers = draw.sample(plain, len(customers) * 2 // 3)
    first = draw.randrange(20_000, 80_000)
    others = draw.choices(("New", "Shipped", "Delivered", "Cancelled"), (3, 3, 5, 1), k=ORDERS - PACKED - 4)
    states = ["Packed"] * PACKED + ["New", "New", "Shipped", "Shipped", *others]
    draw.shuffle(states)
    for number, status in enumerate(states, start=first):
        _order(connection, draw, number, draw.choice(buyers), status, products)


def _order(connection: sqlite3.Connection, draw: Random, number: int, customer: int, status: str,
           products: list[tuple[int, int]]) -> None:  # fmt: skip
    lines = [(number, product, draw.randrange(1, 6), price) for product, price in draw.sample(products, 3)]
    ship_to = connection.execute(
        "SELECT name || ', ' || street || ', ' || postcode || ' ' || city FROM customers WHERE id = ?", (customer,)
    ).fetchone()[0]
    placed = TODAY - timedelta(draw.randrange(3, 100))
    arrives = (placed if status == "Delivered" else TODAY) + timedelta(draw.randrange(1, 9))
    total = sum(quantity * price for _, _, quantity, price in lines)
    carrier = draw.choice(("Kestrel Parcel", "NordPost", "Blue Van"))
    connection.execute(
        "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, customer, ship_to, placed.isoformat(), status, carrier, arrives.isoformat(), total,
         confirmation(number)),
    )  # fmt: skip
    connection.executemany("INSERT INTO order_lines VALUES (?, ?, ?, ?)", lines)


def _messages(connection: sqlite3.Connection, draw: Random, customers: list[int]) -> None:
    for subject, body in draw.sample(SUBJECTS, 4):
        day = (TODAY - timedelta(draw.randrange(1, 20))).isoformat()
        connection.execute(
            "INSERT INTO messages (customer_id, folder, subject, body, sent_on) VALUES (?, 'Inbox', ?, ?, ?)",
            (draw.choice(customers), subject, body, day),
        )


def _lookalikes() -> str:
    return str(tuple(name for pair in LOOKALIKES for name in pair))


def _ascii(text: str) -> str:
    """Lower-case letters for an e-mail address, accents and signs dropped."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(str.maketrans("øłßæı", "olsai")))
    return "".join(c for c in plain if c.isascii() and (c.isalnum() or c in " -"))
