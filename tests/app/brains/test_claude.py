"""The brain with a model behind it: what it asks, what it takes for an answer, and whole tasks on a real shop."""

import io
import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from app.bench.playing import Browsers, Player
from app.bench.runner import Result, Run, play_one
from app.bench.suites.demo import TASKS
from app.brains import choice
from app.brains.brain import Role, Usage
from app.brains.claude import ClaudeBrain
from app.brains.model import Completion, Request
from app.errors import BrainError, MalformedReply, UserError
from app.proposals import Answer, Outcome
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.mender import Finding
from app.roles.notetaker import Reading
from app.roles.operator import Choice
from app.settings import Settings
from app.spending import Allowance
from controllers.browser.chromium import Chromium
from perception.screen import Observation, Picture
from tests.app.brains.models import Canned, doing, reply
from tests.app.brains.prompting.situations import form, prompt
from tests.app.keyrings import Memory, installed
from tests.perception.screens import element, screen

BY_ID = {task.id: task for task in TASKS}
MODELS: dict[Role, tuple[str, ...]] = {role: (f"{role}-model",) for role in get_args(Role)}
DONE = reply(kind="answer", say="Done.")


def brain(model: Canned) -> ClaudeBrain:
    return ClaudeBrain(model, MODELS, "low")


@pytest.mark.parametrize(
    ("role", "said", "value"),
    [
        (
            "manager",
            {"thought": "t", "facts": [], "subgoals": ["a", " b "], "conditions": ["by noon"]},
            Plan(("a", "b"), "t", (), ("by noon",)),
        ),
        ("operator", DONE, Choice(Answer("Done."), (), (), 0)),
        ("reflector", {"evidence": "it says so", "judgement": "wrong_screen"}, Outcome("wrong screen", "it says so")),
        ("notetaker", {"texts": [" € 45.00 "]}, Reading(("€ 45.00",))),
        ("learner", {"tips": []}, Lessons()),
        (
            "mender",
            {"thought": "t", "kind": "reads_now", "awaited": ["Name"]},
            Finding("reads now", awaited=("Name",), thought="t"),
        ),
    ],
)
def test_each_role_asks_its_model_and_gets_its_value(role: Role, said: dict[str, object], value: object) -> None:
    model = Canned([said])
    assert brain(model).ask(prompt(role), type(value)).value == value
    (request,) = model.requests
    assert (request.role, request.model, request.effort) == (role, f"{role}-model", "low")


def test_tips_are_few_and_say_where_they_come_from() -> None:
    said = {"tips": [{"text": f"tip {n}", "sort": "corrected_error"} for n in range(5)]}
    tips = brain(Canned([said])).ask(prompt("learner"), Lessons).value.tips
    assert [(tip.text, tip.scope, tip.evidence, tip.sort, tip.origin, tip.trust) for tip in tips] == [
        (f"tip {n}", "http://club", "e1", "corrected error", "learned", "quarantined") for n in range(3)
    ]


def test_a_tip_is_for_the_page_that_it_names_if_the_run_has_been_there() -> None:
    pages = ("/bookings/new", "http://club/bookings", "", "/members", "it holds that")
    for named, kept in zip(pages, (*pages[:2], "", "", ""), strict=True):
        said = {"tips": [{"text": "tip", "sort": "caution", "page": named}]}
        (tip,) = brain(Canned([said])).ask(prompt("learner"), Lessons).value.tips
        assert tip.screen == kept


def test_a_reply_that_cannot_be_used_is_asked_for_again_with_the_reason() -> None:
    model = Canned(["No.", reply(kind="ask", say=""), json.dumps(DONE)], Usage(100, 10, 0.5, 1.0, cached=40))
    answer = brain(model).ask(prompt("operator"), Choice)
    assert answer.value.proposal == Answer("Done.")
    first, second, third = model.requests
    assert "no whole JSON object" in second.text and second.text.startswith(first.text)
    assert "`say` is empty" in third.text and "no whole JSON object" not in third.text
    usage = answer.usage
    assert (usage.tokens_in, usage.tokens_out, usage.dollars, usage.seconds, usage.cached) == (300, 30, 1.5, 3.0, 120)
    assert usage.calls == 3
    assert (usage.model, usage.asked, usage.said) == ("operator-model", first.text, json.dumps(DONE))
    assert len(usage.troubles) == 2


def test_what_was_mended_is_told() -> None:
    told: list[str] = []
    model = Canned([f"```\n{json.dumps(DONE)}\n```"])
    usage = ClaudeBrain(model, MODELS, None, told.append).ask(prompt("operator"), Choice).usage
    assert told == list(usage.troubles) == ["The operator's reply was mended: there was text around the JSON."]


def test_a_model_that_never_replies_properly_is_given_up() -> None:
    model = Canned(["No."] * 9)
    with pytest.raises(MalformedReply, match=r"no usable reply as operator in 4 tries; choose another model"):
        brain(model).ask(prompt("operator"), Choice)
    assert len(model.requests) == 4


