"""What says that it saves changes is the same only where it is certain; what a number names never is."""

from collections.abc import Sequence

import pytest

from perception.around import around
from perception.likeness import alike
from perception.renaming import Recorded, denies_its_search, sends_its_search
from perception.resolving import chain
from perception.screen import Element
from perception.synonyms import may_search, saves_the_same, searches
from tests.perception.screens import container, element, traced

HERE = "http://shop/people"


def proof(then: Sequence[Element], now: Sequence[Element], name: str) -> str:
    """What proves that what is most alike now is what was called so."""
    (there,) = [e for e in then if e.interactive and e.name == name]
    found = alike(chain(there, then, lasting=True), now, HERE).found
    return found.proof if found else ""


def form(*buttons: str, effect: str = "GET http://shop/people", field: str = "Street", name: str = "Person",
         heading: str = "Customer") -> list[Element]:  # fmt: skip
    controls = [element("button", each, (90 * at, 60), effect=effect) for at, each in enumerate(buttons)]
    field_ = element("textbox", field, (0, 30), effect=effect)
    return [element("heading", heading), *container("form", name, field_, *controls)]


@pytest.mark.parametrize("effect", ["GET http://shop/people", "POST http://shop/people/9"])
def test_the_only_button_of_the_same_form_may_say_that_it_saves_changes(effect: str) -> None:
    then, changed = form("Save", effect=effect), form("Save changes", effect=effect)
    assert proof(then, changed, "Save") == "words" and proof(changed, then, "Save changes") == "words"
    for now in (
        form("Save draft", effect=effect),
        form("Save customer", effect=effect),
        form("Save and close", effect=effect),
        form("Save changes", "Save changes", effect=effect),
        form("Save changes", effect=effect, field="Comment", heading="Other"),
        form("Save changes", effect=effect, name="Note"),
        [element("textbox", "Street", (0, 9)), *form("Save changes", effect=effect, field="Comment")],
        form("Save changes", effect="POST http://shop/notes/9"),
    ):
        assert proof(then, now, "Save") != "words"


def test_without_a_form_or_what_it_sends_nothing_tells_what_is_saved() -> None:
    assert proof(form("Save", effect=""), form("Save changes", effect=""), "Save") == ""
    bare = [e for e in form("Save") if e.role != "form"], [e for e in form("Save changes") if e.role != "form"]
    assert proof(bare[0], bare[1], "Save") == ""


@pytest.mark.parametrize(
    ("told", "said", "same"),
    [("Save", "Save changes", True), ("Save changes", "Speichern", True), ("Save", "Save and submit", False),
     ("Save", "Save draft", False), ("Request", "Request changes", False), ("Save", "Unsave changes", False),
     ("Save", "Changes", False), ("Save", "Save all changes", False), ("", "changes", False),
     ("Save", "Save your changes", True), ("Save", "Save your", False), ("Save", "Save my customer", False)],
)  # fmt: skip
def test_whoever_saves_may_say_that_it_is_changes(told: str, said: str, same: bool) -> None:
    assert saves_the_same(told, said) is same and saves_the_same(said, told) is same


def test_the_settings_of_a_page_are_what_is_changed_on_it() -> None:
    assert saves_the_same("Save settings", "Save") and saves_the_same("Save settings", "Save your changes")
    for name in ("Save as", "Save draft", "Save and close settings", "Settings"):
        assert not saves_the_same(name, "Save")


@pytest.mark.parametrize(
    ("name", "same"),
    [("Search", True), ("Find a customer", True), ("Suchen", True), ("Suche speichern", False), ("Clear search", False),
     ("Search and save", False), ("Save search", False), ("", False)],
)  # fmt: skip
def test_a_search_is_called_so_first_of_all(name: str, same: bool) -> None:
    assert searches(name) is same


@pytest.mark.parametrize(
    ("name", "may"),
    [("Go", True), ("See results", True), ("", True), ("→", True), ("Find people", True), ("Los", True),
     ("Apply filters", True), ("Show 12 results", True), ("Delete 12 results", False),
     ("Mark all as read", False), ("Show all", False), ("Go back", False), ("Apply and save", False)],
)  # fmt: skip
def test_what_says_no_other_deed_may_search(name: str, may: bool) -> None:
    assert may_search(name) is may


def test_only_the_button_of_a_search_is_denied_by_its_words() -> None:
    then = form("Search")
    recorded, other = Recorded("button", ("Search",), around(then[-1], then)), form("Mark all")
    assert denies_its_search(recorded, other[-1], other)
    assert not denies_its_search(recorded, other[-1], other[-1:]), "nothing is asked"
    assert not denies_its_search(Recorded("link", ("Search",), around(then[-1], then)), other[-1], other)
    posted = form("Mark all", effect="POST http://shop/people")
    assert not denies_its_search(recorded, posted[-1], posted)


def test_the_only_button_of_a_search_may_be_called_another_search() -> None:
    then = form("Search", name="")
    assert proof(then, form("Find customer", name=""), "Search") == "effect"
    other = element("button", "Clear", (90, 60), effect="GET http://shop/people")
    again = element("textbox", "Name", (0, 90), effect="GET http://shop/people")
    for now in (
        form("Clear search", name=""),
        form("Find customer", name="Notes"),
        form("Find customer", effect="GET http://shop/people?all", name="")[:-1],
        [*form("Find customer", name=""), other],
        [*form("Find customer", name=""), again],
        [e for e in form("Find customer", name="") if e.role != "textbox"],
    ):
        assert proof(then, now, "Search") == ""
    asked = Recorded("button", ("Search",), around(then[-1], then))
    assert sends_its_search(asked, form("Find", name="")[-1], form("Find", name=""))
    assert not sends_its_search(asked, form("Find", name="")[-1], [*form("Find", name=""), other])
    for effect in ("POST http://shop/people", "GET http://shop/people/7/notes"):
        one, found = form("Search", effect=effect), form("Find", effect=effect)
        assert not sends_its_search(Recorded("button", ("Search",), around(one[-1], one)), found[-1], found)
    assert not sends_its_search(Recorded("link", ("Search",), around(then[-1], then)), then[-1], then)
    assert not sends_its_search(Recorded("button", ("Go",), around(then[-1], then)), then[-1], then)


@pytest.mark.parametrize("mark", ["", "open-meyer"])
@pytest.mark.parametrize("role", ["button", "tab", "link"])
def test_a_number_in_brackets_may_be_part_of_a_name(role: str, mark: str) -> None:
    def navigation(meyer: str) -> Sequence[Element]:
        marked = traced(element(role, meyer, (90, 40)), **({"id": mark} if mark else {}))
        return [*container("navigation", "", element(role, "Jones (1955)", (0, 40)), marked)]

    assert proof(navigation("Meyer (1961)"), navigation("Meyer (1984)"), "Meyer (1961)") == ""
