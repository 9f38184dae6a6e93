"""What is made to go wrong: as often as was said, each time the same, and counted against the Reflector."""

import pytest

from app.bench.faults.mishaps import Mishaps, Rates
from app.bench.faults.upset import UpsetBrain, UpsetTarget
from app.bench.runner import Caught
from app.brains.brain import Prompt, Situation
from app.episode import Episode
from app.errors import UserError
from app.events import Judged
from app.ledger import Ledger
from app.proposals import Act, Answer, Move, Outcome, Proposal
from app.roles.operator import Choice, Met
from controllers.actions import Tap, Wait
from controllers.controller import Found
from tests.app.scripted import ScriptedBrain
from tests.app.stage import on, play, shop, tap
from tests.skills.screens import element, screen

SCREEN = screen(element("button", "Save"), element("button", "Delete", y=40), element("link", "Home", y=80))
SAVE = Act("click Save", "page", (Move("page", Tap(), 1),))


def upset(mishaps: Mishaps, replies: int = 1) -> UpsetBrain:
    return UpsetBrain(ScriptedBrain({"operator": [Choice(SAVE)] * replies}), mishaps)


def choice(brain: UpsetBrain) -> Choice:
    at = Situation(
        Episode(on="page", ledger=Ledger().bound(['check that "Saved" is shown'])), "page", SCREEN, ("page",)
    )
    return brain.ask(Prompt("operator", at), Choice).value


def ask(brain: UpsetBrain) -> Proposal:
    return choice(brain).proposal


def test_rates_are_read_and_nonsense_is_refused() -> None:
    assert Rates.of(["no-op=0.1", "early-finish=1"]) == Rates(no_op=0.1, early_finish=1.0)
    assert not Rates.of([])
    for spec in ("no-op", "no-op=2", "no-op=-1", "flood=0.1", "no-op=x", "no-op=nan"):
        with pytest.raises(UserError, match="is no fault"):
            Rates.of([spec])


def test_the_same_run_meets_the_same_mishaps_at_about_the_rate() -> None:
    def met(run: str) -> list[bool]:
        mishaps = Mishaps(Rates(no_op=0.3), run)
        return [mishaps.happens("no_op") for _ in range(1000)]

    assert met("a-1") == met("a-1") != met("a-2")
    assert 250 < sum(met("a-1")) < 350
    assert not any(Mishaps(Rates(), "a-1").happens("no_op") for _ in range(100))


def test_a_wrong_element_is_another_one_of_its_kind_and_is_counted() -> None:
    mishaps = Mishaps(Rates(wrong_element=1.0), "a-1")
    act = ask(upset(mishaps))
    assert isinstance(act, Act) and act.moves[0].aim == 2
    mishaps.made()
    mishaps.judged("tap", Outcome("wrong screen"))
    mishaps.made()
    mishaps.judged("tap", Outcome("no change"))
    mishaps.judged("tap", Outcome("no change"))  # never made
    assert mishaps.caught == Caught(faults=1, caught=1, sound=1, alarms=1)
    assert mishaps.misjudged == ["tap: no change, "]


def test_what_leads_to_the_same_place_is_no_wrong_element() -> None:
    twins = screen(*(element("link", "Home", y=y, effect="GET http://shop/") for y in (0, 40)))
    act = Act("click Home", "page", (Move("page", Tap(), 1),))
    brain = UpsetBrain(ScriptedBrain({"operator": [Choice(act)]}), Mishaps(Rates(wrong_element=1.0), "a-1"))
    kept = brain.ask(Prompt("operator", Situation(Episode(on="page"), "page", twins, ("page",))), Choice).value
    assert kept.proposal == act


def test_whoever_finishes_early_claims_that_all_is_met() -> None:
    assert choice(upset(Mishaps(Rates(early_finish=1.0), "a-1"))).met == (Met(1, "it is done"),)


def test_a_mere_wait_is_no_early_end() -> None:
    wait = Choice(Act("wait", "page", (Move("page", Wait(1.0)),)))
    mishaps = Mishaps(Rates(early_finish=1.0), "a-1")
    assert choice(UpsetBrain(ScriptedBrain({"operator": [wait]}), mishaps)) == wait
    assert mishaps.caught == Caught()


def test_done_is_said_too_early_and_was_refused_unless_it_is_taken() -> None:
    mishaps = Mishaps(Rates(early_finish=1.0), "a-1")
    brain = upset(mishaps, 2)
    assert ask(brain) == Answer("Done.")
    ask(brain)
    assert mishaps.caught == Caught(early=2, refused=2)
    mishaps.taken()
    assert mishaps.caught == Caught(early=2, refused=1)


def test_a_brain_in_a_loop_does_the_same_until_it_is_asked_for_another_plan() -> None:
    mishaps = Mishaps(Rates(loop=1.0), "a-1")
    brain = upset(mishaps, 5)
    assert ask(brain) == SAVE and not mishaps.looping
    assert ask(brain) == SAVE and mishaps.looping
    mishaps.judged("tap", Outcome("worked"))
    mishaps.stopped()
    assert mishaps.caught == Caught(loops=1, broken=1)
    ask(brain)
    for _ in range(4):
        mishaps.judged("tap", Outcome("worked"))
    mishaps.stopped()
    assert mishaps.caught == Caught(loops=2, broken=1)


def test_a_screen_that_comes_late_is_seen_once_as_it_was_and_counted() -> None:
    mishaps = Mishaps(Rates(stale_screen=1.0), "a-1")
    target = UpsetTarget(shop(), mishaps)
    before = target.capture()
    found = target.locate(on("Order 7"))
    assert isinstance(found, Found)
    target.perform(Tap(), found)
    assert target.capture() == before != target.capture()
    assert mishaps.caught == Caught(stale=1)


def test_a_move_of_which_nothing_is_expected_is_not_made_again_for_a_screen_that_comes_late() -> None:
    late = UpsetTarget(shop(), Mishaps(Rates(stale_screen=1.0), "a-1"))
    stage = play(tap("Order 7", None), Answer("done"), controller=late)  # type: ignore[arg-type]
    assert [event.outcome.judgement for event in stage.of(Judged)] == ["worked"]
