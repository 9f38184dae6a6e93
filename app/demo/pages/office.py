"""The start page and the settings."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.demo.database import change, query
from app.demo.pages.orders import WITH_CUSTOMER
from app.demo.validation import problems

pages = Blueprint("office", __name__)

SWITCHES = ("stock_alerts", "order_alerts", "two_step", "holiday_mode")
TEXTS = ("shop_name", "language", "currency", "digest", "holiday_until")


@pages.get("/")
def start() -> str:
    """What needs doing today."""
    return render_template(
        "start.html",
        counts={row["status"]: row["n"] for row in query("SELECT status, count(*) AS n FROM orders GROUP BY status")},
        owed=query("SELECT sum(balance) AS n FROM customers WHERE overdue")[0]["n"] or 0,
        latest=query(f"{WITH_CUSTOMER} ORDER BY number DESC LIMIT 6"),
        low=query("SELECT * FROM products ORDER BY stock - reorder_level LIMIT 5"),
    )


@pages.get("/settings")
def settings() -> str:
    """The settings as stored."""
    form = {row["name"]: row["value"] for row in query("SELECT * FROM settings")}
    return render_template("settings.html", form=form, wrong={})


@pages.post("/settings")
def save() -> ResponseReturnValue:
    """Store all of them."""
    form = {name: request.form.get(name, "off") for name in SWITCHES}
    form |= {name: request.form.get(name, "").strip() for name in TEXTS}
    form["invoice_email"] = request.form.get("email", "").strip()
    if wrong := problems({"email": form["invoice_email"], **form}, "shop_name", "email"):
        return render_template("settings.html", form=form, wrong=wrong), 422
    for name, value in form.items():
        change("UPDATE settings SET value = ? WHERE name = ?", value, name)
    flash("Settings saved.")
    return redirect(url_for("office.settings"))
