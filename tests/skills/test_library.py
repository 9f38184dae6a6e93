"""What is learned is kept, found again, counted and never silently overwritten."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from controllers.actions import SetText, Tap
from perception.checks import AllOf, Changed, TextShown
from perception.locators import Attribute, Locator, Named, described
from skills.codec import dumps
from skills.database import DatabaseProblem, Migration, open_database, transaction
from skills.library import MOST_CASES, Library
from skills.schema import MIGRATIONS
from skills.shortcuts import Case, Parameter, Shortcut, Tip, Uses
from skills.steps import Do, If, Read, Repeat
from skills.trials import in_words

SHOP, BANK = "http://shop.test", "https://bank.test"
SEARCH = Shortcut(
    "Find a customer",
    (
        Do("type the name", SetText("{name}"), Locator((Attribute("id", "q", 1), Named("searchbox", "Search", 2)))),
        If("unless there is nobody", TextShown("No results"), (), (Do("open it", Tap(), described("{name}", "link")),)),
        Repeat("for every row", described("", "row"), "row", (Read("its invoice", described("Invoice"), "invoice"),)),
    ),
    (Parameter("name", "Ada"),),
    postcondition=AllOf((Changed(), TextShown("{name}"))),
    scope=SHOP,
)
FIRST_FORMAT = (
    '{"name":"Old","steps":[{"words":"click Save","action":{"kind":"tap"},"target":{"parts":[{"description":'
    '{"name":"Save"},"kind":"described"}]},"optional":true,"kind":"do"}],"parameters":[{"name":"who","example":"Ada"}],'
    '"trust":"trusted"}'
)
"""A Shortcut as it was written before parameters had types."""
WAIT = Tip("The list loads slowly.", SHOP, "1f2e")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.db")
    yield library
    library.close()


def test_a_shortcut_comes_back_as_it_was_also_from_a_new_process(tmp_path: Path) -> None:
    first = Library(tmp_path / "library.db")
    first.save_shortcut(SEARCH)
    first.close()
    second = Library(tmp_path / "library.db")
    assert second.shortcut("Find a customer") == SEARCH
    second.close()


def test_every_save_is_a_new_version_and_the_old_ones_stay(library: Library) -> None:
    shorter = replace(SEARCH, steps=SEARCH.steps[:1])
    assert library.save_shortcut(SEARCH).version == 1
    assert library.save_shortcut(shorter).version == 2
    assert library.shortcut("find a CUSTOMER") == replace(shorter, version=2)
    assert library.shortcut(SEARCH.name, version=1) == SEARCH
    assert library.shortcut(SEARCH.name, version=3) is None
    assert library.shortcuts() == [replace(shorter, version=2)]


def test_a_scope_sees_its_own_and_what_holds_anywhere(library: Library) -> None:
    anywhere = Shortcut("Accept cookies", ())
    for shortcut in (SEARCH, anywhere, Shortcut("Pay", (), scope=BANK)):
        library.save_shortcut(shortcut)
    for tip in (WAIT, Tip("Dialogs hide the page.", "", "1"), Tip("Log in first.", BANK, "2")):
        library.save_tip(tip)
    assert [found.name for found in library.shortcuts(SHOP)] == ["Accept cookies", "Find a customer"]
    assert [tip.text for tip in library.tips(SHOP)] == ["The list loads slowly.", "Dialogs hide the page."]
    assert len(library.shortcuts()) == len(library.tips()) == 3


def test_the_same_tip_is_kept_once_for_each_scope(library: Library) -> None:
    assert library.save_tip(WAIT)
    assert not library.save_tip(Tip("the  list loads slowly", SHOP, "another run"))
    assert library.save_tip(replace(WAIT, scope=BANK))
    assert library.tips(SHOP) == [WAIT]
    assert library.search("slowly", SHOP) == [WAIT]


def test_tips_without_words_are_told_apart_too(library: Library) -> None:
    assert library.save_tip(replace(WAIT, text="⌘ → ⇧")) and library.save_tip(replace(WAIT, text="⌘ → ⌥"))


def test_a_revised_tip_keeps_its_uses(library: Library) -> None:
    library.save_tip(WAIT)
    library.record_use(WAIT, worked=True)
    better = replace(WAIT, text="The table loads late.", trust="trusted")
    library.revise_tip(WAIT, better)
    assert library.tips() == [better]
    assert library.uses(better) == Uses(worked=1)
    assert library.search("late") == [better] and library.search("slowly") == []


def test_a_tip_revised_into_another_one_becomes_that_one(library: Library) -> None:
    other = replace(WAIT, text="The list needs a moment.")
    library.save_tip(WAIT)
    library.save_tip(other)
    library.revise_tip(other, replace(other, text=WAIT.text))
    assert library.tips() == [WAIT]
    assert library.search("list moment") == [WAIT]


def test_uses_are_counted_for_each_version_and_tip(library: Library) -> None:
    first, second = library.save_shortcut(SEARCH), library.save_shortcut(SEARCH)
    library.save_tip(WAIT)
    for worked in (True, True, False):
        library.record_use(first, worked=worked)
    library.record_use(WAIT, worked=False)
    assert library.uses(first) == Uses(worked=2, failed=1)
    assert library.uses(second) == Uses()
    assert library.uses(WAIT) == Uses(failed=1)


def test_search_finds_words_of_names_steps_and_tips_in_any_form(library: Library) -> None:
    library.save_shortcut(SEARCH)
    library.save_tip(WAIT)
    assert library.search("customers") == [SEARCH]
    assert library.search("INVOICES") == [SEARCH]
    assert library.search("loading lists") == [WAIT]
    street = library.save_shortcut(replace(SEARCH, name="Große Straße ändern"))
    assert library.search("STRASSE") == [] and library.search("straße") == library.search("GROSSE ÄNDERN") == [street]
    assert library.search("customer", BANK) == []


def test_a_name_counts_more_than_a_step(library: Library) -> None:
    by_step = Shortcut("Export", (Do("export the invoice", Tap()), Do("then print the invoice", Tap())))
    by_name = Shortcut("Print an invoice", (Do("press it", Tap()),) * 9)
    for shortcut in (by_step, by_name):
        library.save_shortcut(shortcut)
    assert library.search("print invoice") == [by_name, by_step]


def test_search_follows_the_newest_version(library: Library) -> None:
    library.save_shortcut(SEARCH)
    newest = library.save_shortcut(replace(SEARCH, name="find a Customer", steps=()))
    assert library.search("invoice") == []
    assert library.search("customer") == [newest]


@pytest.mark.parametrize("text", ["", " ?! ", '"', "AND OR NOT", "name:x*", "(", "a-b", "' OR 1=1 --"])
def test_search_takes_any_text_as_words(library: Library, text: str) -> None:
    library.save_shortcut(SEARCH)
    assert library.search(text) in ([], [SEARCH])


def test_what_is_forgotten_is_found_no_more(library: Library) -> None:
    library.save_shortcut(SEARCH)
    library.forget_shortcut("FIND a customer")
    assert library.shortcuts() == []
    assert library.search("customer list") == []


def test_undo_goes_back_step_by_step_and_loses_nothing(library: Library) -> None:
    for number in (1, 2, 3):
        library.save_shortcut(replace(SEARCH, description=f"take {number}"))
    assert [kept.description for kept in (library.undo(SEARCH.name), library.undo("find a CUSTOMER")) if kept] == [
        "take 2",
        "take 1",
    ]
    assert library.undo(SEARCH.name) is None
    assert library.undo("never heard of") is None
    told = [(kept.shortcut.version, kept.shortcut.description, kept.restores) for kept in library.history(SEARCH.name)]
    assert told == [(5, "take 1", 1), (4, "take 2", 2), (3, "take 3", 0), (2, "take 2", 0), (1, "take 1", 0)]


def test_after_an_undo_a_new_edit_is_what_is_undone_first(library: Library) -> None:
    for number in (1, 2):
        library.save_shortcut(replace(SEARCH, description=f"take {number}"))
    library.undo(SEARCH.name)
    library.save_shortcut(replace(SEARCH, description="take 3"))
    undone = library.undo(SEARCH.name)
    assert undone is not None and undone.description == "take 1"


def test_history_counts_each_version_by_itself(library: Library) -> None:
    first = library.save_shortcut(SEARCH)
    library.record_use(first, worked=True)
    library.record_use(library.save_shortcut(SEARCH), worked=False)
    assert [kept.uses for kept in library.history(SEARCH.name)] == [Uses(0, 1), Uses(1, 0)]


def test_what_is_disabled_is_not_found_until_it_is_enabled(library: Library) -> None:
    library.save_shortcut(SEARCH)
    library.set_disabled("find a CUSTOMER", True)
    assert (library.search("customer"), library.is_disabled(SEARCH.name)) == ([], True)
    assert [kept.name for kept in library.shortcuts()] == [SEARCH.name]
    library.set_disabled(SEARCH.name, False)
    assert (len(library.search("customer")), library.is_disabled(SEARCH.name)) == (1, False)


def test_trust_is_set_for_one_version_and_keeps_its_uses(library: Library) -> None:
    saved = library.save_shortcut(SEARCH)
    library.record_use(saved, worked=True)
    trusted = library.trust(saved, "trusted")
    assert library.shortcut(SEARCH.name) == trusted and trusted.trust == "trusted"
    assert library.uses(trusted) == Uses(1, 0)
    assert library.save_shortcut(SEARCH).trust == "quarantined"


def test_of_very_many_cases_the_oldest_go(library: Library) -> None:
    for number in range(MOST_CASES + 2):
        library.keep_case(Case("Ship", (("number", str(number)),)), 1)
    library.keep_case(Case("Other", ()), 1)
    kept = [dict(case.arguments)["number"] for case in library.cases("Ship")]
    assert kept == [str(number) for number in range(2, MOST_CASES + 2)] and len(library.cases("Other")) == 1


def test_a_library_of_the_first_format_is_brought_up_to_date_with_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    connection = open_database(path, MIGRATIONS[:1])
    with transaction(connection):
        connection.execute(
            "INSERT INTO shortcuts (name, version, scope, json, saved, worked) VALUES ('Old', 1, '', ?, 1.0, 7)",
            (FIRST_FORMAT,),
        )
    connection.close()
    library = Library(path)
    (kept,) = library.history("Old")
    library.close()
    assert (kept.uses, kept.restores, kept.shortcut.trust) == (Uses(7), 0, "trusted")
    assert kept.shortcut.steps == (Do("click Save", Tap(), described("Save"), optional=True),)
    assert kept.shortcut.parameters == (Parameter("who", "Ada"),)


def test_the_trials_of_an_older_library_are_those_that_it_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    connection = open_database(path, MIGRATIONS[:7])
    with transaction(connection):
        for version in (1, 2):
            connection.execute(
                "INSERT INTO shortcuts (name, version, scope, json, saved) VALUES ('Ship', ?, '', ?, 1.0)",
                (version, dumps(replace(SEARCH, name="Ship", version=version, ground="shop 1"))),
            )
        for at, on_trial in enumerate((False, True, True)):
            case = dumps(Case("Ship", (("number", str(at)),), on_trial=on_trial))
            connection.execute("INSERT INTO cases (name, json, version) VALUES ('Ship', ?, 2)", (case,))
    connection.close()
    with closing(Library(path)) as library:
        told = [in_words(each.shortcut, library.trials.passed(each.shortcut)) for each in library.history("Ship")]
    assert told == ["passed 2 trials in new shops", ""]


def test_trials_are_told_by_where_they_were() -> None:
    assert in_words(replace(SEARCH, ground="phone 7"), 1) == "passed 1 trial on a new phone"
    assert in_words(SEARCH, 3) == "passed 3 trials in new places" and in_words(SEARCH, 0) == ""


def test_a_library_of_a_newer_journeyman_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_database(path, [*MIGRATIONS, Migration(MIGRATIONS[-1].number + 1, ())]).close()
    with pytest.raises(DatabaseProblem, match="was written by a newer Journeyman"):
        Library(path)
