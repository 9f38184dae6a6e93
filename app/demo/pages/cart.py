"""The cart of the counter."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.demo.database import change, query
from app.demo.orders import SHIPPING

pages = Blueprint("cart", __name__)

LINES = "SELECT p.*, quantity, quantity * price AS amount FROM cart JOIN products p ON p.id = product_id ORDER BY p.id"


@pages.get("/cart")
def show() -> str:
    """What is in the cart, and what it comes to."""
    lines = query(LINES)
    return render_template("cart.html", lines=lines, subtotal=sum(line["amount"] for line in lines), shipping=SHIPPING)


@pages.post("/cart/add")
def add() -> ResponseReturnValue:
    """Put one more of a product into the cart; answers the page's script."""
    product = query("SELECT * FROM products WHERE id = ?", request.form.get("product", ""))
    if not product:
        abort(404)
    change("INSERT INTO cart VALUES (?, 1) ON CONFLICT DO UPDATE SET quantity = quantity + 1", product[0]["id"])
    count = query("SELECT sum(quantity) AS n FROM cart")[0]["n"]
    return jsonify(message=f"{product[0]['name']} added to the cart.", count=count)


@pages.post("/cart/update")
def update() -> ResponseReturnValue:
    """Store the quantities; nought takes a product out."""
    for line in query(LINES):
        wanted = request.form.get(f"quantity-{line['id']}", "").strip()
        if wanted.isdecimal() and int(wanted) <= 99:
            change("UPDATE cart SET quantity = ? WHERE product_id = ?", int(wanted), line["id"])
    change("DELETE FROM cart WHERE quantity = 0")
    flash("Cart updated.")
    return redirect(url_for("cart.show"))


@pages.post("/cart/remove/<int:product>")
def remove(product: int) -> ResponseReturnValue:
    """Take a product out."""
    change("DELETE FROM cart WHERE product_id = ?", product)
    return redirect(url_for("cart.show"))


@pages.post("/cart/empty")
def empty() -> ResponseReturnValue:
    """Take everything out."""
    change("DELETE FROM cart")
    flash("The cart is empty.")
    return redirect(url_for("cart.show"))
