"""What the shop refuses, field by field: the server's own check, whatever the browser let through."""

import re
from collections.abc import Mapping

CREDIT = {"Standard": 2_000, "Silver": 8_000, "Gold": 20_000}
"""The highest credit limit of each tier, in whole euros."""

Problems = dict[str, str]
"""Field name -> what is wrong with it, as the page shows it."""

SHAPES: dict[str, tuple[str, str]] = {
    "email": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "Enter an e-mail address such as name@example.com."),
    "phone": (r"\+?[\d ]{7,20}", "Enter a phone number of at least 7 digits."),
    "credit_limit": (r"\d{1,6}", "Enter the limit in whole euros."),
    "card": (r"(?:\d ?){16}", "Enter the 16 digits of the card number."),
    "expires": (r"(?:0[1-9]|1[0-2]) ?/ ?\d\d", "Enter the month and year, such as 04/28."),
    "code": (r"\d{3}", "Enter the three digits on the back."),
    "price": (r"\d{1,5}(?:\.\d\d)?", "Enter a price such as 12.50."),
    "reorder_level": (r"\d{1,3}", "Enter a whole number."),
}


def problems(form: Mapping[str, str], *fields: str) -> Problems:
    """What is wrong with these fields: empty, or not of the shape that its name asks for."""
    return {name: wrong for name in fields if (wrong := _problem(name, form.get(name, "").strip()))}


def customer_problems(form: Mapping[str, str]) -> Problems:
    """What is wrong with a customer's form; the credit limit depends on the tier."""
    found = problems(form, "name", "email", "phone", "company", "street", "postcode", "city", "credit_limit")
    most = CREDIT.get(form.get("tier", ""), 0)
    if "credit_limit" not in found and int(form["credit_limit"]) > most:
        found["credit_limit"] = f"The limit of a {form['tier']} customer is at most €{most:,}."
    return found


def _problem(name: str, value: str) -> str:
    if not value:
        return "Fill in this field."
    shape = SHAPES.get(name)
    return shape[1] if shape and not re.fullmatch(shape[0], value) else ""
