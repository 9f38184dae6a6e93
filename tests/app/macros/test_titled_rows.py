"""Entries whose titles take presses, and which share their other words: none is done for another, or by a state."""

from collections.abc import Callable, Sequence

import pytest

from controllers.actions import SetChecked, Tap
from controllers.browser.target import BrowserTarget
from perception.resolving import chain
from perception.screen import Element
from skills.steps import Do
from tests.app.macros.served import replayed, shown
from tests.controllers.site import Site

Entry = Sequence[str]
"""What stands in a row, the first text in it being what the row is known by here."""

PRESSED = "done.push(this.closest('li, tr, article, div').id)"
BIN = f'<button onclick="{PRESSED}">✕</button>'
BOX = f'<input type=checkbox onchange="{PRESSED}">'
ROPE, ADA, RENT = "Order rope", "Call Ada", "Pay rent"


def button(name: str, rest: str = "") -> str:
    return f"<button {rest}>{name}</button>"


def edited(name: str) -> str:
    return f"<span ondblclick='x()'>{name}</span>"


def ticked(name: str) -> str:
    return f"<label><input type=checkbox>{name}</label>"


def typed(name: str) -> str:
    return f"<input aria-label=Entry value='{name}'>"


def link(name: str) -> str:
    return f"<a href='/x'>{name}</a>"


def text(said: str) -> str:
    return f"<p style='display: inline-block; margin: 0 9px'>{said}</p>"


def items(entries: Sequence[Entry]) -> str:
    return f"<ul>{''.join(f'<li id={key}>' + ''.join(parts) for key, *parts in entries)}</ul>"


def table(entries: Sequence[Entry]) -> str:
    rows = (f"<tr id={key}>{''.join(f'<td>{part}' for part in parts)}" for key, *parts in entries)
    return f"<table><tr><th>Entry<th>Rank<th>{''.join(rows)}</table>"


def cards(entries: Sequence[Entry]) -> str:
    style = "<style>article { display: inline-block; width: 180px }</style>"
    return style + "".join(f"<article id={key}>{''.join(parts)}</article>" for key, *parts in entries)


def lines(entries: Sequence[Entry]) -> str:
    style = "<style>div > * { display: inline-block; margin: 0 8px }</style>"
    return style + "".join(f"<div id={key}>{''.join(parts)}</div>" for key, *parts in entries)


@pytest.fixture
def did(page: BrowserTarget, site: Site) -> Callable[..., str]:
    """In which row the first of a kind is pressed or ticked on a page, where that was recorded on another."""

    def replay(before: str, now: str, pressed: str = "✕", role: str = "button") -> str:
        start = "<!doctype html><script>const done = []</script><h1>To do</h1>"
        nodes = shown(page, site, start + before)
        there = next(e for e in nodes if e.role == role and pressed in ("", e.name))
        action = SetChecked(True) if role == "checkbox" else Tap()
        replayed(page, site, start + now, Do("do it", action, chain(there, nodes, lasting=True)))
        return str(page.evaluate("done.join()"))

    return replay


Did = Callable[..., str]
Made = Callable[[str], str]
Laid = Callable[[Sequence[Entry]], str]
TITLES = [button, edited, ticked, typed, link, text]
LAID = [items, table, cards, lines]
CROSSED = [*((title, items) for title in TITLES), (edited, table), (typed, table), (button, cards), (ticked, lines)]


def ranked(title: Made, *entries: tuple[str, str, str], first: str = "", last: str = BIN) -> list[Entry]:
    return [(key, first, title(name), text(rank), last) for key, name, rank in entries]


THREE = (("rope", ROPE, "Low"), ("ada", ADA, "High"), ("rent", RENT, "High"))
OTHER = (("ada", ADA, "High"), ("rent", RENT, "Low"))


@pytest.mark.parametrize(("title", "laid"), CROSSED)
def test_an_entry_that_is_gone_is_no_other_of_its_rank_and_one_that_moved_is_found(
    title: Made, laid: Laid, did: Did
) -> None:
    recorded = laid(ranked(title, *THREE))
    assert did(recorded, laid(ranked(title, *OTHER))) == ""
    assert did(recorded, laid(ranked(title, *OTHER[:1], ("more", "Eat", "Low"), *THREE[:1]))) == "rope"


