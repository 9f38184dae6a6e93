"""Models from cheap to dear, prompts whose beginning stays the same to the byte, and replies that are malformed."""

import json
import random
from dataclasses import replace
from typing import Any, get_args

import pytest

from app.brains.brain import Prompt, Role
from app.brains.choice import models
from app.brains.claude import ClaudeBrain
from app.brains.messages.requests import body
from app.brains.model import Request
from app.errors import MalformedReply, UserError
from app.events import Judged, Noted
from app.proposals import Answer, Note, Outcome
from app.roles.operator import Choice
from app.settings import Settings
from tests.app.brains.models import Canned, action, flat, reply
from tests.app.brains.prompting.situations import form, halfway, number, prompt, situation
from tests.perception.screens import element, screen

ROLES: tuple[Role, ...] = get_args(Role)
LADDER = dict.fromkeys(ROLES, ("cheap", "middling", "dear"))
DONE = reply(kind="answer", say="Done.")


def on_rung(rung: int) -> Prompt:
    asked = prompt("operator")
    return replace(asked, situation=replace(asked.situation, rung=rung))


@pytest.mark.parametrize(("rung", "model"), [(0, "cheap"), (1, "middling"), (2, "dear"), (9, "dear")])
def test_the_rung_says_which_model_is_asked(rung: int, model: str) -> None:
    canned = Canned([DONE])
    brain = ClaudeBrain(canned, LADDER)
    brain.ask(on_rung(rung), Choice)
    assert canned.requests[0].model == brain.model("operator", rung) == model


def test_every_malformed_reply_climbs() -> None:
    canned = Canned(["No.", "No.", DONE])
    ClaudeBrain(canned, LADDER).ask(on_rung(0), Choice)
    assert [request.model for request in canned.requests] == ["cheap", "middling", "dear"]


def test_a_setting_may_name_a_ladder() -> None:
    found = models(Settings(model="a", operator_model="a, b ,c"))
    assert (found["operator"], found["manager"]) == (("a", "b", "c"), ("a",))
    with pytest.raises(UserError, match="single commas"):
        models(Settings(model="a,,b"))


def sent(asked: Prompt, model: Canned, brain: ClaudeBrain) -> dict[str, Any]:
    brain.ask(asked, Choice)
    return body(model.requests[-1])


def prefix(arguments: dict[str, Any]) -> bytes:
    """What a server may cache: everything up to the last mark, as it goes over the wire."""
    (message,) = arguments["messages"]
    marked = [block for block in message["content"] if "cache_control" in block]
    return json.dumps([arguments["system"], marked]).encode()


@pytest.mark.parametrize("small", [False, True])
def test_the_cached_beginning_is_the_same_bytes_throughout_a_run(small: bool) -> None:
    """Other screens, other moves, notes, rungs and pictures: the prefix stays, and holds most of an empty page."""
    model = Canned([flat() if small else DONE] * 9)
    brain = ClaudeBrain(model, LADDER, small=small)
    episode = halfway(Noted(Note("price", "€ 45.00")), Judged(Outcome("worked")))
    seen = [prompt("operator"), prompt("operator", screen(element("link", "Elsewhere"))), on_rung(2)]
    seen += [replace(prompt("operator"), situation=situation(form(), episode))]
    told = [sent(each, model, brain) for each in seen]
    prefixes = {prefix(arguments) for arguments in told}
    assert len(prefixes) == 1
    assert len(prefixes.pop()) > 0.6 * len(json.dumps(told[0]["messages"]))


def spoilt(said: str, chance: random.Random) -> str:
    """What small models make of a reply: prose, half of it, an invented element, other fields, two of it, nothing."""
    return chance.choice([
        "I would click the button now.", said[: len(said) // 2], said.replace(f'"element": {BOOK}', '"element": 4711'),
        '{"action": "click", "selector": "#book"}', f"{said}\n{said}", "", "[]", said.replace('"tap"', '"dance"'),
    ])  # fmt: skip


BOOK = number("Book", form())


@pytest.mark.parametrize("small", [False, True])
def test_malformed_replies_are_recovered(small: bool) -> None:
    """Three in ten replies cannot be used; of 500 questions 99 in 100 get their answer."""
    chance, good = random.Random(11), reply(action("tap", BOOK, "", "changed"), say="book")
    if small:
        good = flat(kind="act", say="book", verb="tap", element=BOOK, expect="changed")

    class Spoiling(Canned):
        def complete(self, request: Request):  # type: ignore[no-untyped-def]
            whole = json.dumps(good)
            self._answers = iter([spoilt(whole, chance) if chance.random() < 0.3 else whole])
            return super().complete(request)

    brain, recovered = ClaudeBrain(Spoiling([]), LADDER, small=small), 0
    asked = prompt("operator")
    for _ in range(500):
        try:
            proposal = brain.ask(asked, Choice).value.proposal
        except MalformedReply:
            continue
        assert not isinstance(proposal, Answer)
        recovered += 1
    assert recovered >= 0.99 * 500
