"""The web as far as the phone can reach it: an encyclopaedia, recipes, the weather, the ferries."""

import html
import sqlite3
from collections.abc import Sequence
from random import Random

from controllers.virtual_phone.world.catalogue import DAYS, read
from controllers.virtual_phone.world.clock import on_day

WEATHER = "https://weather.example/portwick"
FERRIES = "https://ferries.example/timetable"
SKIES = (("Sunny", 0, 10), ("Fair", 10, 30), ("Cloudy", 30, 50), ("Showers", 50, 75), ("Rain", 75, 100))
"""What the sky is called, from how much chance of rain and below how much, percent."""


def fill_web(connection: sqlite3.Connection, draw: Random) -> None:
    """All pages; what a page tells in numbers stands in page_facts, too."""
    known = read("wiki")
    for title, first, facts, text in known["articles"]:
        _article(connection, draw, title, first, facts, text)
    for title, ingredients, method in known["recipes"]:
        _recipe(connection, draw, title, ingredients, method)
    _weather(connection, draw)
    _ferries(connection, draw)


def _article(connection: sqlite3.Connection, draw: Random, title: str, first: str,
             facts: Sequence[tuple[str, str, int, int]], text: str) -> None:  # fmt: skip
    address = f"https://wiki.example/{title.replace(' ', '_')}"
    values = [(name, f"{draw.randrange(low, high + 1)} {unit}".strip()) for name, unit, low, high in facts]
    _page(connection, address, title, f"<p>{first}</p>{_table(values)}<h2>More</h2><p>{text}</p>", values)


def _recipe(connection: sqlite3.Connection, draw: Random, title: str, ingredients: Sequence[str], method: str) -> None:
    address = f"https://recipes.example/{title.lower().replace(' ', '-')}"
    values = [("Oven", f"{draw.randrange(16, 22)}0 °C"), ("Time", f"{draw.randrange(5, 18) * 5} minutes")]
    things = "".join(f"<li>{thing}</li>" for thing in ingredients)
    body = f"{_table(values)}<h2>Ingredients</h2><ul>{things}</ul><h2>Method</h2><p>{method}</p>"
    _page(connection, address, f"{title} – Kitchen Recipes", body, values)


def _weather(connection: sqlite3.Connection, draw: Random) -> None:
    chances = draw.sample(range(2, 98), 7)
    days = [f"{DAYS[i]} {int(on_day(i)[-2:])} May" for i in range(7)]
    rows = [
        (day, _sky(chance), f"{draw.randrange(11, 27)} °C", f"{chance} %")
        for day, chance in zip(days, chances, strict=True)
    ]
    table = _rows(("Day", "Sky", "High", "Rain"), rows)
    facts = [(day, rain) for day, _, _, rain in rows]
    _page(connection, WEATHER, "Weather in Portwick", f"<p>The next seven days.</p>{table}", facts)


def _sky(chance: int) -> str:
    return next(name for name, low, high in SKIES if low <= chance < high)


def _ferries(connection: sqlite3.Connection, draw: Random) -> None:
    hours = sorted(draw.sample(range(6, 22), 6))
    leaves = [f"{hour:02}:{draw.choice(('05', '20', '35', '50'))}" for hour in hours]
    last = f"{draw.randrange(22, 24)}:{draw.choice(('10', '25', '40'))}"
    facts = [
        ("First ferry to Sandholm", leaves[0]),
        ("Last ferry back", last),
        ("Return fare", f"€{draw.randrange(6, 15)}.50"),
    ]
    table = _rows(("To Sandholm", "Arrives"), [(time, f"{int(time[:2]):02}:{int(time[3:]) + 9}") for time in leaves])
    _page(
        connection, FERRIES, "Ferries to Sandholm", f"<p>Every day until 30 September.</p>{_table(facts)}{table}", facts
    )


def _page(
    connection: sqlite3.Connection, address: str, title: str, body: str, facts: Sequence[tuple[str, str]]
) -> None:
    connection.execute("INSERT INTO pages VALUES (?, ?, ?)", (address, title, f"<h1>{html.escape(title)}</h1>{body}"))
    connection.executemany("INSERT INTO page_facts VALUES (?, ?, ?)", [(address, name, value) for name, value in facts])


def _table(facts: Sequence[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><th scope='row'>{name}</th><td>{value}</td></tr>" for name, value in facts)
    return f"<table class='facts'>{lines}</table>"


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th scope='col'>{name}</th>" for name in heads)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