@pytest.mark.parametrize("many", [1, 2])
@pytest.mark.parametrize(("title", "laid"), CROSSED[:-1])
def test_nor_where_there_were_few(many: int, title: Made, laid: Laid, did: Did) -> None:
    recorded, now = THREE[:many], (("rent", RENT, "Low"), *THREE[1:many])
    assert did(laid(ranked(title, *recorded)), laid(ranked(title, *now))) == ""
    assert did(laid(ranked(title, *recorded)), laid(ranked(title, *recorded[::-1]))) == "rope"


@pytest.mark.parametrize("title", [button, edited, typed, link])
@pytest.mark.parametrize("laid", [items, lines])
def test_a_box_that_is_called_by_words_behind_its_title_is_that_of_no_other_entry(
    laid: Laid, title: Made, did: Did
) -> None:
    recorded = laid(ranked(title, *THREE, first=BOX, last=""))
    assert did(recorded, laid(ranked(title, *OTHER, first=BOX, last="")), "", "checkbox") == ""
    assert did(recorded, laid(ranked(title, *OTHER[:1], *THREE[:1], first=BOX, last="")), "", "checkbox") == "rope"


def test_a_box_beside_its_own_words_is_known_by_them_whatever_else_its_line_says(did: Did) -> None:
    def asked(more: str) -> str:
        return lines([("gift", f"{BOX}Gift wrap", link("Terms"), text(more))])

    assert did(asked("€5"), asked("€6 each"), "Gift wrap", "checkbox") == "gift"


@pytest.mark.parametrize(("title", "laid"), [(button, items), (link, table), (text, items), (text, cards)])
def test_a_rank_before_the_title_tells_no_entry(title: Made, laid: Laid, did: Did) -> None:
    def led(*entries: tuple[str, str, str]) -> str:
        return laid([(key, text(rank), text("home"), title(name), BIN) for key, name, rank in entries])

    assert did(led(*THREE), led(*OTHER)) == ""
    assert did(led(*THREE), led(*OTHER[:1], *THREE[:1])) == "rope"


def toggled(states: Sequence[str], names: Sequence[str] = (ROPE, ADA, RENT), rest: str = "") -> list[Entry]:
    return [
        (f"r{at}", button(state, rest), text(name), BIN)
        for at, (state, name) in enumerate(zip(states, names, strict=False))
    ]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (toggled(["Pause", "Resume"]), toggled(["Resume", "Pause"])),
        (toggled(["Snooze", "Wake", "Wake"]), toggled(["Wake", "Snooze", "Wake"])),
        (toggled(["Like 3", "Like 4", "Like 7"]), toggled(["Like 4", "Like 3", "Like 8"])),
        (toggled(["★★☆", "★☆☆", "★★★"]), toggled(["★☆☆", "★★☆", "★★★"])),
        (toggled(["Snooze", "Wake"], rest="aria-pressed=true"), toggled(["Wake", "Snooze"], rest="aria-pressed=true")),
        (toggled([f"Print {ROPE}", f"Print {ADA}"]), toggled([f"Export {ROPE}", f"Export {ADA}"])),
    ],
    ids=["state", "any state of three", "count", "stars", "said to turn", "deed on it"],
)
@pytest.mark.parametrize("laid", [items, lines])
def test_a_button_that_leads_its_row_and_is_called_otherwise_by_now_is_no_title(
    before: Sequence[Entry], now: Sequence[Entry], laid: Laid, did: Did
) -> None:
    assert did(laid(before), laid(now)) == "r0"


