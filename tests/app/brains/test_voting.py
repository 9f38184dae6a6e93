"""A vote among replies of the Operator: two must agree before anything is done."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.brains.brain import Usage
from app.brains.choice import brain as chosen
from app.brains.claude import ClaudeBrain
from app.brains.voting import Voting, meaning
from app.errors import BrainError
from app.proposals import Act, Answer, Invoke, LookUp
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.settings import Settings
from app.spending import Allowance
from tests.app.brains.models import Canned, action, reply
from tests.app.brains.prompting.situations import form, number, prompt

JACKETS, BOOK = number("Life jackets", form()), number("Book", form())
TAP = reply(action("tap", BOOK), say="book it")
SAME = reply(action("tap", BOOK), say="press Book", thought="It is the only button.")
OTHER = reply(action("check", JACKETS))
MODELS = dict.fromkeys(("operator", "manager"), ("m",))


def vote(*answers: dict[str, object]) -> tuple[Act, Usage, list[str]]:
    told: list[str] = []
    model = Canned(list(answers), Usage(10, 1, 0.5))
    found = Voting(ClaudeBrain(model, MODELS), told.append).ask(prompt("operator"), Choice)  # type: ignore[arg-type]
    assert isinstance(found.value.proposal, Act)
    return found.value.proposal, found.usage, told


def test_two_that_agree_are_enough_however_they_are_worded() -> None:
    act, usage, told = vote(TAP, SAME)
    assert (act.words, told) == ("book it", [])
    assert (usage.calls, usage.tokens_in, usage.dollars) == (2, 20, 1.0)


@pytest.mark.parametrize(("third", "verdict"), [(SAME, BOOK), (OTHER, JACKETS)])
def test_a_third_decides_where_two_differ(third: dict[str, object], verdict: int) -> None:
    act, usage, told = vote(TAP, OTHER, third)
    assert act.moves[0].aim == verdict
    assert usage.calls == 3 and usage.troubles == tuple(told)


def test_other_shortcuts_and_other_looks_are_no_agreement() -> None:
    for one, other in (
        (Invoke("A"), Invoke("B")),
        (Invoke("A"), Invoke("A", (("x", "1"),))),
        (LookUp("a"), LookUp("b")),
    ):
        assert meaning(Choice(one)) != meaning(Choice(other)) and meaning(Choice(one)) == meaning(Choice(replace(one)))


def test_where_all_differ_the_first_counts() -> None:
    act, _, told = vote(TAP, OTHER, reply(action("press", 0, "Enter")))
    assert act.moves[0].aim == BOOK and "differed" in told[0]


def test_other_roles_are_asked_once() -> None:
    model = Canned([{"thought": "", "facts": [], "subgoals": ["a"], "conditions": []}])
    voting = Voting(ClaudeBrain(model, MODELS))  # type: ignore[arg-type]
    assert voting.ask(prompt("manager"), Plan).value.subgoals == ("a",)
    assert len(model.requests) == 1


def test_a_vote_is_paid_out_of_one_allowance() -> None:
    asked = prompt("operator")
    asked = replace(asked, situation=replace(asked.situation, allowance=Allowance(calls=1)))
    model = Canned([TAP, SAME])
    with pytest.raises(BrainError, match="No further call"):
        Voting(ClaudeBrain(model, MODELS)).ask(asked, Choice)  # type: ignore[arg-type]
    assert len(model.requests) == 1


def test_answers_are_compared_by_their_words() -> None:
    model = Canned([reply(kind="answer", say="Done."), reply(kind="answer", say="done")])
    found = Voting(ClaudeBrain(model, MODELS)).ask(prompt("operator"), Choice)  # type: ignore[arg-type]
    assert found.value.proposal == Answer("Done.")


def test_the_setting_for_small_models_brings_the_vote(tmp_path: Path) -> None:
    (tmp_path / "tape.jsonl").touch()
    with chosen("cassette", Settings(small=True), print, tmp_path / "tape.jsonl") as found:
        assert isinstance(found, Voting) and found.name == "claude"
