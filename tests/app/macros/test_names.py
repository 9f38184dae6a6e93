"""What is done is done under the name that was recorded: nothing that only took its id, its place or its row is it."""

from dataclasses import replace

import pytest

from app.macros.aiming import Unsure, aimed
from controllers.actions import Action, SetText, Tap
from perception.checks import ElementShown
from perception.locators import Around, Labelled, Locator, Named, described
from perception.resolving import chain
from perception.screen import Element
from tests.perception.screens import element, row, screen, text, traced

TAP = Tap()
NAMES = [("Save", "Approve"), ("Compare", "Merge"), ("Preview", "Preview and merge"), ("Follow", "Stop follow")]


def named(name: str, role: str = "button", **rest: str) -> list[Element]:
    return [text("Branch"), traced(element(role, name, (0, 30), **rest), "div/button", id="btn2"), text("End", (0, 60))]


def found(then: list[Element], now: list[Element], action: Action | None = TAP, at: int = 1) -> object:
    """What is aimed at on the second screen by what the element was known by on the first."""
    return aimed(chain(then[at], then, lasting=True), screen(*now), action)


@pytest.mark.parametrize(("then", "now"), NAMES)
def test_what_bears_its_id_under_another_name_is_waited_for_under_its_own(then: str, now: str) -> None:
    (awaited,) = [found(named(then), named(now))]
    assert isinstance(awaited, ElementShown) and awaited.target.parts[0] == Named("button", then, 1)
    assert isinstance(found(named(then), named(then)), Element)


@pytest.mark.parametrize(("then", "now"), NAMES)
def test_in_a_row_a_longer_name_is_another(then: str, now: str) -> None:
    rows = [*row("1", 0, "Ada", buttons=[then]), *row("2", 30, "Bob", buttons=[then])]
    others = [*row("1", 0, "Ada", buttons=[now]), *row("2", 30, "Bob", buttons=[now])]
    assert isinstance(found(rows, rows, at=2), Element) and not isinstance(found(rows, others, at=2), Element)


def test_a_field_that_took_the_id_of_another_is_not_typed_into() -> None:
    text_in = SetText("Quay 1")
    assert isinstance(found(named("Street", "textbox"), named("Country", "textbox"), text_in), ElementShown)
    street, country = (named("", "textbox", label=label) for label in ("Street", "Country"))
    assert isinstance(found(street, country, text_in), ElementShown)
    assert isinstance(found(street, street, text_in), Element)


def test_what_had_no_name_is_known_by_its_id_and_what_a_person_wrote_by_their_words() -> None:
    assert isinstance(found(named(""), named("")), Element)
    assert isinstance(aimed(described("Preview"), screen(*named("Preview and merge")), Tap()), Element)


def test_the_title_of_a_column_does_not_name_what_stands_below_it() -> None:
    def people(name: str) -> list[Element]:
        *cells, link = row("1", 0, "Kiel", buttons=[name])
        return [*cells, traced(link, id="first")]

    kept = Locator((Named("button", "Ada", 1), Labelled("button", "Name", 1), Around()))
    labelled = screen(element("button", "Bob", label="Name"))
    assert isinstance(aimed(kept, labelled, Tap()), ElementShown)
    assert not isinstance(found(people("Ada"), people("Bob"), at=2), Element)


def test_where_what_tells_it_points_elsewhere_it_is_not_waited_for() -> None:
    kept = chain(named("Save")[1], named("Save"), lasting=True)
    elsewhere = screen(*named("Merge"), element("button", "Save", (0, 90)))
    with pytest.raises(Unsure, match="2 elements fit"):
        aimed(kept, elsewhere, Tap())
    narrowed = Locator(tuple(replace(p, matches=2) if isinstance(p, Named) else p for p in kept.parts))
    with pytest.raises(Unsure, match='tells "Merge" button as well'):
        aimed(narrowed, elsewhere, Tap())
