"""Links of one name count as one only where it is all one which of them is followed."""

from dataclasses import replace

import pytest

from perception.grounding import ground
from perception.locators import Description
from perception.rows import is_one_record
from perception.screen import Element
from tests.perception.screens import container, element, row, text


@pytest.mark.parametrize(
    ("led", "fits"), [("/help", 1), ("/#/help", 1), ("/#v", 2), ("/#", 2)], ids=["page", "route", "mark", "nothing"]
)
def test_links_to_one_page_are_one_but_marks_on_it_may_be_anything(led: str, fits: int) -> None:
    links = [element("link", "View", (0, 40 * at), effect=f"GET http://shop{led}") for at in (0, 1)]
    assert len(ground(Description("View", "link"), links).fits) == fits


def test_links_in_two_rows_are_two_wherever_they_lead() -> None:
    rows = [*row("1", 0, "Ada", buttons=()), *row("2", 40, "Bob", buttons=())]
    links = [element("link", "Ship", (400, 40 * at), within=(str(at + 1),), effect="GET http://shop/") for at in (0, 1)]
    assert len(ground(Description("Ship", "link"), [*rows, *links]).fits) == 2


def cards(led: str, other: str, *beside: str, role: str = "link", name: str = "Lamp") -> list[Element]:
    """A card for each address: what it is called, and a price."""
    made = []
    for key, address, price in (("1", led, "€5"), ("2", other, beside[0] if beside else "€5")):
        title = element(role, name, (0, 90 * int(key)), effect=f"GET http://10.0.0.1:80{address}")
        made += container("article", "", title, text(price, (0, 90 * int(key) + 20)), key=key)
    return made


def is_one(nodes: list[Element], name: str = "Lamp") -> bool:
    return is_one_record([e for e in nodes if e.name == name and e.role != "article"], nodes)


def test_what_two_cards_of_the_same_words_are_called_is_one_record() -> None:
    assert is_one(cards("/goods/7", "/goods/7"))
    assert not is_one(cards("/goods/7", "/goods/8")), "each its own"
    assert not is_one(cards("/cart", "/cart")), "no record"
    assert not is_one(cards("/goods/7?at=1", "/goods/7?at=1")) and not is_one(cards("/goods/7#a", "/goods/7#a"))
    assert not is_one(cards("/goods/7", "/goods/7", "gone")), "another thing is said of it"
    assert not is_one(cards("/goods/7", "/goods/7", role="button"))
    mixed = [*cards("/goods/7", "/goods/7"), element("button", "Lamp", within=("1",))]
    assert not is_one(mixed), "a button of that name may do anything"
    sent = [replace(e, effect=e.effect.replace("GET", "POST")) for e in cards("/goods/7", "/goods/7")]
    assert not is_one(sent), "it does something"
    assert not is_one(cards("/goods/7", "/goods/7"), "€5"), "what is not what they are called"
    assert not is_one(cards("/goods/7", "/goods/7")[:3]), "it is one alone"
    assert not is_one([e for e in cards("/goods/7", "/goods/7") if e.role != "article"]), "in no card"
