"""What a run may use up: held before every call, for the run, its subgoal and each role."""

import random
from dataclasses import replace
from math import inf

import pytest

from app.brains.bounds import most, refusal
from app.brains.brain import Role, Usage
from app.brains.claude import ClaudeBrain
from app.brains.model import Completion, Request
from app.endings import Ended, end_if_out_of_budget
from app.episode import Episode
from app.errors import BrainError, UserError
from app.events import Finished, Planned, Reached, Spent
from app.proposals import Answer
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.settings import Settings, load_settings
from app.spending import Account, Allowance, Spending
from app.tasks import Budget, Limits, Task
from tests.app.brains.models import Canned, reply
from tests.app.brains.prompting.situations import prompt
from tests.app.scripted import ScriptedBrain
from tests.app.stage import fill, play, shop, tap

DONE = reply(kind="answer", say="Done.")
ROLES: tuple[Role, ...] = ("manager", "operator", "reflector")


def budget(chance: random.Random) -> Budget:
    """Some of it limited, some not."""
    return Budget(
        chance.choice((0, 2, 5)), chance.choice((0, 9_000, 20_000)), chance.choice((0, 0.05, 0.1)),
        chance.choice((0, 20.0)),
    )  # fmt: skip


def test_nothing_is_overspent_in_ten_thousand_random_runs() -> None:
    """Calls that cost anything up to the bound that was held against what was left; the bound is tested below."""
    chance = random.Random(7)
    refused = made = 0
    for _ in range(10_000):
        run, subgoal, roles = budget(chance), budget(chance), {role: budget(chance) for role in ROLES}
        limits = Limits(dollars=run.dollars, calls=run.calls, tokens=run.tokens, subgoal=subgoal,
                        roles=tuple(roles.items()))  # fmt: skip
        spending = Spending()
        for _ in range(chance.randint(1, 6)):
            role = chance.choice(ROLES)
            allowed = spending.allowance(limits, role)
            bound = Budget(1, chance.randint(500, 9_000), chance.uniform(0.001, 0.06), chance.uniform(0, 9))
            if bound.calls > allowed.calls or bound.tokens > allowed.tokens or bound.dollars > allowed.dollars:
                refused += 1
                continue
            made += 1
            tokens, dollars = chance.randint(0, bound.tokens), chance.uniform(0, bound.dollars)
            spending.book(Spent(role, tokens, 0, dollars, min(bound.seconds, allowed.seconds)))
            if chance.random() < 0.2:
                assert within(spending.subgoal, subgoal)
                spending.next_subgoal()
        accounts = [(spending.run, limits.run), (spending.subgoal, subgoal)]
        accounts += [(account, roles[role]) for role, account in spending.roles.items()]  # type: ignore[index]
        assert all(within(account, most) for account, most in accounts)
    assert min(refused, made) > 5_000


def within(account: Account, most: Budget) -> bool:
    used = ((account.calls, most.calls), (account.tokens, most.tokens), (account.dollars, most.dollars))
    return all(not limit or spent <= limit + 1e-9 for spent, limit in used) and (
        not most.seconds or account.seconds <= most.seconds + 1e-9
    )


@pytest.mark.parametrize("model", ["claude-sonnet-5-5", "claude-haiku-4-5", "claude-opus-5-5"])
def test_a_call_is_bounded_by_its_bytes_and_its_room(model: str) -> None:
    """No tokenizer makes more tokens than bytes."""
    request = Request("operator", model, "s" * 1000, "c" * 100, "\u20ac" * 100, {"type": "object"}, (b"", b""), 500)
    tokens, dollars = most(request)
    assert 1000 + 100 + 300 + 2 * 1600 + 500 <= tokens <= 20_000
    assert dollars > 0 == most(replace(request, model="somebody-s-own"))[1]


@pytest.mark.parametrize(
    ("allowance", "words"),
    [
        (Allowance(calls=0), "No further call"),
        (Allowance(tokens=50), "up to .* tokens, and 50 are left"),
        (Allowance(dollars=0.001), r"may cost up to \$0\.\d+, and \$0\.001 is left; raise --max-dollars"),
        (Allowance(dollars=0.0), "raise --max-dollars"),
        (Allowance(seconds=0), "No time is left"),
    ],
)
def test_a_call_that_might_use_up_too_much_is_not_made(allowance: Allowance, words: str) -> None:
    asked = prompt("operator")
    asked = replace(asked, situation=replace(asked.situation, allowance=allowance))
    model = Canned([DONE])
    brain = ClaudeBrain(model, dict.fromkeys(("operator",), ("claude-sonnet-5-5",)))
    with pytest.raises(BrainError, match=words):
        brain.ask(asked, Choice)
    assert not model.requests


