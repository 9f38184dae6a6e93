"""What a person says in mid-run, as the plain brain heeds it: steps done first, a step left out, or a question."""

import pytest

from app.brains.brain import Prompt, Situation
from app.brains.plain import PlainBrain
from app.episode import Episode
from app.events import Judged, Proposed
from app.proposals import Act, Answer, Ask, Outcome, Proposal
from app.roles.operator import Choice
from app.tasks import Task
from perception.screen import Element
from skills.flow import Cursor, Frame
from tests.skills.screens import element, screen, table

SAVE, CANCEL, NEW = (element("button", name, y=10 * y) for y, name in enumerate(("Save", "Cancel", "New"), 1))
STEPS = "click Save, click Cancel"


class Run:
    """A run of plain words, as far as its cursor tells: every act that is proposed works."""

    def __init__(self, words: str, *elements: Element) -> None:
        self._at = Situation(Episode(task=Task(words), on="web"), "web", screen(*elements), ("web",))
        self._brain = PlainBrain()

    def says(self, words: str, *, answering: bool = False) -> None:
        self._at.episode.reply, self._at.episode.said = (words, []) if answering else ("", [words])

    def adds(self, words: str) -> None:
        self._at.episode.said.append(words)

    def next(self) -> Proposal:
        proposal = self._brain.ask(Prompt("operator", self._at), Choice).value.proposal
        self._at.episode.apply(Proposed(proposal))
        for _ in proposal.moves if isinstance(proposal, Act) else ():
            self._at.episode.apply(Judged(Outcome("worked")))
        return proposal

    def tapped(self) -> list[str]:
        """What is tapped until the answer, or the question that comes instead."""
        names = []
        while isinstance(act := self.next(), Act):
            for move in act.moves:
                assert isinstance(move.aim, int)
                names += [element.name for element in self._at.screen.elements if element.number == move.aim]
        return names if isinstance(act, Answer) else [*names, "?"]

    @property
    def cursor(self) -> Cursor:
        return self._at.episode.cursor


@pytest.fixture
def run() -> Run:
    return Run(STEPS, SAVE, CANCEL, NEW)


@pytest.mark.parametrize("words", ["click New", "please click New first.", "no, click New instead"])
def test_a_step_is_done_first_and_the_plan_goes_on(run: Run, words: str) -> None:
    run.says(words)
    assert run.tapped() == ["New", "Save", "Cancel"]


def test_an_answer_outlives_what_is_said_after_it() -> None:
    run = Run("click Save", SAVE, element("button", "Save", y=99), NEW)
    assert isinstance(run.next(), Ask)
    run.says("2", answering=True)
    run.adds("hurry")
    act = run.next()
    assert isinstance(act, Act) and len(act.moves) == 1
    asked = run.next()
    assert isinstance(asked, Ask) and 'cannot heed "hurry"' in asked.question


def test_it_is_done_in_the_middle_of_a_plan_too(run: Run) -> None:
    run.next()
    run.says("click New, then click Save")
    assert run.tapped() == ["New", "Save", "Cancel"]


def test_what_is_said_during_an_aside_comes_before_the_rest_of_it(run: Run) -> None:
    run.says("click New, click Cancel")
    run.next()
    run.next()
    run.says("click Save first")
    assert run.tapped() == ["Save", "Cancel", "Save", "Cancel"]


def test_a_question_in_an_aside_does_not_lose_it() -> None:
    run = Run("click Save", SAVE, element("button", "New", y=50), element("button", "New", y=90))
    run.says("click New first")
    run.next()
    assert isinstance(run.next(), Ask)
    run.says("the second one", answering=True)
    assert run.tapped() == ["New", "Save"]


@pytest.mark.parametrize("words", ["skip it", "Please skip this step.", "skip"])
def test_the_coming_step_is_skipped(run: Run, words: str) -> None:
    run.says(words)
    assert run.tapped() == ["Cancel"]


def test_a_step_of_a_loop_is_skipped_for_this_turn_only() -> None:
    rows = table("Orders", ["Name", "Total"], [["Ada", "30"], ["Bob", "40"]])
    run = Run("for each row in Orders: click Save, click Cancel", SAVE, CANCEL, *rows)
    run.next()
    run.says("skip it")
    assert run.tapped() == ["Save", "Cancel"]


def test_what_is_no_step_is_asked_about_and_the_answer_goes_on(run: Run) -> None:
    run.says("hurry up a little")
    ask = run.next()
    assert isinstance(ask, Ask) and '"hurry up a little"' in ask.question
    assert run.cursor == ()
    run.says("go on", answering=True)
    assert run.tapped() == ["Save", "Cancel"]


@pytest.mark.parametrize(("answer", "tapped"), [("skip it", ["Cancel"]), ("click New", ["New", "Save", "Cancel"])])
def test_the_answer_to_that_question_may_be_a_step(run: Run, answer: str, tapped: list[str]) -> None:
    run.says("hurry up a little")
    run.next()
    run.says(answer, answering=True)
    assert run.tapped() == tapped


@pytest.mark.parametrize("words", ["go on", "OK.", "never mind"])
def test_a_word_of_encouragement_changes_nothing(run: Run, words: str) -> None:
    run.says(words)
    assert run.tapped() == ["Save", "Cancel"]


def test_which_of_several_is_meant_may_be_said_before_it_is_asked() -> None:
    run = Run("click New", element("button", "New", y=50), element("button", "New", y=90))
    run.says("the second one")
    act = run.next()
    assert isinstance(act, Act) and act.moves[0].aim == 2


def test_an_answer_about_something_else_is_no_wish(run: Run) -> None:
    run.says("yes", answering=True)
    assert run.tapped() == ["Save", "Cancel"]
    assert run.cursor == (Frame(index=2),)
