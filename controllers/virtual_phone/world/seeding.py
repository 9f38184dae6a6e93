"""Fills a new phone from a seed: other people, places, prices and ids for every seed, the same for the same one."""

import sqlite3
from random import Random

from controllers.virtual_phone.world.agenda import fill_agenda
from controllers.virtual_phone.world.catalogue import fill_articles, fill_places, fill_products
from controllers.virtual_phone.world.people import fill_contacts
from controllers.virtual_phone.world.web import fill_web

SETTINGS = {
    "airplane": "off",
    "bluetooth": "on",
    "brightness": "60",
    "dark_theme": "off",
    "device_name": "Virtual Phone",
    "do_not_disturb": "off",
    "font_size": "Default",
    "location": "on",
    "rotate": "on",
    "timeout": "1 minute",
    "vibrate": "on",
    "volume": "70",
    "wifi": "on",
}


def fill(connection: sqlite3.Connection, seed: int, language: str) -> None:
    """Fill the empty tables."""
    draw = Random(seed)
    connection.executemany("INSERT INTO settings VALUES (?, ?)", {**SETTINGS, "language": language}.items())
    for part in (fill_contacts, fill_products, fill_places, fill_articles, fill_web, fill_agenda):
        part(connection, draw)
