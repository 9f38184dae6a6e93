"""Which names mean the same, and what else proves that an element is the same: never its place alone."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from perception.likeness import alike, is_proven
from perception.locators import Described, Locator
from perception.resolving import chain
from perception.screen import Element
from perception.synonyms import SAME, says_the_same, similar
from tests.perception.screens import element, row, traced


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Save", "save"),
        ("Save", "Store"),
        ("Search", "Suchen"),
        ("Search", "Suche"),
        ("Log in", "Login"),
        ("Yes", "Ja"),
        ("Search all orders", "Find all orders"),
    ],
)
def test_other_words_for_the_same(told: str, said: str) -> None:
    assert says_the_same(told, said) and similar(told, said) >= SAME


@pytest.mark.parametrize(("told", "said"), [("Address", "Email"), ("Name", "Title"), ("OK", "Yes"), ("Done", "OK")])
def test_words_that_only_may_stand_for_each_other(told: str, said: str) -> None:
    assert not says_the_same(told, said) and similar(told, said) < SAME


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Save", "Save and close account"),
        ("Follow", "Stop follow"),
        ("Invoices 2024", "Invoices"),
        ("Bob", "Bob Hill"),
        ("Resend", "Re send"),
        ("Un do", "Undo"),
        ("", "Save"),
    ],
)
def test_who_says_more_or_less_may_be_alike_but_is_not_the_same(told: str, said: str) -> None:
    assert not says_the_same(told, said) and similar(told, said) < SAME


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Mail moved from Inbox to Archive", "Mail moved from Archive to Inbox"),
        ("Card charged", "Card changed"),
        ("Reset", "Resent"),
        ("Uploaded", "Unloaded"),
        ("Show contacts", "Show contracts"),
        ("Previous order", "Return order"),
        ("Save job", "Apply job"),
        ("Keep draft", "Update draft"),
        ("Change user", "Edit user"),
        ("Phone", "Mobile"),
        ("Row 1 2", "Row 12"),
    ],
)
def test_other_deeds_and_other_things_are_not_the_same(told: str, said: str) -> None:
    assert not says_the_same(told, said) and similar(told, said) < SAME


@pytest.mark.parametrize(
    ("then", "now", "address", "same"),
    [
        ("GET http://shop/help", "GET http://shop/help", "http://shop/people", True),
        ("POST http://shop:80/people/7", "POST http://shop:80/people/8", "http://shop:80/people/8/edit", True),
        ("POST http://shop/people/7", "POST http://shop/people/8", "http://shop/people?page=8", False),
        ("GET http://shop/people/7", "GET http://shop/people/8", "http://shop/people", False),
        ("GET http://shop/people#x7", "GET http://shop/people#x8", "http://shop/people", False),
        ("GET http://shop/people?state=open", "GET http://shop/people?state=paid", "http://shop/", False),
        ("GET http://shop/people#", "GET http://shop/people#", "http://shop/people", False),
        ("GET http://shop/people#x", "GET http://shop/people#x", "http://shop/people", False),
        ("GET http://shop/#/people", "GET http://shop/#/people", "http://shop/#/orders", True),
        ("GET http://shop/#/people", "GET http://shop/#/people", "http://shop/#/people", False),
        ("POST http://shop/people", "POST http://shop/people/new", "http://shop/people", False),
    ],
)
def test_what_it_does_tells_the_same_only_where_it_is_certain_to_what(
    then: str, now: str, address: str, same: bool
) -> None:
    before, after = [element("link", "Ada", effect=then)], [element("link", "Zoe", effect=now)]
    assert is_proven(after[0], chain(before[0], before, lasting=True), after, address) == same


def mails(*rows: tuple[str, str]) -> list[Element]:
    """Rows of somebody each, with a link to one of their mails."""
    found = [part for at, (name, _) in enumerate(rows) for part in row(str(at), 40 * at, name, buttons=())]
    for at, (_, link) in enumerate(rows):
        led = f"GET http://shop/mails/{at + len(rows)}"
        found.append(element("link", link, (400, 40 * at), within=(str(at),), effect=led))
    return found


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        (["Open", "Open"], ["Show", "Show"], True),
        (["Open", "Open"], ["Show"], True),
        (["Invoice", "Lunch"], ["Love letter", "Lunch"], False),
    ],
    ids=["what every row has", "what every row had", "what names one of its record"],
)
def test_what_it_does_in_a_row_is_certain_for_what_every_row_has(
    then: Sequence[str], now: Sequence[str], same: bool
) -> None:
    before, after = (mails(*zip(("Ada", "Bob"), links, strict=False)) for links in (then, now))
    theirs = [e for e in before if e.role == "link"], [e for e in after if e.role == "link"]
    target = chain(theirs[0][0], before, lasting=True)
    assert is_proven(theirs[1][0], target, after, "http://shop/mails") == same


@pytest.mark.parametrize(
    ("then", "now", "proof"),
    [
        (("Branch", "Files", "Tools"), ("Branch", "Files", "Tools"), ""),
        (("Branch", "Files", "Tools"), ("Zweig", "Dateien", "Werkzeuge"), "mark"),
        (("Branch", "1 unread", "2 new"), ("Branch", "3 unread", "5 new"), ""),
        (("Branch", "Files", "f2"), ("Zweig", "Dateien", "f2"), ""),
    ],
    ids=["the same words", "another language", "what ages is no word", "a number marks nothing"],
)
def test_a_mark_proves_the_same_only_where_most_words_are_others(
    then: Sequence[str], now: Sequence[str], proof: str
) -> None:
    def page(name: str, beside: Sequence[str]) -> list[Element]:
        marked = traced(
            element("button", name, (0, 200)), "body>button", id=beside[-1] if beside[-1] == "f2" else "compare"
        )
        return [*(element("heading", each, (0, 40 * at)) for at, each in enumerate(beside)), marked]

    before, after = page("Compare", then), page("Los", now)
    found = alike(chain(before[-1], before, lasting=True), after).found
    assert (found.proof if found else "") == proof


def test_words_that_two_things_bear_prove_nothing() -> None:
    then = [traced(element("searchbox", "Search"), "main>input"), element("link", "Help", (90, 0))]
    target = chain(then[0], then, lasting=True)
    now = [traced(element("searchbox", "Suche"), "main>input"), then[1]]
    other = traced(element("searchbox", "Suche", (500, 500)), "footer>div>input")
    one, two = alike(target, now).found, alike(target, [*now, element("link", "Terms", (0, 490)), other]).found
    assert one is not None and one.proof == "words"
    assert two is not None and (two.element, two.proof) == (now[0], "")


def test_what_a_button_shows_is_not_its_name() -> None:
    before, after = ([element("button", f"14 {month} 2026", text="14")] for month in ("May", "June"))
    found = alike(chain(before[0], before, lasting=True), after).found
    assert found is None or not found.proof


def test_a_row_that_has_changed_proves_nothing() -> None:
    def page(state: str, link: str) -> list[Element]:
        rows = [*row("1", 0, "Ada", state, buttons=()), *row("2", 40, "Bob", "open too", buttons=())]
        there = ((n, f"GET http://shop/mails/{n}") for n in (1, 2))
        return [*rows, *(element("link", link, (400, 40 * n), within=(str(n),), effect=led) for n, led in there)]

    before, same, changed = page("paid", "Open"), page("paid", "Show"), page("lost", "Show")
    target = chain(before[-2], before, lasting=True)
    assert is_proven(same[-2], target, same, "http://shop/mails")
    assert not is_proven(changed[-2], target, changed, "http://shop/mails")


SAVES = "POST http://shop/people/7"


@pytest.mark.parametrize(
    ("then", "now", "proof"),
    [
        (("email", SAVES), [("email", SAVES)], "field"),
        (("email", SAVES), [("street", SAVES)], ""),
        (("f2", SAVES), [("f2", SAVES)], ""),
        (("email", SAVES), [("email", "POST http://shop/people/8")], ""),
        (("email", SAVES), [("email", "POST http://shop/invitations")], ""),
        (("email", ""), [("email", "")], ""),
        (("email", SAVES), [("email", SAVES), ("email", SAVES)], ""),
    ],
    ids=["the same", "another name", "a number", "of another record", "to elsewhere", "to nowhere", "one of two"],
)
def test_a_field_is_the_same_by_what_it_is_sent_as_and_where_to(
    then: tuple[str, str], now: Sequence[tuple[str, str]], proof: str
) -> None:
    def page(label: str, fields: Sequence[tuple[str, str]]) -> list[Element]:
        made = (element("textbox", label, (0, 40 * at), effect=led) for at, (_, led) in enumerate(fields))
        return [traced(each, "form>input", name=name) for each, (name, _) in zip(made, fields, strict=True)]

    before, after = page("E-mail", [then]), page("Post", now)
    found = alike(chain(before[0], before, lasting=True), after, "http://shop/people/7/edit").found
    assert (found.proof if found else "") == proof


def test_a_field_that_bears_the_name_of_a_button_is_the_same_by_what_it_is_sent_as() -> None:
    def page(label: str) -> list[Element]:
        field = element("searchbox", label, (0, 40), effect="GET http://shop/people")
        return [traced(field, "form>input", name="q"), element("button", "Search", (200, 40))]

    before, after = page("Search customers"), page("Search")
    found = alike(chain(before[0], before, lasting=True), after, "http://shop/people").found
    assert found and found.element is after[0] and found.proof == "field"


def test_the_title_of_a_column_proves_nothing() -> None:
    before, after = ([element("checkbox", name, label="Member")] for name in ("Ada", "Bob"))
    found = alike(chain(before[0], before, lasting=True), after).found
    assert found is None or not found.proof


@pytest.mark.parametrize(("now", "proof"), [("Bob", "words"), ("Eve", "")])
def test_what_others_are_called_too_is_the_same_only_by_its_anchor(now: str, proof: str) -> None:
    def cards(*names: str, button: str) -> list[Element]:
        made = ((element("heading", name), element("button", button)) for name in names)
        parts = [part for pair in made for part in pair]
        return [replace(part, key=str(at), box=replace(part.box, y=40.0 * at)) for at, part in enumerate(parts)]

    before, after = cards("Ada", "Bob", button="Save"), cards(now, button="Store")
    found = alike(chain(before[3], before, lasting=True), after).found
    assert (found.proof if found else "") == proof


@pytest.mark.parametrize("names", [("Eve", "Ada", "Bob"), ("Ada", "Eve", "Cleo")])
def test_what_others_are_called_too_is_nothing_without_an_anchor(names: Sequence[str]) -> None:
    def cards(*names: str) -> list[Element]:
        made = ((element("paragraph", name), element("button", "Ship")) for name in names)
        parts = [
            replace(part, box=replace(part.box, y=40.0 * at)) for at, part in enumerate(p for m in made for p in m)
        ]
        return [traced(part, f"div>x:nth({at})") for at, part in enumerate(parts)]

    before, after = cards("Ada", "Bob", "Cleo"), cards(*names)
    target = Locator(tuple(p for p in chain(before[3], before, lasting=True).parts if not isinstance(p, Described)))
    found = alike(target, after).found
    assert found is None or not found.proof