def test_what_came_to_nothing_has_its_cost_all_the_same() -> None:
    class Broken(Canned):
        def complete(self, request: Request) -> Completion:
            if self.requests:
                raise BrainError("It is gone.", Usage(5, 1, 0.25))
            return super().complete(request)

    for model, dollars in ((Canned(["No."] * 9, Usage(dollars=0.5)), 2.0), (Broken(["No."], Usage(dollars=0.5)), 0.75)):
        with pytest.raises(BrainError) as failure:
            brain(model).ask(prompt("operator"), Choice)
        assert failure.value.usage and failure.value.usage.dollars == dollars and not failure.value.usage.said


def test_no_reply_is_asked_for_again_when_the_money_is_spent() -> None:
    wanted = prompt("operator")
    wanted = replace(wanted, situation=replace(wanted.situation, allowance=Allowance(dollars=0.9)))
    model = Canned(["No."] * 9, Usage(dollars=0.5))
    with pytest.raises(BrainError, match=r"may cost up to .* raise --max-dollars"):
        brain(model).ask(wanted, Choice)
    assert len(model.requests) == 2


def pictured(seen: Observation) -> Observation:
    image = io.BytesIO()
    Image.new("RGB", (40, 30)).save(image, "JPEG")
    return replace(seen, picture=Picture(image.getvalue(), "d"))


def test_a_picture_goes_along_where_the_tree_says_too_little() -> None:
    canvas = screen(element("clickable", "canvas"))
    for seen, pictures in ((pictured(canvas), 1), (pictured(form()), 0), (canvas, 0)):
        model = Canned([DONE])
        brain(model).ask(prompt("operator", seen), Choice)
        assert len(model.requests[0].images) == pictures


class TestChoice:
    @pytest.fixture(autouse=True)
    def keyring(self) -> Iterator[None]:
        with installed(Memory()):
            yield

    def test_without_a_key_it_says_what_to_do(self) -> None:
        with (
            pytest.raises(UserError, match=r"needs a key: run journeyman key set or set ANTHROPIC_API_KEY, or"),
            choice.brain("claude", Settings(), print),
        ):
            pass

    def test_a_server_of_ones_own_needs_none_and_is_let_go_of(self) -> None:
        """The watch for what is left running sees to the second half."""
        with choice.brain("claude", Settings(base_url="http://127.0.0.1:9"), print) as made:
            assert made.model("operator") == Settings().model

    def test_each_role_may_have_a_model_of_its_own(self) -> None:
        found = choice.models(Settings(model="m", reflector_model="small"))
        assert (found["operator"], found["reflector"]) == (("m",), ("small",))

    @pytest.mark.parametrize(("name", "problem"), [("cassette", "--cassette FILE"), ("gpt", "no brain called 'gpt'")])
    def test_what_there_is_not(self, name: str, problem: str) -> None:
        with pytest.raises(UserError, match=problem), choice.brain(name, Settings(), print):
            pass

    def test_a_cassette_that_cannot_be_written_leaves_nothing_open(self, tmp_path: Path) -> None:
        settings = Settings(base_url="http://127.0.0.1:9")
        with pytest.raises(UserError, match="cannot be written"), choice.brain("claude", settings, print, tmp_path):
            pass


def play(task: str, chromium: Chromium, model: Canned) -> Result:
    player = Player(Browsers([chromium]), lambda text, targets, run: nullcontext(brain(model)))
    return play_one(Run(BY_ID[task], 1), player, goal=True)


def test_a_form_with_all_its_fields_in_three_calls(chromium: Chromium) -> None:
    model = Canned([
        doing(("tap", 'link "Settings"')),
        doing(
            ("select", 'combobox "Language"', "Français"),
            ("check", 'radio "Weekly"'),
            ("check", 'checkbox "Order alerts"'),
            ("check", 'switch "Holiday mode"'),
            ("set_text", 'textbox "Closed until"', "2026-06-16"),
            ("tap", 'button "Save settings"', "", "text_shown", "Settings saved"),
        ),
        DONE,
    ])  # fmt: skip
    result = play("change-settings", chromium, model)
    assert result.passed, result
    assert (result.played.calls, result.played.steps) == (3, 7)
    assert len({(request.system, request.context) for request in model.requests}) == 1


def test_two_windows_and_a_note_carried_from_one_to_the_other(chromium: Chromium) -> None:
    model = Canned([
        reply(on="supplier"),
        reply(on="shop", notes=[{"name": "advised", "text": "79.20"}]),
        doing(("tap", 'link "Fender rope pair"')),
        doing(("set_text", 'textbox "Price"', "79.20"), ("tap", 'button "Save"', "", "text_shown", "saved")),
        reply(kind="answer", say="The price is 79.20 now.", claims=["advised"]),
    ])  # fmt: skip
    result = play("supplier-price", chromium, model)
    assert result.passed, result
    assert "- advised: 79.20" in model.requests[2].text


def test_rows_one_after_the_other_in_one_act(chromium: Chromium) -> None:
    """The list is loaded again after each; what is still in it keeps its number."""

    def ship(prompt: str) -> dict[str, object]:
        shown = prompt.partition("=== screen ===")[2].splitlines()
        numbers = [int(line.split()[0]) for line in shown if line.endswith('button "Mark as shipped"')]
        return reply(*({"verb": "tap", "element": n, "text": "", "expect": "changed", "expected": ""} for n in numbers))

    model = Canned([doing(("tap", 'link "Orders"')), doing(("select", 'combobox "Status"', "Packed")), ship, DONE])
    result = play("ship-all-packed", chromium, model)
    assert result.passed, result
