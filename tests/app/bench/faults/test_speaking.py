"""What a brain means, said as a model would and spoilt on the way, is understood as it was meant."""

import pytest

from app.bench.faults.mishaps import Mishaps, Rates
from app.bench.faults.speaking import Speaking
from app.brains.brain import Prompt, Role, Situation
from app.episode import Episode
from app.errors import MalformedReply
from app.proposals import Act, Answer, Move, Proposal, Wanted
from app.roles.manager import Plan
from app.roles.operator import Choice
from controllers.actions import Action, Press, SetChecked, SetText, Tap, Wait
from perception.checks import Changed, TextShown
from skills.flow import Frame
from tests.app.scripted import ScriptedBrain
from tests.skills.screens import element, screen

SCREEN = screen(element("textbox", "Name"), element("button", "Save", y=40), element("checkbox", "Terms", y=80))
AT = Situation(Episode(on="page"), "page", SCREEN, ("page",), verbs=frozenset({Tap, SetText, SetChecked, Press, Wait}))


def heard(value: object, rate: float, run: str = "a-1", role: Role = "operator") -> tuple[object, Mishaps]:
    mishaps = Mishaps(Rates(malformed=rate), run)
    brain = Speaking(ScriptedBrain({role: [value]}), mishaps)
    return brain.ask(Prompt(role, AT), type(value)).value, mishaps


def act(action: Action, aim: int | None = None) -> Act:
    """A step of a plan: what no model could say of it, such as where the plan stands, must come through, too."""
    return Act("do it", "page", (Move("page", action, aim, Changed()),), cursor=(Frame(3),))


PROPOSALS = (
    act(Tap(), 2),
    act(SetText('a "quoted" name, {and} so on'), 1),
    act(SetChecked(False), 3),
    act(Press("Control+A")),
    Act("wait", "page", (Move("page", Wait(20.0), None, TextShown("Saved")),)),
    Act("read it", "page", wanted=(Wanted("total", 1),)),
    Answer("It is done."),
)


@pytest.mark.parametrize("proposal", PROPOSALS, ids=str)
def test_nearly_every_spoilt_reply_is_understood_as_it_was_meant(proposal: Proposal) -> None:
    runs = 60
    understood = spoilt = 0
    for run in range(runs):
        try:
            value, mishaps = heard(Choice(proposal), 0.3, f"a-{run}")
        except MalformedReply:
            continue
        understood += value == Choice(proposal)
        spoilt += mishaps.caught.garbled
    assert understood >= 0.98 * runs and spoilt > 0.3 * runs


def test_a_plan_is_said_as_well() -> None:
    plan = Plan(("click Save",), constraints=('check that "Saved" is shown',))
    assert [heard(plan, 0.3, f"a-{run}", "manager")[0] for run in range(9)] == [plan] * 9


def test_what_can_never_be_understood_is_given_up_and_counted() -> None:
    mishaps = Mishaps(Rates(malformed=1.0), "a-1")
    mishaps.chance("malformed").seed(3)
    brain = Speaking(ScriptedBrain({"operator": [Choice(PROPOSALS[0])] * 50}), mishaps)
    with pytest.raises(MalformedReply, match="no usable reply as operator"):
        for _ in range(50):
            brain.ask(Prompt("operator", AT), Choice)
    assert mishaps.caught.garbled > mishaps.caught.recovered


def test_what_no_model_could_say_is_passed_on() -> None:
    by_name = Choice(act(Tap(), 99))
    value, mishaps = heard(by_name, 1.0)
    assert value == by_name and mishaps.caught.garbled == 0
