"""Messages from and to customers."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.demo.database import change, query
from app.demo.orders import TODAY
from app.demo.validation import problems

pages = Blueprint("messages", __name__)


@pages.get("/messages")
def listing() -> str:
    """One folder."""
    folder = request.args.get("folder", "Inbox")
    letters = query("SELECT m.*, c.name FROM messages m JOIN customers c ON c.id = customer_id "
                    "WHERE folder = ? ORDER BY sent_on DESC, m.id DESC", folder)  # fmt: skip
    return render_template("messages.html", letters=letters, folder=folder)


@pages.get("/messages/new")
def compose() -> str:
    """An empty letter, or one to the customer named in the address."""
    to = query("SELECT id, name FROM customers WHERE id = ?", request.args.get("to", ""))
    form = {"customer": to[0]["id"], "recipient": to[0]["name"]} if to else {}
    return render_template("compose.html", form=form, wrong={})


@pages.post("/messages/new")
def send() -> ResponseReturnValue:
    """Send the letter to the customer chosen from the suggestions."""
    form = {k: v.strip() for k, v in request.form.items()}
    wrong = problems(form, "subject", "body")
    if not query("SELECT 1 FROM customers WHERE id = ?", form.get("customer", "")):
        wrong["recipient"] = "Choose a recipient from the list."
    if wrong:
        return render_template("compose.html", form=form, wrong=wrong), 422
    change("INSERT INTO messages (customer_id, folder, subject, body, sent_on) VALUES (?, 'Sent', ?, ?, ?)",
           form["customer"], form["subject"], form["body"], TODAY.isoformat())  # fmt: skip
    flash("Message sent.")
    return redirect(url_for("messages.listing", folder="Sent"))
