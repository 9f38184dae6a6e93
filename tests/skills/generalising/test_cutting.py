"""What did nothing for the end is left out; what was done, and what was read, stays."""

from dataclasses import replace
from itertools import pairwise

from controllers.actions import Back, Hover, Scroll, SetText, Tap, TypeText, Wait
from perception.checks import Changed, ElementShown, TextShown, ValueIs
from perception.locators import Locator, described
from perception.screen import Place
from skills.demonstrations import Reading
from skills.generalising.cutting import cut, without_waiting_twice
from skills.steps import Do, WaitFor
from tests.perception.screens import element
from tests.skills.generalising.shown import FIELD, LIST, NOTE, PERSON, by_name, deed, seen, typed

LINK = by_name("link", "Ada")
TAP = deed(Tap(), LINK)


def test_looks_and_waits_for_nothing_are_left_out() -> None:
    kept = deed(Wait(), expected=TextShown("Ready"))
    idle = [deed(Scroll()), deed(Hover(), LINK), deed(Wait()), deed(Wait(), expected=Changed())]
    tap = replace(TAP, expected=TextShown("Sent"))
    assert cut([idle[0], tap, *idle[1:], kept]) == (tap, kept)


def test_a_hover_that_shows_something_and_the_scrolling_of_a_list_on_a_phone_stay() -> None:
    opened = deed(Hover(), LINK, after=seen(FIELD, place=PERSON))
    phone = seen(FIELD, place=Place("android:Shop", "android:Shop"))
    assert cut([opened, deed(Scroll(), before=phone)]) == (opened, deed(Scroll(), before=phone))


def test_the_scrolls_of_a_page_stay_where_what_is_acted_on_came_only_with_them() -> None:
    rows = [element("button", f"Order {number}", (0, 20.0 * number)) for number in range(1, 5)]
    screens = [seen(*rows[:1])]
    for last in (2, 3, 4):
        screens.append(seen(*rows[:last], before=screens[-1]))
    scrolls = [
        deed(Scroll(), on=before.elements[-1], before=before, after=after) for before, after in pairwise(screens)
    ]
    tap = deed(Tap(), by_name("button", "Order 3"), screens[-1].elements[2], before=screens[-1], after=screens[-1])
    there = replace(tap, element=screens[-1].elements[0])
    assert cut([*scrolls, tap]) == (*scrolls[:2], tap)
    assert cut([*scrolls, there]) == (there,) and cut(scrolls) == ()


def test_typing_in_pieces_is_typing_once() -> None:
    pieces = [
        deed(TypeText("A"), by_name("textbox", "Search"), FIELD),
        deed(TypeText("d"), on=FIELD),
        deed(TypeText("a")),
    ]
    (once,) = cut(pieces)
    assert once.action == TypeText("Ada") and once.found_by == pieces[0].found_by  # type: ignore[union-attr]
    (last,) = cut([typed("Ad"), typed("Ada", expected=ValueIs(Locator(), "Ada"))])
    assert last.action == SetText("Ada") and last.expected is not None  # type: ignore[union-attr]


def test_typing_into_different_fields_or_passwords_is_not_joined() -> None:
    assert len(cut([typed("Ada"), typed("Bob", NOTE)])) == 2
    assert len(cut([typed("•••", secret=True), typed("•••", secret=True)])) == 2


def test_a_way_and_its_way_back_are_left_out_unless_something_was_read_or_sent() -> None:
    there, here = seen(FIELD, place=PERSON), seen(FIELD, place=LIST)
    away, back = deed(Tap(), LINK, before=here, after=there), deed(Back(), before=there, after=here)
    read = Reading("shop", "read", "name", "Ada", LINK)
    assert cut([away, back, TAP]) == (TAP,)
    assert cut([away, read, back]) == (away, read, back)
    sent = deed(Tap(), LINK, before=here, after=seen(FIELD, place=PERSON, sent=1))
    back_from_it = deed(Back(), before=sent.after, after=seen(FIELD, place=LIST, sent=1))
    assert cut([sent, back_from_it]) == (sent, back_from_it)


def test_what_was_waited_for_shows_that_a_deed_is_done_which_shows_nothing_itself() -> None:
    said = seen(FIELD, element("text", "Ready", (0, 90), text="Ready"))
    wait = deed(Wait(9.0), expected=TextShown("Ready"), after=said)
    (shown,) = cut([TAP, wait])
    assert shown == replace(TAP, expected=TextShown("Ready"), after=said)
    assert cut([replace(TAP, before=said), wait]) == (replace(TAP, before=said), wait)
    told = replace(TAP, expected=TextShown("Sent"))
    assert cut([told, wait]) == (told, wait)


def test_what_a_person_waited_for_says_more_of_a_press_than_what_else_came_of_it() -> None:
    said = seen(
        FIELD, element("alert", "Order is cancelled", (0, 90)), element("text", "Ready", (0, 120), text="Ready")
    )
    press, wait = replace(TAP, after=said), deed(Wait(9.0), expected=TextShown("Ready"), after=said)
    assert cut([press, wait]) == (replace(press, expected=TextShown("Ready")),)
    field = typed("Ada")
    assert cut([field, wait]) == (field, wait)


def test_what_a_step_has_shown_is_not_waited_for_once_more() -> None:
    save = Do("save", Tap(), LINK, TextShown("Saved"))
    other = WaitFor("wait", TextShown("Sent"))
    assert without_waiting_twice([save, WaitFor("wait", TextShown("Saved")), other]) == (save, other)


def test_a_step_waits_for_its_own_element() -> None:
    tap = Do("tap it", Tap(), LINK)
    link, button = (WaitFor("wait", ElementShown(described("Ada", role))) for role in ("link", "button"))
    assert without_waiting_twice([link, tap]) == (tap,)
    assert without_waiting_twice([button, tap]) == (button, tap)
    assert without_waiting_twice([tap, link]) == (tap, link)
    long = replace(link, seconds=60.0)
    assert without_waiting_twice([long, tap]) == (long, tap)
