"""What was typed into a field for a password or a card stays out of everything told afterwards."""

import json
import re
from dataclasses import replace
from typing import TypeVar

from app.brains.brain import Prompt, Reply, Role, Usage
from app.events import Proposed, Spent
from app.masking import Secrets
from app.proposals import Act, Amend, Answer, Approve, Move
from app.tasks import Permissions
from app.wire import to_json
from controllers.actions import SetText, TypeText
from tests.app.scripted import ScriptedBrain
from tests.app.stage import Person, fill, play, script, shop, tap
from tests.perception.screens import element

T = TypeVar("T")
SECRET = 'hun"ter2'
CARD = "4111 1111 1111 1111"
ALLOWED = Permissions("scope", frozenset({"secret"}))


class Talking(ScriptedBrain):
    """A scripted brain whose calls are told, and speak of the password."""

    def model(self, role: Role, rung: int = 0) -> str:
        return "talker"

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        usage = Usage(1, 1, asked=f"use {SECRET}", said=json.dumps({"text": SECRET}))
        return replace(super().ask(prompt, reply), usage=usage)


def test_calls_and_thoughts_are_told_without_it() -> None:
    brain = Talking({})
    typing = replace(fill("Password", SECRET), thought=f"I type {SECRET}", words="log in")
    later = replace(tap("Order 7"), thought=f"{SECRET} was accepted", words="open the order")
    brain._replies = script([typing, later, Answer("done")])._replies
    stage = play(brain=brain, person=Person([Approve()]))
    assert "ter2" not in "".join(map(to_json, stage.events))
    assert {(each.asked, each.said) for each in stage.of(Spent)} == {("use •••", '{"text": "•••"}')}
    acts = [proposed.proposal for proposed in stage.of(Proposed) if isinstance(proposed.proposal, Act)]
    assert [act.thought for act in acts] == ["I type •••", "••• was accepted"]


def test_what_the_person_puts_in_its_place_is_told_without_it_too() -> None:
    (own,) = fill("Password", SECRET).moves
    stage = play(fill("Password", "guess"), Answer("done"), person=Person([Amend(own), Approve()]))
    assert [action for action, _ in stage.controller.performed] == [SetText(SECRET)]
    assert "ter2" not in "".join(map(to_json, stage.events))


def test_what_is_typed_at_the_caret_of_a_password_field_is_told_without_it() -> None:
    controller = shop()
    listed = controller._screens["list"]
    nodes = tuple(replace(e, states=e.states | {"focused"}) if "password" in e.states else e for e in listed.nodes)
    controller._screens["list"] = replace(listed, nodes=nodes)
    typing = Act("log in", "shop", (Move("shop", TypeText(SECRET)),))
    stage = play(typing, Answer(f"I typed {SECRET}"), controller=controller, person=Person([Approve()]))
    assert [action for action, _ in stage.controller.performed] == [TypeText(SECRET)]
    assert "ter2" not in "".join(map(to_json, stage.events))
    assert stage.engine.episode.answer == "I typed •••"


def test_what_the_person_puts_there_is_masked_whatever_target_they_name() -> None:
    (own,) = fill("Password", SECRET).moves
    stage = play(
        fill("Password", "guess"), Answer("done"), person=Person([Amend(replace(own, on="office")), Approve()])
    )
    assert [action for action, _ in stage.controller.performed] == [SetText(SECRET)]
    assert "ter2" not in "".join(map(to_json, stage.events))


def test_a_short_one_is_left_for_masking_it_would_spell_it_out() -> None:
    secrets = Secrets()
    secrets.add("1")
    secrets.add("123")
    assert secrets.masked("1 of 1230 pages, code 123.") == "1 of 1230 pages, code •••."


def test_the_number_of_a_card_is_known_however_it_is_grouped() -> None:
    secrets = Secrets()
    secrets.add(CARD)
    told = "4111111111111111, 4111-1111-1111-1111 and 4111 1111 1111 11112"
    assert secrets.masked(told) == "•••, ••• and 4111 1111 1111 11112"


def test_a_card_goes_into_its_field_and_is_told_nowhere() -> None:
    controller = shop()
    listed = controller._screens["list"]
    card = element("textbox", "Card number", (0, 120), value="4000 0000 0000 0002")
    controller._screens["list"] = replace(listed, nodes=(*listed.nodes, card))
    typing = replace(fill("Card number", CARD), thought=f"I pay with {CARD}")
    stage = play(typing, Answer(f"Paid with {CARD.replace(' ', '')}."), controller=controller, permissions=ALLOWED)
    assert [action for action, _ in stage.controller.performed] == [SetText(CARD)]
    told = "".join(map(to_json, stage.events))  # its times may hold four digits of either
    assert not re.search("4111.?1111|4000.?0000|0000.?0002", told) and stage.engine.episode.answer == "Paid with •••."
