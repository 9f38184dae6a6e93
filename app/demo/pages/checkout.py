"""Checkout: address, payment inside a frame, confirmation number."""

from datetime import timedelta

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.demo.database import change, query
from app.demo.orders import SHIPPING, TODAY
from app.demo.pages.cart import LINES
from app.demo.validation import problems

pages = Blueprint("checkout", __name__)


def _total() -> int:
    lines = query(LINES)
    return sum(line["amount"] for line in lines) + SHIPPING if lines else 0


@pages.get("/checkout")
def address() -> ResponseReturnValue:
    """The address form; an empty cart leads back to the cart."""
    if not _total():
        return redirect(url_for("cart.show"))
    return render_template("checkout.html", form={}, wrong={}, total=_total())


@pages.post("/checkout")
def accept_address() -> ResponseReturnValue:
    """Keep the address for this visitor and go on to the payment."""
    form = {k: v.strip() for k, v in request.form.items()}
    if wrong := problems(form, "name", "street", "postcode", "city"):
        return render_template("checkout.html", form=form, wrong=wrong, total=_total()), 422
    session["ship_to"] = f"{form['name']}, {form['street']}, {form['postcode']} {form['city']}"
    return redirect(url_for("checkout.payment"))


@pages.get("/checkout/payment")
def payment() -> ResponseReturnValue:
    """The page around the payment frame."""
    if "ship_to" not in session or not _total():
        return redirect(url_for("checkout.address"))
    return render_template("payment.html", total=_total(), ship_to=session["ship_to"])


@pages.get("/frames/payment")
def payment_frame() -> str:
    """The payment provider's form."""
    return render_template("payment_frame.html", form={}, wrong={}, total=_total())


@pages.post("/frames/payment")
def pay() -> ResponseReturnValue:
    """Take the payment, place the order and lead the whole window to its confirmation."""
    form = dict(request.form)
    wrong = problems(form, "holder", "card", "expires", "code")
    if form.get("terms") != "on":
        wrong["terms"] = "Accept the terms to go on."
    if wrong:
        return render_template("payment_frame.html", form=form, wrong=wrong, total=_total()), 422
    if "ship_to" not in session or not _total():
        abort(409)
    return render_template("paid_frame.html", number=_place(session.pop("ship_to")))


@pages.get("/checkout/done/<int:number>")
def done(number: int) -> str:
    """The confirmation."""
    found = query("SELECT * FROM orders WHERE number = ?", number)
    return render_template("done.html", order=found[0] if found else abort(404))


def _place(ship_to: str) -> int:
    """Turn the cart into an order; its number."""
    arrives = TODAY + timedelta(4)
    number = change("INSERT INTO orders (ship_to, placed_on, status, carrier, arrives_on, total, confirmation) "
                    "VALUES (?, ?, 'New', 'NordPost', ?, ?, '')",
                    ship_to, TODAY.isoformat(), arrives.isoformat(), _total())  # fmt: skip
    change("UPDATE orders SET confirmation = confirmation(number) WHERE number = ?", number)
    change("INSERT INTO order_lines SELECT ?, p.id, quantity, price FROM cart JOIN products p ON p.id = product_id",
           number)  # fmt: skip
    change("UPDATE products SET stock = stock - (SELECT quantity FROM cart WHERE product_id = id) "
           "WHERE id IN (SELECT product_id FROM cart)")  # fmt: skip
    change("DELETE FROM cart")
    return number
