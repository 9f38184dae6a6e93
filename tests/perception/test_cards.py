"""Fields for the numbers and codes of cards, told from others."""

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
    "field",
    [
        element("textbox", "Name on card", value="Ada"),
        element("textbox", "Discard number", value="4"),
        element("textbox", "Postcode", value="24143"),
        element("textbox", "Note", label="We never ask you for the card number of anybody else", value="x"),
        element("button", "Card number", value="4111"),
    ],
)
def test_what_other_fields_hold_is_told(field: Element) -> None:
    (seen,) = screen(field).elements
    assert seen.value and not seen.secret
