"""Customers: list, detail, edit, delete, attach a file, send a reminder."""

from pathlib import PurePath
from sqlite3 import Row

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.demo.database import change, query
from app.demo.pages.paging import Page, page_of
from app.demo.validation import CREDIT, customer_problems

pages = Blueprint("customers", __name__)

SORTABLE = {"name", "company", "city", "tier", "balance"}
FIELDS = ("name", "company", "email", "phone", "street", "postcode", "city", "tier", "credit_limit")


@pages.get("/customers")
def listing() -> str:
    """The table: searched, sorted and paged by the address."""
    words, sort = request.args.get("q", "").strip(), request.args.get("sort", "")
    down = request.args.get("dir") == "desc"
    order = f"{sort} {'DESC' if down else 'ASC'}" if sort in SORTABLE else "id"
    rows = query(f"SELECT * FROM customers WHERE name || ' ' || company || ' ' || city LIKE ? ORDER BY {order}",
                 f"%{words}%")  # fmt: skip
    page: Page = page_of(rows, request.args.get("page", 1, int), 10)
    return render_template("customers.html", page=page, words=words, sort=sort, down=down)


@pages.get("/customers/suggest")
def suggest() -> ResponseReturnValue:
    """The first customers whose name or company has these letters, for autocompleting fields."""
    found = query("SELECT id, name, company FROM customers WHERE name || ' ' || company LIKE ? ORDER BY name LIMIT 6",
                  f"%{request.args.get('q', '').strip()}%")  # fmt: skip
    return jsonify([dict(row) for row in found])


@pages.get("/customers/<int:number>")
def detail(number: int) -> str:
    """Everything about one customer."""
    return render_template(
        "customer.html",
        customer=_customer(number),
        orders=query("SELECT * FROM orders WHERE customer_id = ? ORDER BY number DESC", number),
        attachments=query("SELECT * FROM attachments WHERE customer_id = ?", number),
    )


@pages.get("/customers/<int:number>/edit")
def edit(number: int) -> str:
    """The form, as stored."""
    return render_template("customer_form.html", number=number, form=dict(_customer(number)), wrong={}, tiers=CREDIT)


@pages.post("/customers/<int:number>/edit")
def save(number: int) -> ResponseReturnValue:
    """Store the form, or show it again with what is wrong."""
    customer, form = _customer(number), {k: v.strip() for k, v in request.form.items()}
    if wrong := customer_problems(form):
        page = render_template("customer_form.html", number=number, form={**dict(customer), **form}, wrong=wrong,
                               tiers=CREDIT)  # fmt: skip
        return page, 422
    columns = ", ".join(f"{name} = ?" for name in FIELDS)
    change(f"UPDATE customers SET {columns}, newsletter = ? WHERE id = ?",
           *(form[name] for name in FIELDS), int("newsletter" in form), number)  # fmt: skip
    flash(f"{form['name']} saved.")
    return redirect(url_for("customers.detail", number=number))


@pages.post("/customers/<int:number>/delete")
def delete(number: int) -> ResponseReturnValue:
    """Delete a customer who has no orders."""
    customer = _customer(number)
    if query("SELECT 1 FROM orders WHERE customer_id = ?", number):
        flash(f"{customer['name']} has orders and cannot be deleted.", "error")
        return redirect(url_for("customers.detail", number=number))
    for table in ("attachments", "messages"):
        change(f"DELETE FROM {table} WHERE customer_id = ?", number)
    change("DELETE FROM customers WHERE id = ?", number)
    flash(f"{customer['name']} deleted.")
    return redirect(url_for("customers.listing"))


@pages.post("/customers/<int:number>/remind")
def remind(number: int) -> ResponseReturnValue:
    """Note one more payment reminder."""
    customer = _customer(number)
    change("UPDATE customers SET reminders = reminders + 1 WHERE id = ?", number)
    flash(f"Reminder sent to {customer['name']}.")
    return redirect(url_for("customers.detail", number=number))


@pages.get("/customers/<int:number>/attach")
def attach(number: int) -> str:
    """The upload page."""
    return render_template("upload.html", customer=_customer(number), wrong={}, description="")


@pages.post("/customers/<int:number>/attach")
def upload(number: int) -> ResponseReturnValue:
    """Store what was attached: its name, description and size (the shop keeps no contents)."""
    customer, file = _customer(number), request.files.get("file")
    description = request.form.get("description", "").strip()
    if file is None or not file.filename:
        wrong = {"file": "Choose a file."}
        return render_template("upload.html", customer=customer, wrong=wrong, description=description), 422
    name = PurePath(file.filename.replace("\\", "/")).name
    change("INSERT INTO attachments (customer_id, filename, description, size) VALUES (?, ?, ?, ?)",
           number, name, description, len(file.read()))  # fmt: skip
    flash(f"{name} attached to {customer['name']}.")
    return redirect(url_for("customers.detail", number=number))


def _customer(number: int) -> Row:
    found = query("SELECT * FROM customers WHERE id = ?", number)
    return found[0] if found else abort(404)
