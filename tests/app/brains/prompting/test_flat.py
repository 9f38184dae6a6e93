"""Small models reply flat, and say the same so as larger ones do."""

import json
from typing import Any

import pytest

from app.brains.brain import Prompt, Situation
from app.brains.prompting.flat import widened
from app.brains.prompting.replies import Unfit
from app.brains.prompting.understanding import schema, understood
from app.events import Constrained
from app.proposals import Act, Answer
from app.roles.operator import Choice, Met
from tests.app.brains.models import action, flat, reply
from tests.app.brains.prompting.situations import form, halfway, number, prompt, situation

BOOK = number("Book", form())


def test_a_flat_reply_says_what_a_full_one_does() -> None:
    full = reply(
        action("set_text", number("Name", form()), "Ada", "none"), notes=[{"name": "boat", "text": "Dinghy"}], say="s",
    )  # fmt: skip
    said = flat(kind="act", say="s", verb="set_text", element=number("Name", form()), text="Ada", note="boat",
                      note_text="Dinghy")  # fmt: skip
    assert widened(said) == full | {"on": ""}
    value, mended = understood(prompt("operator"), json.dumps(said), small=True)
    assert isinstance(value, Choice) and mended == ()


def small(seen: Situation, **fields: Any) -> Choice:
    value, _ = understood(Prompt("operator", seen), json.dumps(flat(**fields)), small=True)
    assert isinstance(value, Choice)
    return value


def test_an_action_beside_a_flat_answer_is_done_before_it_counts() -> None:
    chosen = small(situation(form()), kind="answer", say="Booked.", verb="tap", element=BOOK).proposal
    assert isinstance(chosen, Act) and chosen.moves[0].aim == BOOK and chosen.answer == Answer("Booked.")


def test_flat_replies_prove_conditions_one_by_one_and_are_told_so_in_their_own_fields() -> None:
    bound = situation(form(), halfway(Constrained(("the small boat", "for Ines Moreau"))))
    first = {"condition": 1, "by": "Small boat"}
    with pytest.raises(Unfit, match='Condition 2, "for Ines Moreau", is open: show in `condition` and `by`'):
        small(bound, kind="answer", say="Booked.", **first)
    proven = small(bound, kind="act", say="go on", **first)
    assert proven.met == (Met(1, "Small boat"),) and proven.proposal == Act("go on", "club")


def test_the_small_form_has_no_records_in_it() -> None:
    fields = schema(prompt("operator"), small=True)["properties"].values()
    assert all(field.get("items", field)["type"] in {"string", "integer"} for field in fields)
    assert schema(prompt("manager"), small=True) is schema(prompt("manager"))
