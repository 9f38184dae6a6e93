"""Fields for passwords and for the numbers and codes of cards, told from others."""

import pytest

from perception.screen import Element
from tests.perception.screens import element, screen, traced


def marked(name: str) -> Element:
    return traced(element("textbox", "", value="4111"), name=name)


@pytest.mark.parametrize(
    "field",
    [
        element("textbox", "Card number", value="4111"),
        element("textbox", "Credit-card no.", value="4111"),
        element("textbox", "", label="Security code *", value="123"),
        element("spinbutton", "CVC", value="123"),
        element("textbox", "Kartennummer", value="4111"),
        element("textbox", "Numéro de carte", value="4111"),
        element("textbox", "1234 5678", states={"card"}, value="4111"),
        marked("cardNumber"),
        marked("cc-number"),
        marked("billing_cvv"),
    ],
)
def test_what_a_card_field_holds_is_not_told(field: Element) -> None:
    (seen,) = screen(field).elements
    assert seen.secret and "card" in seen.states and not seen.value


@pytest.mark.parametrize(
    "name",
    [
        "Password",
        "Repeat password",
        "PIN",
        "Enter your PIN *",
        "PIN number",
        "PIN code",
        "Kennwort",
        "Mot de passe",
        "Contraseña",
        "密码",
    ],
)
def test_what_a_password_field_holds_is_not_told_whatever_its_type(name: str) -> None:
    for field in (element("textbox", name, value="hunter2"), element("textbox", "", label=name, value="hunter2")):
        (seen,) = screen(field).elements
        assert "password" in seen.states and not seen.value


@pytest.mark.parametrize("mark", ["new-password", "userPassword", "pwd", "login_pin", "pass"])
def test_a_password_field_is_known_by_its_name_in_the_page_s_code(mark: str) -> None:
    (seen,) = screen(marked(mark)).elements
    assert seen.secret and not seen.value


@pytest.mark.parametrize(("words", "secret"), [("Address", False), ("City", False), ("E-mail address", True)])
def test_a_pin_code_beside_an_address_is_one_of_the_post(words: str, secret: bool) -> None:
    seen = screen(element("heading", words), element("textbox", "PIN code", (0, 40), value="560001")).elements[1]
    assert seen.secret is secret and bool(seen.value) is not secret


@pytest.mark.parametrize(
    "field",
    [
        element("textbox", "Pass", value="4"),
        element("textbox", "Pin title", value="My board"),
        element("textbox", "Name on card", value="Ada"),
        element("textbox", "Discard number", value="4"),
        element("textbox", "Password hint", value="my dog"),
        element("textbox", "Spinning class", value="Monday"),
        element("textbox", "Passenger", value="Ada"),
        element("textbox", "Postcode", value="24143"),
        element("textbox", "Note", label="We never ask you for the card number of anybody else", value="x"),
        element("button", "Card number", value="4111"),
    ],
)
def test_what_other_fields_hold_is_told(field: Element) -> None:
    (seen,) = screen(field).elements
    assert seen.value and not seen.secret
