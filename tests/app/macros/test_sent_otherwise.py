"""A form that another button sends, and a search with a button of another name: the same for certain."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from app.macros.healing import Broken
from app.macros.sending import Filled, by_its_fields
from controllers.actions import SetText
from controllers.browser.target import BrowserTarget
from perception.checks import ValueIs
from perception.resolving import chain
from perception.screen import Element, Place
from skills.steps import Do
from tests.app.macros.served import replayed, shown
from tests.app.macros.test_moved import Replay, step
from tests.app.stage import DETAIL, ORDERS
from tests.controllers.site import Site
from tests.perception.screens import capture, container, element, screen, text

HERE = f"POST {ORDERS.address}"
ASKED = f"GET {ORDERS.address}"


def form(
    button: str, field: str = "Street", place: str = "", effect: str = HERE, value: str = "", **rest: Any
) -> list[Element]:
    """A form without a name, whose words are other ones by now but for those that are given."""
    filled = element(rest.pop("role", "textbox"), field, (0, 40), effect=effect, value=value, **rest)
    sent = [element("button", button, (0, 80), effect=effect)] if button else []
    return container("form", "", filled, text(place or field, (200, 40)), *sent)


def filling(nodes: Sequence[Element], field: str, *steps: Do) -> list[Do]:
    """The step that fills the field in, and those after it."""
    (there,) = [e for e in nodes if e.name == field and e.interactive]
    target = chain(there, nodes, lasting=True)
    return [Do(f"type in {field}", SetText("Quay 7"), target, ValueIs(target, "Quay 7")), *steps]


def filled(recorded: Sequence[Element], now: Sequence[Element], button: str, place: Place = ORDERS) -> list[str]:
    """What a replay does that fills in `Street` and then presses the button that was called so."""
    screens = {
        "page": capture(*now, place=place),
        "typed": capture(*(replace(e, value="Quay 7") if e.name == "Street" else e for e in now), place=place),
        "after": capture(text("Printed"), place=ORDERS),
    }
    pressed = {("typed", "tap", e.name): "after" for e in now if e.role == "button"}
    ways = {("page", "set text", "Street"): "typed", ("typed", "press", "Street"): "after", **pressed}
    return Replay(filling(recorded, "Street", step(recorded, button)), screens, ways).done


def test_what_saves_what_was_filled_in_is_the_same_whatever_else_the_form_says() -> None:
    recorded = form("Save", place="Whole euros")
    assert filled(recorded, form("Save your changes"), "Save") == ["Street", "Save your changes"]
    for button, effect in (
        ("Send your changes", HERE),
        ("Save draft", HERE),
        ("Delete", HERE),
        ("Save your changes", "POST http://shop/orders/8"),
    ):
        now = [replace(e, effect=effect) if e.role == "button" else e for e in form(button)]
        assert filled(recorded, now, "Save") == ["Street"]


def test_what_saves_is_of_the_record_of_the_page_and_can_be_pressed() -> None:
    def now(number: int, **rest: Any) -> list[Element]:
        made = form("Save your changes", effect=f"POST http://shop/orders/{number}")
        return [replace(e, **rest) if e.role == "button" else e for e in made]

    recorded = form("Save", place="Whole euros", effect="POST http://shop/orders/7")
    assert filled(recorded, now(7), "Save", DETAIL) == ["Street", "Save your changes"]
    assert filled(recorded, now(8), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, states=frozenset({"disabled"})), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, visibility="covered"), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, hint="Delete it"), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, role="link"), "Save", DETAIL) == ["Street"]


def apart(nodes: Sequence[Element]) -> list[Element]:
    """The same as another form of the page."""
    return [replace(e, key=f"note {e.key}", within=tuple(f"note {key}" for key in e.within)) for e in nodes]


def test_what_saves_another_form_or_one_of_two_is_not() -> None:
    recorded = form("Save", place="Whole euros")
    note = apart(form("Save your changes", field="Note"))
    assert filled(recorded, [*form(""), *note], "Save") == ["Street"]
    assert filled(recorded, [*form("Save your changes"), *note], "Save") == ["Street"]


def test_what_saves_holds_all_that_was_filled_in_and_nothing_was_done_since() -> None:
    then = [*form("Keep"), *apart(form("Save", field="Note")), element("button", "Print", (300, 40))]
    now = [*form("Save your changes", place="Other"), *apart(form("", field="Note")), then[-1]]
    typed = {"page": now, "typed": with_value(now, "Street"), "both": with_value(now, "Note")}
    screens = {name: capture(*each, place=ORDERS) for name, each in typed.items()}
    ways = {("page", "set text", "Street"): "typed", ("typed", "set text", "Note"): "both"}
    for between in (filling(then, "Note"), [step(then, "Print", None)]):
        replay = Replay(filling(then, "Street", *between, step(then, "Save")), screens, ways)
        assert (replay.ending, len(replay.done)) == ("failed", 2)


def with_value(nodes: Sequence[Element], name: str) -> list[Element]:
    return [replace(e, value="Quay 7") if e.interactive and e.name == name else e for e in nodes]


def save(*buttons: Element, gone: bool = False) -> bool:
    """Whether the button that saves a form of one field is found among these and the form's own."""
    recorded = form("Save", place="Whole euros")
    now = screen(*form("Save your changes"), *buttons)
    kept, done = step(recorded, "Save"), Filled()
    for field in (now.elements[1], *([element("textbox", "Gone", key="gone")] if gone else [])):
        done.acting(SetText("Quay 7"), field)
    return by_its_fields(Broken(kept, kept, {}, now), done.on(now)) is not None


def test_a_form_whose_button_is_one_of_two_or_of_whose_fields_one_is_gone_is_not_sent() -> None:
    assert save()
    assert not save(gone=True)
    assert not save(element("button", "Save", (0, 300), effect=HERE))


@pytest.mark.parametrize("rest", [{"visibility": "covered"}, {"states": frozenset({"disabled"})}])
def test_what_cannot_be_pressed_sends_nothing(rest: Any) -> None:
    kept = step(form("Save", place="Whole euros"), "Save")
    now = screen(*(replace(e, **rest) if e.role == "button" else e for e in form("Save your changes")))
    assert by_its_fields(Broken(kept, kept, {}, now), [now.elements[1]]) is None


SEARCH = """<!doctype html><h1>People</h1><form action=/found><label>Name <input name=q></label>{}</form>"""
MARKED = "onclick=\"document.title = 'marked'; event.preventDefault()\""


@pytest.mark.parametrize(
    ("button", "ended"),
    [
        ("<button>Go</button>", "sent"),
        ("<button>Show results</button>", "sent"),
        ("<button aria-label='→'>→</button>", "sent"),
        (f"<button {MARKED}>Mark all as read</button>", ""),
        (f"<button {MARKED}>Clear</button>", ""),
        (f"<button {MARKED}>Show all archived</button>", ""),
        (f"<button {MARKED}>Alle gelesen</button>", ""),
        (f"<button type=button {MARKED}>Go</button>", ""),
        (f"<button type=reset {MARKED}>Go</button>", ""),
        (f"<input type=submit value='Forget it' {MARKED}>", ""),
    ],
)
def test_the_lone_button_of_a_real_search_sends_it_unless_it_says_or_is_something_else(
    button: str, ended: str, page: BrowserTarget, site: Site
) -> None:
    site.pages["/found"] = "<title>sent</title>"
    recorded = shown(page, site, SEARCH.format("<button>Search</button>"))
    replayed(page, site, SEARCH.format(button), *filling(recorded, "Name", step(recorded, "Search")))
    assert page.evaluate("document.title") == ended
