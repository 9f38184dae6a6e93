"""What earlier runs have learned is told to the next run in the same place."""

from collections.abc import Iterable
from pathlib import Path

from app.brains.brain import Role
from app.invocations import Recalled
from app.learning.remembering import Remembering
from app.proposals import Answer
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.transcript import Transcript
from skills.library import Library
from skills.shortcuts import Tip
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
