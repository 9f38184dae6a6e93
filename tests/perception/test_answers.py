"""What a page says is kept, so that it tells of no other page when it is met again."""

from dataclasses import replace

from perception.answers import ALSO, answer, beside, telling
from perception.screen import Place
from tests.perception.screens import container, element, screen, text

HEADS = [element("heading", "Orders"), element("heading", "Old", (0, 20))]


def test_all_that_a_page_says_beside_its_landmarks_is_kept_whether_it_came_or_not() -> None:
    place = Place("http://shop", "http://shop/orders", "Shop")
    before = screen(HEADS[1], place=place)
    alert, code = element("alert", "", (0, 40), text="Closed"), element("textbox", "Code", states={"password"})
    after = screen(*HEADS, alert, code, before=before, place=place)
    assert beside(before, after, ("Orders",)) == ("Shop", "Code", "Closed", "Old")
    many = screen(*(element("heading", f"No {letter}x", (0, 20)) for letter in "abcdefghijklmnop"), place=place)
    assert len(beside(before, many, ())) == ALSO
    app = replace(place, address="app:com.shop")
    assert beside(screen(place=app), screen(HEADS[1], place=app), ("Old",)) == ("Shop",)


def test_an_answer_is_what_came_of_headings_and_alerts_or_else_a_few_texts() -> None:
    before = screen(HEADS[0])
    few, many = ([text(f"Text {at}", (0, 20 * at)) for at in range(count)] for count in (3, 4))
    assert answer(before, screen(HEADS[0], *few)) == ["Text 0", "Text 1", "Text 2"]
    assert answer(before, screen(HEADS[0], *many)) == [] and answer(before, screen(*HEADS, *few)) == ["Old"]
    assert answer(before, screen(HEADS[0], *container("row", "", few[0]))) == []


def test_what_tells_an_element_is_its_longest_words_without_a_number() -> None:
    assert telling(element("status", "Order 4711 is now shipped.")) == "is now shipped"
    assert telling(element("status", "4711")) == ""
