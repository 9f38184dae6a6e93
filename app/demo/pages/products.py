"""Products: catalogue, one product's page, and the wholesaler's price list."""

from sqlite3 import Row

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.demo.database import change, query
from app.demo.validation import problems

pages = Blueprint("products", __name__)


@pages.get("/products")
def catalogue() -> str:
    """The goods of one category or of all, in one of three orders."""
    category, sort = request.args.get("category", ""), request.args.get("sort", "")
    order = {"price": "price", "stock": "stock"}.get(sort, "id")
    goods = query(f"SELECT * FROM products WHERE ? IN ('', category) ORDER BY {order}", category)
    categories = [row["category"] for row in query("SELECT DISTINCT category FROM products ORDER BY category")]
    return render_template("products.html", goods=goods, categories=categories, category=category, sort=sort)


@pages.get("/products/<sku>")
def detail(sku: str) -> str:
    """One product with its price and stock form."""
    product = _product(sku)
    form = {"price": f"{product['price'] / 100:.2f}", "reorder_level": product["reorder_level"]}
    return render_template("product.html", product=product, form=form, wrong={})


@pages.post("/products/<sku>")
def save(sku: str) -> ResponseReturnValue:
    """Store price and reorder level."""
    product, form = _product(sku), {k: v.strip().removeprefix("€") for k, v in request.form.items()}
    if wrong := problems(form, "price", "reorder_level"):
        return render_template("product.html", product=product, form=form, wrong=wrong), 422
    cents = round(float(form["price"]) * 100)
    change("UPDATE products SET price = ?, reorder_level = ? WHERE sku = ?", cents, int(form["reorder_level"]), sku)
    flash(f"{product['name']} saved.")
    return redirect(url_for("products.detail", sku=sku))


@pages.get("/supplier")
def supplier() -> str:
    """The wholesaler's own page, in its own looks."""
    return render_template("supplier.html", goods=query("SELECT *, price * 11 / 10 / 5 * 5 AS advised FROM products"))


def _product(sku: str) -> Row:
    found = query("SELECT * FROM products WHERE sku = ?", sku)
    return found[0] if found else abort(404)
