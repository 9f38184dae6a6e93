"""JavaScript dialogs: a screen of their own that holds nothing up."""

import pytest

from controllers.actions import Open, SetText, Tap
from controllers.controller import Found, Missing
from controllers.errors import ControllerError
from perception.locators import described
from perception.screen import INTERACTIVE
from tests.controllers.conftest import Shown
from tests.controllers.site import Site

ASKING = "<p id=note role=status></p><button onclick=\"note.textContent = '= ' + {}\">Ask</button>"


@pytest.mark.parametrize(
    ("call", "answer", "result"),
    [
        ("alert('Mind the gap')", "OK", "= undefined"),
        ("confirm('Mind the gap')", "OK", "= true"),
        ("confirm('Mind the gap')", "Cancel", "= false"),
        ("prompt('Mind the gap', 'here')", "OK", "= here"),
        ("prompt('Mind the gap', 'here')", "Cancel", "= null"),
    ],
)
def test_a_dialog_is_shown_and_answered(show_apart: Shown, call: str, answer: str, result: str) -> None:
    page = show_apart(ASKING.format(call))
    assert page.tap("Ask").events == ("dialog opened: Mind the gap",)
    dialog, *controls = page.target.capture().nodes
    assert (dialog.role, dialog.name) == ("dialog", "Mind the gap")
    assert all(control.role in INTERACTIVE for control in controls)
    page.tap(answer)
    assert result in page.names()


def test_a_prompt_takes_an_answer(show_apart: Shown) -> None:
    page = show_apart(ASKING.format("prompt('Name?')"))
    page.tap("Ask")
    page.do(SetText("Ada"), "Answer")
    assert page.one("Answer").value == "Ada"
    page.tap("OK")
    assert "= Ada" in page.names()


def test_leaving_a_page_with_unsaved_work_asks(show_apart: Shown, site: Site) -> None:
    site.pages["/next"] = "<h1>Next</h1>"
    page = show_apart("<label>Name <input></label><script>onbeforeunload = (event) => event.preventDefault()</script>")
    page.do(SetText("Ada"), "Name")
    page.do(Open(f"{site.address}/next"))
    assert page.target.capture().nodes[0].name.startswith("Leave this page?")
    page.tap("Cancel")
    assert page.one("Name").value == "Ada"
    page.do(Open(f"{site.address}/next"))
    page.tap("OK")
    assert page.names() == ["Next"]


def test_a_dialog_is_in_the_way_of_everything_else(show_apart: Shown) -> None:
    page = show_apart(ASKING.format("alert('Mind the gap')"))
    button = page.find("Ask")
    page.target.perform(Tap(), button)
    with pytest.raises(ControllerError, match="A dialog is in the way: Mind the gap; answer it first"):
        page.target.perform(Tap(), button)
    assert isinstance(page.target.locate(described("Ask", "button")), Missing)
    assert isinstance(page.target.locate(described("OK", "button")), Found)
    page.tap("OK")
    page.tap("Ask")


def test_one_dialog_after_another(show_apart: Shown) -> None:
    page = show_apart(ASKING.format("[confirm('First?'), confirm('Second?')]"))
    page.tap("Ask")
    assert page.tap("OK").events == ("dialog opened: Second?",)
    page.tap("Cancel")
    assert "= true,false" in page.names()


def test_a_dialog_that_the_page_opens_by_itself_ends_the_waiting(show_apart: Shown) -> None:
    page = show_apart("<button onclick=\"fetch('/never'); setTimeout(() => alert('Late'), 200)\">Go</button>")
    page.tap("Go")
    assert page.target.capture().nodes[0].name == "Late"
    page.tap("OK")


def test_a_popup_that_begins_with_a_dialog(show_apart: Shown, site: Site) -> None:
    site.pages["/greeting"] = "<title>Greeting</title><script>alert('Welcome')</script><h1>Hello</h1>"
    page = show_apart("<button onclick=\"window.open('/greeting')\">Pop</button>")
    page.tap("Pop")
    assert page.names()[0] == "Welcome"
    page.tap("OK")
    assert page.names() == ["Hello"]