def marked(*entries: tuple[str, str, str]) -> list[Entry]:
    return [(key, button(name), text(rank), BIN) for key, name, rank in entries]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("Pause", "Resume", "Resume"), ("Resume", "Pause", "Resume")),
        (("Add to cart", "Notify me", "Order ahead"), ("Notify me", "Add to cart", "Order ahead")),
        (("★★☆", "★☆☆", "★★★"), ("★☆☆", "★★☆", "★★★")),
        (("Like 3", "Like 4", "Like 7"), ("Like 4", "Like 3", "Like 7")),
    ],
)
@pytest.mark.parametrize("laid", [table, cards])
def test_no_row_is_told_by_its_buttons_alone(before: Entry, now: Entry, laid: Laid, did: Did) -> None:
    def shop(names: Entry) -> str:
        return laid(marked(*((f"r{at}", name, "€5") for at, name in enumerate(names))))

    assert did(shop(before), shop(now)) == ""


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([("a", "Call", "Low"), ("b", "Call", "High"), ("c", "Pay", "High")],
         [("b", "Call", "High"), ("d", "Eat", "Low"), ("c", "Pay", "High")]),
        ([("a", "Call", "Low"), ("b", "Call", "High"), ("c", "Pay", "High"), ("d", "Eat", "High"), ("e", "Go", "High")],
         [("b", "Call", "High"), ("c", "Pay", "Low"), ("d", "Eat", "High"), ("e", "Go", "High")]),
        ([("a", "Room 7", "Low"), ("b", "Room 8", "High"), ("c", "Room 9", "High")],
         [("b", "Room 8", "High"), ("c", "Room 9", "Low")]),
    ],
    ids=["equal", "equal of five", "numbered"],
)  # fmt: skip
@pytest.mark.parametrize("laid", [items, lines])
def test_titles_that_others_bear_as_well_or_that_only_number_are_missed_where_they_are_gone(
    before: Sequence[tuple[str, str, str]], now: Sequence[tuple[str, str, str]], laid: Laid, did: Did
) -> None:
    assert did(laid(marked(*before)), laid(marked(*now))) == ""
    assert did(laid(marked(*before)), laid(marked(*before[::-1]))) == "a"


def test_an_entry_of_which_more_was_lost_than_a_button_is_not_healed_into_another(did: Did) -> None:
    def listed(key: str, name: str) -> str:
        return items([(key, button("Snooze"), text(name), text("Low"), BIN), ("b", button("Wake"), text(ADA), BIN)])

    assert did(listed("rope", ROPE), listed("rent", RENT)) == ""


def test_a_number_that_is_typed_at_the_head_of_a_row_is_no_title(did: Did) -> None:
    def cart(many: str) -> str:
        return table([("rope", typed(many), text("Rope"), BIN), ("buoy", typed("2"), text("Buoy"), BIN)])

    assert did(cart("3"), cart("4")) == "rope"


def test_what_rows_within_a_row_hold_is_no_title_of_it(did: Did) -> None:
    def grouped(*parts: str) -> str:
        inner = items([(f"p{at}", edited(part)) for at, part in enumerate(parts)])
        return items([("ship", text("Ship"), BIN, inner), ("quay", text("Quay"), BIN, items([("q", edited("Crane"))]))])

    assert did(grouped("Mast", "Sail"), grouped("Sail", "Anchor")) == "ship"


def test_what_is_called_otherwise_in_each_row_is_told_from_the_rows_beside_it(did: Did) -> None:
    def listed(*entries: tuple[str, str, str, str]) -> str:
        return items([(key, text(rank), button(name), bin_(deed)) for key, name, rank, deed in entries])

    def bin_(deed: str) -> str:
        return BIN.replace("✕", deed)

    recorded = listed(("a", ROPE, "Low", "Halt"), ("b", ADA, "High", "Go on"), ("c", RENT, "High", "Go on"))
    assert did(recorded, recorded, "Halt") == "a"
    assert did(recorded, listed(("b", ADA, "High", "Go on"), ("c", RENT, "Low", "Halt")), "Halt") == ""


def test_of_real_rows_the_recorded_one_is_told_as_that_which_is_gone(page: BrowserTarget, site: Site) -> None:
    nodes: Sequence[Element] = shown(page, site, items(ranked(button, *THREE)))
    there = next(e for e in nodes if e.name == "✕")
    step = Do("throw it away", Tap(), chain(there, nodes, lasting=True))
    ended = replayed(page, site, items(ranked(button, *OTHER)), step)
    assert '"✕" button in row of "Order rope" button is not there: no row says "Order rope"' in ended.episode.sentence
