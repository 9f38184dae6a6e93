"""A page is known by what heads it; numbers and times may be others, and a title alone may stay where the page went."""

import pytest

from perception.checks import PlaceIs
from perception.holding import holds
from perception.landmarks import are_left, is_headed, landmarks, mark_of, new_landmarks, put_in_place
from perception.screen import Element, Observation, Place
from perception.telling import check_in_words
from tests.perception.screens import container, element, screen, text

ORDERS = element("heading", "Orders")


def titled(title: str, *nodes: Element, address: str = "http://shop/orders") -> Observation:
    return screen(*nodes, place=Place("http://shop", address, title))


def test_headings_head_a_page_and_its_title_where_there_are_none() -> None:
    assert landmarks(titled("Shop", ORDERS, element("heading", "Order 7"), ORDERS)) == ("Orders", "Order 7")
    assert landmarks(titled("Shop", element("link", "Orders"))) == ("Shop",)
    assert landmarks(titled("com.shop", address="app:com.shop")) == ()
    assert landmarks(titled("Shop", *(element("heading", said) for said in ("2024", "Today", "x " * 60)))) == ()


@pytest.mark.parametrize(
    ("nodes", "title", "headed"),
    [
        ([element("heading", "Order 9")], "Shop", True),
        ([element("heading", "Order 9, 2 hours ago")], "Shop", True),
        ([element("heading", "Orders")], "Order 7", False),
        ([text("Order 7")], "Shop", True),
        ([element("link", "Order 7")], "Shop", False),
        ([text("Order 7"), element("heading", "Loading")], "Shop", False),
        (container("navigation", "", element("link", "Order 7")), "Shop", False),
        ([element("heading", "Order 7", visibility="covered")], "Shop", False),
        ([], "Order 7", True),
    ],
    ids=["number", "time", "title", "no heading", "pressed", "beside one", "around it", "covered", "title alone"],
)
def test_what_heads_it_is_known_again(nodes: list[Element], title: str, headed: bool) -> None:
    assert is_headed("Order 7", titled(title, *nodes)) is headed


def test_what_came_and_what_is_left() -> None:
    before, error = titled("Shop", ORDERS), titled("Shop", element("heading", "Error"))
    assert new_landmarks(before, error) == ("Error",) and new_landmarks(before, before) == ()
    assert not are_left(before, error) and are_left(before, titled("Error", element("heading", "Ada"), ORDERS))
    assert are_left(before, titled("Shop")) and not are_left(before, titled("Error"))


def test_a_place_is_one_only_under_one_of_its_landmarks() -> None:
    there = PlaceIs("/orders", landmarks=("Orders", "All"))
    assert holds(there, None, titled("Shop", ORDERS)) is True
    assert holds(there, None, titled("Orders", element("heading", "Sign in"))) is False
    assert holds(there, None, titled("Shop", ORDERS, address="http://shop/basket")) is False
    dialog = container("dialog", "News", element("heading", "News"))
    assert holds(there, None, titled("Shop", ORDERS, *dialog)) is True
    assert check_in_words(there) == 'the address or title has "/orders" under "Orders" or "All"'
    assert check_in_words(PlaceIs("/", whole=True, landmarks=("Orders",))) == 'the address is "/" under "Orders"'


def heads(*said: str) -> Observation:
    return titled("Shop", *(element("heading", each, (0, 20 * at)) for at, each in enumerate(said)))


@pytest.mark.parametrize(
    ("now", "other"),
    [
        (("Customer", "Bob", "Notes"), "Bob"),
        (("Customer", "Shop", "Bob", "Notes"), "Bob"),
        (("Customer", "Bob", "Papers"), "Bob"),
        (("Customer", "Ada", "Notes", "News"), ""),
        (("News", "Customer", "Ada"), ""),
        (("News", "Customer", "Notes"), ""),
        (("Customer", "Notes", "News"), ""),
        (("Person", "Ada", "Notes"), "Person"),
        (("Bob", "Papers"), ""),
    ],
)
def test_a_heading_in_place_of_another_tells_of_another_record(now: tuple[str, ...], other: str) -> None:
    there = PlaceIs("/orders", landmarks=("Customer", "Ada", "Notes"), also=("Shop",))
    assert put_in_place(there, heads(*now)) == other


def test_what_a_page_lists_is_not_what_it_is_about() -> None:
    news = PlaceIs("/news", landmarks=("News", "Storm", "Flood", "Sun"))
    assert put_in_place(news, heads("News", "Rain", "Snow", "Hail")) == ""
    rows = container("article", "", element("heading", "Rain", (0, 40)))
    assert (
        put_in_place(PlaceIs("/news", landmarks=("News", "Storm")), titled("", element("heading", "News"), *rows)) == ""
    )


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Good morning, Ada", "good ada"), ("Guten Abend, Ada", "good ada"), ("3 new orders", "new orders"),
        ("No new orders", "new orders"), ("Your open orders", "open orders"), ("No", "no"), ("My", "my"), ("7", ""),
    ],
)  # fmt: skip
def test_the_hour_the_count_and_whose_it_is_may_be_others(text: str, mark: str) -> None:
    assert mark_of(text) == mark
