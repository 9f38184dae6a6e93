"""What says more, or counts on, is the same only where it is certain; what a number names never is."""

from collections.abc import Sequence

import pytest

from perception.likeness import alike
from perception.resolving import chain
from perception.screen import Element
from perception.synonyms import same_but_for_count, says_what
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
def test_the_only_button_of_the_same_form_may_say_more_of_what_it_sends(effect: str) -> None:
    then = form("Save", effect=effect)
    for said in ("Save changes", "Save customer", "Save person"):
        assert proof(then, form(said, effect=effect), "Save") == "effect"
        assert proof(form(said, effect=effect), form("Save", effect=effect), said) == "effect"
    for now in (
        form("Save draft", effect=effect),
        form("Save and close", effect=effect),
        form("Save changes", "Save changes", effect=effect),
        form("Save changes", effect=effect, field="Comment", heading="Other"),
        form("Save changes", effect=effect, name="Note"),
        [element("textbox", "Street", (0, 9)), *form("Save changes", effect=effect, field="Comment")],
        form("Save changes", effect="POST http://shop/notes/9"),
    ):
        assert proof(then, now, "Save") != "effect"


def test_without_a_form_or_what_it_sends_nothing_tells_what_is_saved() -> None:
    assert proof(form("Save", effect=""), form("Save changes", effect=""), "Save") == ""
    bare = [e for e in form("Save") if e.role != "form"], [e for e in form("Save changes") if e.role != "form"]
    assert proof(bare[0], bare[1], "Save") == ""


def tabs(*names: str, role: str = "tab") -> list[Element]:
    return [element("heading", "Work"), *(element(role, name, (90 * at, 40)) for at, name in enumerate(names))]


def test_a_tab_among_others_that_count_may_count_on() -> None:
    then = tabs("Home", "Projects (2)", "Tasks (3)")
    assert proof(then, tabs("Home", "Projects (5)", "Tasks (4)"), "Projects (2)") == "count"
    assert proof(then, tabs("Home", "Projects", "Tasks (4)"), "Projects (2)") == "count"
    in_page = [container("navigation", "", *tabs(*names, role="button")[1:])
               for names in (("Projects (2)", "Tasks [3]"), ("Projects (5)", "Tasks [4]"))]  # fmt: skip
    assert proof(in_page[0], in_page[1], "Projects (2)") == "count"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (tabs("Home", "Untitled (2)"), tabs("Home", "Untitled (5)")),
        (tabs("Home", "Plan (2)", "Tasks (3)"), tabs("Help", "Plan (5)", "Tasks (3)")),
        (tabs("Plan (2)", "Plan (5)", "Tasks (3)"), tabs("Plan (5)", "Tasks (3)")),
        (tabs("Plan (2)", "Tasks (3)"), tabs("Plan (5)", "Plan (6)", "Tasks (3)")),
        (tabs("Plan (2)", "Tasks (3)"), tabs("Plan (5)", "Plan", "Tasks (3)")),
        (tabs("Plan (2)", "Tasks (3)", role="button"), tabs("Plan (5)", "Tasks (3)", role="button")),
        (tabs("Plan 2", "Tasks (3)"), tabs("Plan 5", "Tasks (3)")),
        (tabs("Plan (2)", "Tasks (3)"), tabs("Plans (5)", "Tasks (3)")),
    ],
    ids=["no others count", "beside others", "others then", "others now", "one without", "no tab", "a name", "words"],
)
def test_what_may_be_another_of_many_does_not_count_on(then: Sequence[Element], now: Sequence[Element]) -> None:
    for name in ("Untitled (2)", "Plan (2)", "Plan 2"):
        if any(e.name == name for e in then):
            assert proof(then, now, name) == ""


@pytest.mark.parametrize(
    ("then", "now", "counts"),
    [("projects-link", "projects-link", True), ("p1-projects", "p1-projects", False),
     ("row-link", "row-link", False), ("projects-link", "projects", False)],
)  # fmt: skip
def test_what_its_own_mark_calls_so_may_count_on(then: str, now: str, counts: bool) -> None:
    at = [[element("heading", "Work"), traced(element("button", name, (0, 40)), id=mark), element("link", "Help")]
          for name, mark in (("Projects (2)", then), ("Projects (5)", now))]  # fmt: skip
    assert (proof(at[0], at[1], "Projects (2)") == "count") == counts


def test_what_stands_in_a_row_is_one_of_many() -> None:
    at = [container("row", "", traced(element("button", name, (0, 40)), id="report"), element("cell", "x"))
          for name in ("Report (2)", "Report (5)")]  # fmt: skip
    assert proof(at[0], at[1], "Report (2)") != "count"


@pytest.mark.parametrize(
    ("told", "said", "same"),
    [("Inbox (2)", "Inbox (99+)", True), ("Inbox [2]", "Inbox", True), ("Order 7", "Order 8", False),
     ("Room 12", "Room", False), ("Inbox", "Inbox", False), ("(2)", "(5)", False), ("Tea (green)", "Tea", False)],
)  # fmt: skip
def test_a_number_in_brackets_at_the_end_counts(told: str, said: str, same: bool) -> None:
    assert same_but_for_count(told, said) is same


def test_what_is_said_besides_is_what_it_is_about() -> None:
    assert says_what("Save", "Save changes", ()) and says_what("Save customer", "Save", ["Customer"])
    assert not says_what("Save", "Save draft", ["Customer"]) and not says_what("Save", "Unsave changes", ())
    assert not says_what("", "changes", ())
