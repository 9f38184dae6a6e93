"""The monthly report: it takes its time, and the page's script fetches it when it is ready."""

import time

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from app.demo.database import query

pages = Blueprint("reports", __name__)

SECONDS = 1.0
"""How long a report is in the making."""


@pages.get("/reports")
def form() -> str:
    """Choose a month."""
    months = [row["m"] for row in query("SELECT DISTINCT substr(placed_on, 1, 7) AS m FROM orders ORDER BY m DESC")]
    return render_template("reports.html", months=months)


@pages.get("/reports/start")
def start() -> ResponseReturnValue:
    """Begin a report; the ticket says when it began."""
    return jsonify(ticket=time.monotonic())


@pages.get("/reports/<month>")
def figures(month: str) -> ResponseReturnValue:
    """The report as HTML, or how far it has come (202, per cent)."""
    elapsed = time.monotonic() - request.args.get("ticket", 0.0, float)
    if elapsed < SECONDS:
        return jsonify(progress=round(100 * elapsed / SECONDS)), 202
    rows = query("SELECT p.category, sum(l.quantity) AS pieces, sum(l.quantity * l.price) AS revenue "
                 "FROM orders o JOIN order_lines l ON l.order_number = o.number JOIN products p ON p.id = l.product_id "
                 "WHERE o.status <> 'Cancelled' AND substr(o.placed_on, 1, 7) = ? "
                 "GROUP BY p.category ORDER BY revenue DESC", month)  # fmt: skip
    return render_template("report.html", month=month, rows=rows, total=sum(row["revenue"] for row in rows))
