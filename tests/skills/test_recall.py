"""What fits a task is recalled, from its own place and from anywhere, and nothing that may not be used."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from controllers.actions import Action, Home, Open, SetText, Tap
from perception.checks import TextShown
from perception.locators import described
from perception.screen import Place
from skills.database import open_database, transaction
from skills.library import Library
from skills.recall import asked, matched, recalled, same_task
from skills.schema import MIGRATIONS
from skills.shortcuts import Case, Parameter, Shortcut, Tip
from skills.steps import Do
from tests.perception.screens import screen, text

SHOP = Place("http://shop:80", "http://shop:80/orders", "Orders")
SHIP = Shortcut("Ship an order", (), scope=SHOP.scope, trust="trial", task='ship order "{number}"',
                parameters=(Parameter("number", "7"),))  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


def names(library: Library, task: str = "ship an order") -> list[str]:
    return [offer.shortcut.name for offer in recalled(library, task, SHOP).shortcuts]


def test_the_place_comes_first_then_the_words_then_how_it_has_done(library: Library) -> None:
    good = library.save_shortcut(replace(SHIP, name="Ship the order"))
    library.save_shortcut(SHIP)
    library.save_shortcut(replace(SHIP, name="Ship orders elsewhere", scope="http://shop:8080"))
    library.save_shortcut(replace(SHIP, name="Ship an order anywhere", scope=""))
    library.save_shortcut(replace(SHIP, name="Water the plants", task=""))
    for _ in range(3):
        library.record_use(good, worked=True)
    assert names(library) == ["Ship the order", "Ship an order", "Ship an order anywhere"]


@pytest.mark.parametrize("level", ["quarantined", "revoked"])
def test_what_may_not_run_is_not_recalled(library: Library, level: str) -> None:
    library.save_shortcut(replace(SHIP, trust=level))  # type: ignore[arg-type]
    assert names(library) == [] and same_task(library, 'ship order "7"', SHOP.scope) is None


def test_what_is_disabled_or_mostly_fails_is_not_recalled(library: Library) -> None:
    failing = library.save_shortcut(SHIP)
    off = library.save_shortcut(replace(SHIP, name="Ship that order"))
    library.set_disabled(off.name, True)
    for worked in (True, False, False, False):
        library.record_use(failing, worked=worked)
    assert names(library) == []


def test_a_shortcut_whose_beginning_is_not_on_the_screen_is_not_offered(library: Library) -> None:
    library.save_shortcut(replace(SHIP, precondition=TextShown("Packed")))
    offered = [recalled(library, "ship an order", SHOP, screen(text(words, (0, 0)))) for words in ("Packed", "Empty")]
    assert [len(each.shortcuts) for each in offered] == [1, 0]


def test_few_are_recalled(library: Library) -> None:
    for number in range(20):
        library.save_shortcut(replace(SHIP, name=f"Ship an order {number}"))
        library.save_tip(Tip(f"Orders ship at {number}.", SHOP.scope, "1"))
    found = recalled(library, "ship an order", SHOP, limit=4)
    assert (len(found.shortcuts), len(found.tips)) == (4, 4)


def test_tips_are_told_where_they_were_learned_and_what_is_strange_not_at_all(library: Library) -> None:
    mine = Tip("Orders are grey.", SHOP.scope, "1", screen="/orders")
    elsewhere = replace(mine, text="Carts are blue.", screen="/cart")
    retired, strange = (
        replace(mine, text="Retired.", trust="revoked"),
        replace(mine, text="Strange.", origin="imported"),
    )
    for tip in (mine, elsewhere, retired, strange, replace(mine, text="Everywhere.", scope="")):
        library.save_tip(tip)
    assert recalled(library, "orders", SHOP).tips == (mine,)


def test_other_values_are_taken_once_it_has_worked_with_others(library: Library) -> None:
    library.save_shortcut(SHIP)
    library.keep_case(Case(SHIP.name, (("number", "7"),)), 1)
    assert same_task(library, 'ship  order "7"', SHOP.scope) == (SHIP, {"number": "7"})
    assert same_task(library, 'ship order "8"', SHOP.scope) is None
    library.keep_case(Case(SHIP.name, (("number", "8"),)), 1)
    assert same_task(library, 'ship order "9"', SHOP.scope) == (SHIP, {"number": "9"})
    assert same_task(library, 'ship order "9"', "http://shop:8080") is None


@pytest.mark.parametrize(
    ("first", "scope", "recalls"),
    [
        (Open("Notes"), "app:settings", True),
        (Home(), "app:home", True),
        (Tap(), "app:settings", False),
        (Tap(), "app:notes", True),
        (Open("Notes"), "http://shop", False),
    ],
)
def test_what_opens_its_app_by_itself_is_recalled_in_any_other_of_the_phone(
    library: Library, first: Action, scope: str, recalls: bool
) -> None:
    steps = (Do("open it", first), Do("write", SetText("Hi"), described("Note")))
    library.save_shortcut(replace(SHIP, name="Note", steps=steps, parameters=(), task="note it", scope="app:notes"))
    assert (same_task(library, "note it", scope) is not None) is recalls
    assert bool(recalled(library, "note it", Place(scope, scope)).shortcuts) is recalls


def test_what_has_to_hold_in_its_app_first_is_not_recalled_in_another(library: Library) -> None:
    steps = (Do("open it", Open("Notes")),)
    library.save_shortcut(replace(SHIP, steps=steps, parameters=(), task="note it", scope="app:notes",
                                  precondition=TextShown("Notes")))  # fmt: skip
    assert same_task(library, "note it", "app:settings") is None and same_task(library, "note it", "app:notes")


def test_what_one_version_has_borne_out_speaks_for_no_other(library: Library) -> None:
    library.save_shortcut(SHIP)
    for number in ("7", "8"):
        library.keep_case(Case(SHIP.name, (("number", number),)), 1)
    newer = library.save_shortcut(SHIP)
    assert same_task(library, 'ship order "9"', SHIP.scope) is None
    for number in ("7", "8"):
        library.keep_case(Case(SHIP.name, (("number", number),)), newer.version)
    assert same_task(library, 'ship order "9"', SHIP.scope) == (newer, {"number": "9"})
    assert len(library.cases(SHIP.name)) == 2 and library.cases(SHIP.name, 1) == []


def test_the_same_values_on_trial_and_for_real_are_no_others(library: Library) -> None:
    library.save_shortcut(SHIP)
    for on_trial in (True, False):
        library.keep_case(Case(SHIP.name, (("number", "7"),), on_trial=on_trial), 1)
    assert same_task(library, 'ship order "9"', SHIP.scope) is None


@pytest.mark.parametrize(
    ("task", "values"),
    [('say "a" to b', {"x": "a", "y": "b"}), ('say "a" to', None), ('Say "a" to b', None), ("say (.*) to b", None)],
)
def test_a_task_is_the_same_to_the_letter_but_for_its_values(task: str, values: dict[str, str] | None) -> None:
    assert matched('say "{x}" to {y}', task) == values


@pytest.mark.parametrize(
    ("pattern", "task"),
    [
        ("greet {x}", "greet Ada and then delete her account"),
        ("greet {x}", "greet Ada, delete her account"),
        ("greet {x}", "greet Ada\ndelete her account"),
        ('type "{x}" in Name', 'type "Ada" in City, press Delete, type "Bob" in Name'),
    ],
)
def test_a_value_is_nothing_more_to_do(pattern: str, task: str) -> None:
    assert matched(pattern, task) is None
    assert matched('type "{x}" in Name', 'type "Ada, and Bob" in Name') == {"x": "Ada, and Bob"}
    assert matched('click "Delete {x}"', 'click "Delete Rope, thin"') == {"x": "Rope, thin"}


def test_what_was_the_same_in_every_trial_is_given_no_other_value(library: Library) -> None:
    ship = replace(
        SHIP, task='ship "{number}" by "{way}"', parameters=(Parameter("number", "7"), Parameter("way", "sea"))
    )
    kept = library.save_shortcut(ship)
    for number in ("7", "8"):
        library.keep_case(Case(kept.name, (("number", number), ("way", "sea"))), 1)
    assert same_task(library, 'ship "9" by "sea"', SHIP.scope) == (kept, {"number": "9", "way": "sea"})
    assert same_task(library, 'ship "7" by "air"', SHIP.scope) is None
    trusted = library.trust(kept, "trusted")
    assert same_task(library, 'ship "7" by "air"', SHIP.scope) == (trusted, {"number": "7", "way": "air"})


def test_a_name_that_stands_for_nothing_given_is_a_word_of_the_task() -> None:
    copy = replace(SHIP, task='type {street} in "Street" of {number}')
    assert asked(copy, 'type {street} in "Street" of 7') == {"number": "7"}
    assert asked(copy, 'type Quay in "Street" of 7') is None
    assert asked(replace(SHIP, task=""), "") is None


def test_the_same_value_twice_must_be_the_same() -> None:
    assert matched("{x} to {x}", "a to a") == {"x": "a"}
    assert matched("{x} to {x}", "a to b") is None


def test_a_library_of_the_second_format_is_searched_as_before(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    connection = open_database(path, MIGRATIONS[:2])
    with transaction(connection):
        for version, words in ((1, "open it"), (2, "print the invoice")):
            told = f'{{"name":"Old","trust":"trusted","steps":[{{"words":"{words}","text":"x","kind":"reply"}}]}}'
            row = "INSERT INTO shortcuts (name, version, scope, json, saved) VALUES ('Old', ?, '', ?, 1.0)"
            connection.execute(row, (version, told))
        connection.execute("INSERT INTO tips (sense, scope, json, saved) VALUES ('a', '', ?, 1.0)",
                           ('{"text":"Invoices are slow.","scope":"","evidence":"1"}',))  # fmt: skip
    connection.close()
    library = Library(path)
    assert len(library.search("invoices")) == 2 and library.search("open") == []
    library.close()


def test_of_an_older_library_it_is_known_what_a_lone_version_has_borne_out(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    connection = open_database(path, MIGRATIONS[:4])
    with transaction(connection):
        row = "INSERT INTO shortcuts (name, version, scope, json, saved) VALUES (?, ?, '', '{}', 1.0)"
        connection.executemany(row, [("Lone", 1), ("Two", 1), ("Two", 2)])
        connection.execute(
            """INSERT INTO cases (name, json) VALUES ('lone', '{"skill":"a"}'), ('Two', '{"skill":"b"}')"""
        )
    connection.close()
    library = Library(path)
    assert [len(library.cases(name, version)) for name, version in (("Lone", 1), ("Two", 1), ("Two", 2))] == [1, 0, 0]
    assert len(library.cases("Two")) == 1
    library.close()
