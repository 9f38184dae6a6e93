"""The shop's pages, over HTTP on a real database."""

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.demo.database import opened
from app.demo.site import build
from tests.app.demo.shops import fresh


class Shop:
    """A client of the site and its database."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.client: FlaskClient = build(database).test_client()

    def one(self, sql: str, *values: object) -> str | int:
        """The first column of the first row."""
        with opened(self.database) as connection:
            value: str | int = connection.execute(sql, values).fetchone()[0]
            return value

    def page(self, path: str) -> str:
        answer = self.client.get(path)
        text = answer.text
        answer.close()
        assert answer.status_code == 200, path
        return text

    def post(self, path: str, **form: object) -> tuple[int, str]:
        answer = self.client.post(path, data=form)
        return answer.status_code, answer.text


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(fresh(7, tmp_path))


def form_of(shop: Shop, customer: str | int) -> dict[str, object]:
    fields = "name, company, email, phone, street, postcode, city, tier, credit_limit"
    with opened(shop.database) as connection:
        return dict(connection.execute(f"SELECT {fields} FROM customers WHERE id = ?", (customer,)).fetchone())


@pytest.mark.parametrize(
    "path", ["/", "/customers", "/orders", "/products", "/cart", "/messages", "/messages/new", "/reports", "/settings",
             "/supplier", "/static/shop.css", "/static/shop.js", "/static/icons.svg"],
)  # fmt: skip
def test_pages_answer(shop: Shop, path: str) -> None:
    assert shop.page(path)


def test_pages_load_nothing_from_elsewhere(shop: Shop) -> None:
    for path in ("/", "/settings", "/products", "/supplier", "/static/shop.css", "/static/shop.js"):
        assert "//" not in shop.page(path).replace("http://www.w3.org/2000/svg", "").replace("// ", "")


def test_unknown_things_are_not_found(shop: Shop) -> None:
    assert {shop.client.get(p).status_code for p in ("/customers/1", "/orders/1", "/products/none")} == {404}


def test_customers_are_searched_sorted_and_paged(shop: Shop) -> None:
    richest = str(shop.one("SELECT name FROM customers ORDER BY balance DESC"))
    poorest = str(shop.one("SELECT name FROM customers ORDER BY balance"))
    first = shop.page("/customers?sort=balance&dir=desc")
    assert richest in first and poorest not in first
    assert poorest in shop.page("/customers?sort=balance&dir=desc&page=5")
    found = shop.page(f"/customers?q={richest}")
    assert richest in found and poorest not in found
    assert shop.page("/customers?sort=id;DROP TABLE customers")


def test_an_edit_is_stored(shop: Shop) -> None:
    person = shop.one("SELECT id FROM customers WHERE newsletter = 1")
    status, _ = shop.post(f"/customers/{person}/edit", **{**form_of(shop, person), "phone": "+49 30 1234567"})
    assert status == 302
    assert shop.one("SELECT phone FROM customers WHERE id = ?", person) == "+49 30 1234567"
    assert shop.one("SELECT newsletter FROM customers WHERE id = ?", person) == 0


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", " ", "Fill in this field."),
        ("email", "nobody", "Enter an e-mail address"),
        ("phone", "12", "at least 7 digits"),
        ("credit_limit", "2001", "at most €2,000"),
        ("credit_limit", "many", "whole euros"),
    ],
)
def test_a_wrong_field_is_refused_and_named(shop: Shop, field: str, value: str, message: str) -> None:
    person = shop.one("SELECT id FROM customers WHERE tier = 'Standard'")
    before = form_of(shop, person)
    status, page = shop.post(f"/customers/{person}/edit", **{**before, field: value})
    assert status == 422 and message in page
    assert form_of(shop, person) == before


def test_only_customers_without_orders_are_deleted(shop: Shop) -> None:
    buyer = shop.one("SELECT customer_id FROM orders")
    free = shop.one("SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)")
    shop.post(f"/customers/{buyer}/delete")
    shop.post(f"/customers/{free}/delete")
    assert shop.one("SELECT count(*) FROM customers WHERE id = ?", buyer) == 1
    assert shop.one("SELECT count(*) FROM customers WHERE id = ?", free) == 0


def test_only_what_is_in_the_house_is_cancelled(shop: Shop) -> None:
    gone, here = (shop.one("SELECT number FROM orders WHERE status = ?", s) for s in ("Shipped", "Packed"))
    for number in (gone, here):
        shop.post(f"/orders/{number}/cancel")
    assert shop.one("SELECT status FROM orders WHERE number = ?", gone) == "Shipped"
    assert shop.one("SELECT status FROM orders WHERE number = ?", here) == "Cancelled"


def test_a_purchase_needs_an_address_and_a_card(shop: Shop) -> None:
    product, last = shop.one("SELECT id FROM products"), int(shop.one("SELECT max(number) FROM orders"))
    stock = int(shop.one("SELECT stock FROM products WHERE id = ?", product))
    card = {"holder": "Eva", "card": "4111 1111 1111 1111", "expires": "04/28", "code": "123", "terms": "on"}
    shop.post("/cart/add", product=product)
    assert shop.post("/frames/payment", **card)[0] == 409
    assert shop.post("/checkout", name="Eva", street="", postcode="1", city="Kiel")[0] == 422
    assert shop.post("/checkout", name="Eva", street="Kai 1", postcode="1", city="Kiel")[0] == 302
    assert "16 digits" in shop.post("/frames/payment", **{**card, "card": "4111"})[1]
    assert "Accept the terms" in shop.post("/frames/payment", **{**card, "terms": ""})[1]
    assert shop.one("SELECT max(number) FROM orders") == last
    assert shop.post("/frames/payment", **card)[0] == 200
    assert str(shop.one("SELECT confirmation FROM orders WHERE number = ?", last + 1)) in shop.page(
        f"/checkout/done/{last + 1}"
    )
    assert shop.one("SELECT stock FROM products WHERE id = ?", product) == stock - 1
    assert shop.one("SELECT count(*) FROM cart") == 0


def test_a_file_is_attached(shop: Shop) -> None:
    person = shop.one("SELECT id FROM customers")
    path = f"/customers/{person}/attach"
    assert "Choose a file" in shop.post(path, description="none")[1]
    shop.post(path, description="plan", file=(io.BytesIO(b"12345"), "boat plan.txt"))
    assert shop.one("SELECT filename || size FROM attachments WHERE customer_id = ?", person) == "boat plan.txt5"


def test_a_message_needs_a_chosen_recipient(shop: Shop) -> None:
    person, name = shop.one("SELECT id FROM customers"), str(shop.one("SELECT name FROM customers"))
    assert name in {row["name"] for row in shop.client.get(f"/customers/suggest?q={name[:-1]}").get_json()}
    assert shop.post("/messages/new", recipient=name, subject="Hello", body="There")[0] == 422
    shop.post("/messages/new", customer=person, recipient=name, subject="Hello", body="There")
    assert shop.one("SELECT customer_id FROM messages WHERE folder = 'Sent'") == person


def test_a_report_takes_its_time(shop: Shop) -> None:
    ticket = shop.client.get("/reports/start").get_json()["ticket"]
    early = shop.client.get(f"/reports/2026-04?ticket={ticket}")
    assert early.status_code == 202 and early.get_json()["progress"] < 100
    assert "Revenue in April 2026" in shop.client.get(f"/reports/2026-04?ticket={ticket - 1}").text


def test_settings_are_stored_or_refused(shop: Shop) -> None:
    form = {"shop_name": "Quay", "email": "a@b.example", "digest": "Daily", "two_step": "on"}
    assert shop.post("/settings", **{**form, "email": "a"})[0] == 422
    assert shop.post("/settings", **form)[0] == 302
    assert shop.one("SELECT group_concat(value) FROM settings WHERE name IN ('shop_name', 'two_step')") == "Quay,on"
    assert shop.one("SELECT value FROM settings WHERE name = 'stock_alerts'") == "off"
