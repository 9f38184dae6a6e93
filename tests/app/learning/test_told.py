"""What earlier runs have learned is told to the next run in the same place."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from app.brains.brain import Role
from app.invocations import Recalled
from app.learning.remembering import Remembering
from app.proposals import Answer
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.transcript import Transcript
from skills.library import Library
from skills.shortcuts import Parameter, Shortcut, Tip
from tests.app.stage import play
from tests.app.test_thinking import Thinking

TIP = Tip("The list of orders shows this month only.", "http://shop", "e1", "how it works")


def test_the_next_run_in_the_place_is_told(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    for tip in (TIP, Tip("The vault is slow.", "http://bank", "e1", "how it works")):
        library.save_tip(tip)
    replies: dict[Role, Iterable[object]] = {
        "manager": [Plan(("do it",))],
        "operator": [Choice(Answer("done"))],
        "learner": [Lessons()],
    }
    brain = Thinking(replies)
    stage = play(brain=brain, memory=Remembering(library))
    library.close()
    told = {prompt.role: prompt.situation.recalled.tips for prompt in brain.asked}
    assert told["operator"] == (TIP,)
    assert [event.tips for event in stage.of(Recalled)] == [(TIP.text,)]
    transcript = Transcript()
    assert f"   recalled: {TIP.text}" in [line for event in stage.events for line in transcript.feed(event)]


PAY = Shortcut("Pay", (), (Parameter("city"), Parameter("street")), scope="http://shop", trust="trial")
CARD = Shortcut("Pay with card", (), (Parameter("sum"),), scope="http://shop", trust="trial")
BOTH = {"city": "Kiel", "street": "Quay 1"}


@pytest.mark.parametrize(
    ("words", "name", "values"),
    [
        ('do "Pay" with city "Kiel" and street "Quay 1"', "Pay", BOTH),
        ('do Pay with street="Quay 1", city: Kiel.', "Pay", BOTH),
        ('do Pay with city is Kiel; street is "Quay 1"', "Pay", BOTH),
        ('run Pay with Kiel and "Quay 1"', "Pay", BOTH),
        ("run Pay with city Kiel and and", "", {}),
        ('do "Pay with card" with sum 5', "Pay with card", {"sum": "5"}),
        ("do Pay with card with https://a.test", "Pay with card", {"sum": "https://a.test"}),
        ("do Pay with New York and Quay", "", {}),
        ("do Pay with city Kiel, city Cork", "", {}),
        ('do Pay with Kiel and "Quay 1" as usual', "", {}),
    ],
)
def test_what_is_called_by_its_name_gets_every_word_or_is_not_called(
    tmp_path: Path, words: str, name: str, values: dict[str, str]
) -> None:
    library = Library(tmp_path / "library.db")
    for each in (PAY, CARD):
        library.save_shortcut(each)
    call = Remembering(library).same(words, "http://shop")
    library.close()
    assert (call.kept.name, call.values) == (name, values) if call else name == ""