def test_replies_that_are_asked_for_again_share_one_allowance() -> None:
    asked = prompt("operator")
    asked = replace(asked, situation=replace(asked.situation, allowance=Allowance(calls=2)))
    model = Canned(["No."] * 9)
    with pytest.raises(BrainError, match="No further call") as failure:
        ClaudeBrain(model, {"operator": ("m",)}).ask(asked, Choice)
    assert len(model.requests) == 2 and failure.value.usage and failure.value.usage.calls == 2


def test_an_unlimited_allowance_refuses_nothing() -> None:
    assert refusal(Request("operator", "m", "", "", "", {}), Allowance()) == ""
    assert Spending().allowance(Limits(dollars=0, calls=0, tokens=0, subgoal=Budget()), "operator") == Allowance()
    assert Allowance(3).least(Allowance(5, 2)) == Allowance(3, 2, inf, inf)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(calls=2), "Stopped after 2 calls of a model without an answer; set max_calls higher to go on."),
        (Limits(tokens=20), "using 20 tokens"),
        (Limits(dollars=0.5), r"spending \$0.50 without an answer; raise --max-dollars"),
        (Limits(subgoal=Budget(calls=2)), "the subgoal has used up its calls; set max_subgoal_calls higher"),
        (Limits(roles=(("operator", Budget(tokens=15)),)), "the operator has used up its tokens"),
        (Settings(max_role_calls="manager 9, operator 2").limits, "its calls; set max_role_calls higher to go on"),
    ],
)
def test_a_run_ends_where_its_budget_does(limits: Limits, words: str) -> None:
    episode = Episode(task=Task("do it", limits=limits))
    for _ in range(2):
        end_if_out_of_budget(episode, "operator")
        episode.apply(Spent("operator", 8, 2, 0.25))
    with pytest.raises(Ended, match=words):
        end_if_out_of_budget(episode, "operator")


def test_a_new_subgoal_has_its_own_budget() -> None:
    episode = Episode(task=Task("do it", limits=Limits(subgoal=Budget(calls=1))))
    for event in (Planned(("a", "b"), "at the start"), Spent("operator"), Reached(1)):
        episode.apply(event)
    end_if_out_of_budget(episode, "operator")
    assert (episode.spending.subgoal.calls, episode.spending.run.calls, episode.subgoal) == (0, 1, "b")


@pytest.mark.parametrize("limits", [Limits(effects=1), Limits(subgoal=Budget(effects=1))])
def test_a_run_changes_no_more_than_it_may(limits: Limits) -> None:
    """Deleting is an effect, typing into a search field is none."""
    stage = play(fill("Search", "x"), tap("Delete"), tap("Search"), Answer("done"), limits=limits)
    assert stage.engine.episode.spending.run.effects == 1
    controller = shop()
    controller._screens["empty"] = controller._screens["list"]
    stage = play(tap("Delete", None), tap("Delete", None), limits=limits, controller=controller)
    assert stage.done == ["tap Delete"]
    assert "after changing 1 thing in" in stage.of(Finished)[0].sentence


def test_every_question_is_told_what_is_left() -> None:
    brain = ScriptedBrain({"manager": [Plan(("all",))], "operator": [Choice(Answer("done"))], "learner": [Lessons()]})
    play(brain=brain, limits=Limits(seconds=60, dollars=1.5, calls=7))
    (allowed,) = {asked.situation.allowance.calls for asked in brain.asked}
    assert allowed == 7 and all(0 < asked.situation.allowance.seconds <= 60 for asked in brain.asked)


def test_what_a_refused_attempt_has_cost_counts() -> None:
    class Broken(Canned):
        def complete(self, request: Request) -> Completion:
            raise BrainError("It is gone.", Usage(5, 1, 0.25, calls=1))

    with pytest.raises(BrainError) as failure:
        ClaudeBrain(Broken([]), {"operator": ("m",)}).ask(prompt("operator"), Choice)
    assert failure.value.usage and (failure.value.usage.dollars, failure.value.usage.calls) == (0.25, 1)


@pytest.mark.parametrize("text", ["operator", "operator 0", "pilot 3", "operator 3 4", "operator -1", "operator 3,"])
def test_budgets_of_roles_are_roles_with_numbers(text: str) -> None:
    with pytest.raises(UserError, match="max_role_calls must be roles with numbers above 0, such as manager 10"):
        load_settings(max_role_calls=text)
    two = Settings(max_role_calls="manager 10, reflector 30").limits.roles
    assert two == (("manager", Budget(calls=10)), ("reflector", Budget(calls=30)))
