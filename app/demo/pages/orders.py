"""Orders: list with a filter, detail, status, cancelling, the parcel's tracking frame."""

from sqlite3 import Row

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.demo.database import change, query
from app.demo.orders import STATES
from app.demo.pages.paging import page_of

pages = Blueprint("orders", __name__)

WITH_CUSTOMER = "SELECT o.*, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id"


@pages.get("/orders")
def listing() -> str:
    """The table, newest first, of one status or of all."""
    status = request.args.get("status", "")
    rows = query(f"{WITH_CUSTOMER} WHERE ? IN ('', status) ORDER BY number DESC", status)
    page = page_of(rows, request.args.get("page", 1, int), 10)
    return render_template("orders.html", page=page, status=status, states=STATES)


@pages.get("/orders/<int:number>")
def detail(number: int) -> str:
    """One order with its lines."""
    lines = query("SELECT l.*, p.name, p.sku FROM order_lines l JOIN products p ON p.id = l.product_id "
                  "WHERE order_number = ?", number)  # fmt: skip
    return render_template("order.html", order=_order(number), lines=lines, states=STATES)


@pages.post("/orders/<int:number>/status")
def status(number: int) -> ResponseReturnValue:
    """Set the status; comes back to the page that asked."""
    wanted = request.form.get("status", "")
    if wanted not in STATES:
        abort(400)
    change("UPDATE orders SET status = ? WHERE number = ?", wanted, _order(number)["number"])
    flash(f"Order {number} is now {wanted.lower()}.")
    listed = request.form.get("listed")
    return redirect(url_for("orders.detail", number=number) if listed is None
                    else url_for("orders.listing", status=listed))  # fmt: skip


@pages.post("/orders/<int:number>/cancel")
def cancel(number: int) -> ResponseReturnValue:
    """Cancel what has not left the house."""
    if _order(number)["status"] not in ("New", "Packed"):
        flash(f"Order {number} has left and cannot be cancelled.", "error")
    else:
        change("UPDATE orders SET status = 'Cancelled' WHERE number = ?", number)
        flash(f"Order {number} is cancelled.")
    return redirect(url_for("orders.detail", number=number))


@pages.get("/frames/tracking/<int:number>")
def tracking(number: int) -> str:
    """What the carrier shows inside the order's page."""
    return render_template("tracking_frame.html", order=_order(number))


def _order(number: int) -> Row:
    found = query(f"{WITH_CUSTOMER} WHERE number = ?", number)
    return found[0] if found else abort(404)
