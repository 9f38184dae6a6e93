"""What the Mender's model may reply about a step: told, held to, and looked at before it is heeded."""

import json
from dataclasses import replace
from typing import get_args

import pytest

from app.brains.brain import Prompt
from app.brains.prompting.mending import OFFERS, offered, schema
from app.brains.prompting.pages import page
from app.brains.prompting.replies import Unfit
from app.brains.prompting.schemas import FINDINGS
from app.brains.prompting.understanding import understood
from app.roles.mender import Besides, Finding, Kind
from tests.app.brains.prompting.situations import prompt, situation
from tests.app.brains.prompting.test_pages import LONGEST
from tests.perception.screens import element, screen, text

SCREEN = screen(
    text("Printed"),
    element("combobox", "Tier", (0, 40), options=("Plain", "Gold")),
    element("button", "Print", (0, 80)),
    element("button", "Off", (0, 120), states={"disabled"}),
    element("link", "Orders", (0, 160), effect="GET http://shop/orders?page=2"),
)


def asked(*offers: str) -> Prompt:
    return Prompt("mender", situation(SCREEN), "step 1 of 1, tap Print", offers)


def found(offers: tuple[str, ...], **said: object) -> Finding:
    value, troubles = understood(asked(*offers), json.dumps({"thought": "t", **said}))
    assert isinstance(value, Finding) and not troubles
    return value


def test_every_kind_of_reply_is_described_once() -> None:
    assert set(OFFERS) == {*get_args(Kind), *get_args(Besides)}
    assert set(FINDINGS.values()) == set(get_args(Kind))


@pytest.mark.parametrize(
    "offers",
    [
        ("stands in", "open first", "not there", "called", "chosen", "awaited"),
        ("option", "go on", "not there"),
        ("reads now", "go on", "retype", "not there"),
    ],
)
def test_what_is_told_of_one_step_is_no_longer_than_a_page(offers: tuple[str, ...]) -> None:
    told = offered(asked(*offers)).split()
    assert len(page(prompt("mender")).system.split()) + len(told) <= LONGEST


def test_only_what_is_on_offer_is_told_and_taken() -> None:
    told = page(asked("stands in", "awaited", "not there")).text
    assert "`stands_in`" in told and "`awaited`" in told and "`retype`" not in told
    form = schema(("stands in", "awaited", "not there"))
    assert form["properties"]["kind"]["enum"] == ["stands_in", "not_there"]
    assert set(form["properties"]) == {"thought", "kind", "element", "awaited"}
    assert form["required"] == ["thought", "kind"] and form["additionalProperties"] is False
    with pytest.raises(Unfit, match="must be one of stands_in, not_there"):
        found(("stands in", "not there"), kind="retype", element=3, value="1")


def test_one_reply_tells_all_that_is_other_about_a_step() -> None:
    offers = ("stands in", "open first", "not there", "called", "chosen", "awaited")
    said = {
        "element": 3,
        "called": " Dispatch ",
        "option": "Premium",
        "awaited": ["Dispatched", " ", "Is out", "Gone", "More"],
    }
    told = found(offers, kind="open_first", **said)
    assert told == Finding(
        "open first", 3, option="Premium", awaited=("Dispatched", "Is out", "Gone"), called="Dispatch", thought="t"
    )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "stands_in", "element": 99}, "no element 99"),
        ({"kind": "open_first", "element": 4}, "covered or disabled"),
        ({"kind": "go_on", "element": 0}, "no element 0"),
        ({"kind": "retype", "element": 99, "value": "1"}, "no element 99"),
        ({"kind": "reads_now", "awaited": ["Sent"]}, "not one text that the screen says"),
        ({"kind": "reads_now", "awaited": ["Printed", "Orders"]}, "not one text that the screen says"),
        ({"kind": "reads_now", "awaited": []}, "not one text that the screen says"),
        ({"kind": "option", "option": "Silver"}, "no option"),
    ],
)
def test_what_the_screen_does_not_bear_out_is_asked_for_again(said: dict[str, object], why: str) -> None:
    with pytest.raises(Unfit, match=why):
        found(tuple(OFFERS), **said)


def test_what_the_screen_bears_out_is_taken() -> None:
    assert found(tuple(OFFERS), kind="reads_now", awaited=["Printed"]).awaited == ("Printed",)
    assert found(tuple(OFFERS), kind="option", option="Gold").option == "Gold"


def test_the_mender_alone_is_told_where_a_link_leads() -> None:
    assert 'link "Orders" to /orders' in page(asked("not there")).text
    operator = replace(asked(), role="operator")
    assert 'link "Orders"' in page(operator).text and " to /orders" not in page(operator).text
