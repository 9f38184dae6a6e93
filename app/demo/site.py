"""The shop as a Flask application."""

from pathlib import Path

from flask import Flask

from app.demo.database import ASSETS, query
from app.demo.orders import TODAY, day, euros
from app.demo.pages import cart, checkout, customers, messages, office, orders, products, reports


def build(database: Path, notice_seconds: float = 8.0) -> Flask:
    """The shop over an existing, filled database. What it says in passing stays for `notice_seconds`."""
    site = Flask("harbour", template_folder=str(ASSETS / "templates"), static_folder=str(ASSETS / "static"))
    site.config.update(DATABASE=database, SECRET_KEY="only for the demo shop", MAX_CONTENT_LENGTH=5_000_000)
    site.config.update(NOTICE_SECONDS=notice_seconds)
    for subject in (office, customers, orders, products, cart, checkout, messages, reports):
        site.register_blueprint(subject.pages)
    site.add_template_filter(euros, "euros")
    site.add_template_filter(day, "day")
    site.context_processor(_shared)
    return site


def _shared() -> dict[str, object]:
    """What the frame around every page shows."""
    shop = query("SELECT value FROM settings WHERE name = 'shop_name'")[0]["value"]
    return {
        "shop": shop,
        "in_cart": query("SELECT sum(quantity) AS n FROM cart")[0]["n"] or 0,
        "today": TODAY.isoformat(),
    }
