"""Where a run ends without an answer: each ending with its one sentence and what to do next."""

import time
from collections.abc import Sequence
from math import inf

from app.episode import Episode
from app.events import Ending
from app.proposals import Decision
from app.tasks import GRAVE
from app.transcript import count
from controllers.actions import Wait

APPS = "; permit it with --app and the name of the app"
WEB = ("http:", "https:", "about:", "file:", "data:", "blob:")
"""How the scopes of pages begin; those of apps and programs are permitted by name."""


class Ended(Exception):
    """The run is over, in this way and with this sentence."""

    def __init__(self, ending: Ending, sentence: str) -> None:
        super().__init__(sentence)
        self.ending: Ending = ending
        self.sentence = sentence


def end_if_out_of_limits(episode: Episode) -> None:
    """Raises Ended when the run has used up its steps, its time or what its brain may cost."""
    limits = episode.task.limits
    if 0 < limits.steps <= episode.acts:
        raise Ended(
            "failed", f"Stopped after {limits.steps} steps without an answer; raise --max-steps to go on longer."
        )
    if seconds_left(episode) <= 0:
        raise Ended("failed", f"Stopped after {limits.seconds:.0f} seconds without an answer; raise --max-seconds.")
    end_if_out_of_budget(episode)


def seconds_left(episode: Episode) -> float:
    """How long the run may go on; infinite where nothing limits it."""
    limit = episode.task.limits.seconds
    return max(0.0, episode.started + limit - time.time()) if limit else inf


def end_if_out_of_budget(episode: Episode, role: str = "") -> None:
    """Raises Ended when nothing is left for another call of a model in that role."""
    whose, what = episode.spending.used_up(episode.task.limits, role)
    if not what:
        return
    if whose != "run":
        setting = "max_subgoal_calls" if whose == "subgoal" else "max_role_calls"
        remedy = f"set {setting} higher" if what == "calls" else "give it more"
        raise Ended("failed", f"Stopped without an answer: the {whose} has used up its {what}; {remedy} to go on.")
    run = episode.spending.run
    used = {"dollars": f"spending ${run.dollars:.2f}", "calls": f"{run.calls} calls of a model"}
    told = used.get(what, f"using {run.tokens:,} tokens")
    remedy = "raise --max-dollars" if what == "dollars" else f"set max_{what} higher"
    raise Ended("failed", f"Stopped after {told} without an answer; {remedy} to go on.")


def end_if_out_of_effects(episode: Episode) -> None:
    """Raises Ended when nothing more may be changed."""
    if whose := episode.spending.out_of_effects(episode.task.limits):
        done = (episode.spending.run if whose == "run" else episode.spending.subgoal).effects
        raise Ended(
            "failed", f"Stopped after changing {count(done, 'thing')} in one {whose}; set max_effects higher to go on."
        )


def end_if_nothing_to_do(episode: Episode) -> None:
    """Raises Ended where the task says nothing."""
    if not episode.task.instruction.strip():
        raise Ended("failed", "There is nothing to do; say what, for example: 'click \"Orders\"'.")


def end_if_failing(episode: Episode) -> None:
    """Raises Ended when too many moves in a row did not work, or one wait of a fixed plan: it was patient already."""
    limit = episode.task.limits.failures_in_row
    last = episode.attempts[-1] if episode.attempts else None
    if last and last.stepwise and episode.failures and isinstance(last.move.action, Wait):
        raise Ended("failed", f"{last.words!r} waited in vain: {last.outcome.evidence.rstrip('.')}.")
    if last and episode.failures >= limit:
        raise Ended(
            "failed",
            f"{last.words!r} did not work {limit} times in a row: {last.outcome.evidence.rstrip('.')}. "
            "Look at the page and say the step in other words.",
        )


def end_if_circling(times: int, episode: Episode, target: str) -> None:
    """Raises Ended when the same move is about to be made on the same screen too often."""
    if times > episode.task.limits.repeats:
        raise Ended("failed", f"Going in circles at {target}: the same step on the same screen {times} times.")


def unsupported(claims: Sequence[str]) -> Ended:
    """The ending of a run that keeps answering with things it has not read anywhere."""
    return Ended("failed", f"There is no note behind {', '.join(claims)}, so the answer was not accepted.")


def unfulfilled(constraint: str) -> Ended:
    """The ending of a run that keeps saying that it is done while the end is not as the task demands."""
    return Ended("failed", f'The task says "{constraint}", which is not so, and nothing more was done about it.')


def rejected(target: str, decision: Decision, why: str) -> Ended:
    """The ending of a run whose next move may not be made."""
    effect = decision.effect or "this step"
    facts = f" because {decision.facts}" if decision.facts else ""
    permitting = (
        decision.effect and decision.verdict == "ask" and decision.rule not in {"scope", "ask before everything"}
    )
    remedy = f"; permit it with {'--mode scope ' * (decision.risk == GRAVE)}--allow {effect}" if permitting else ""
    if decision.rule == "scope":
        web, site = decision.facts.startswith(WEB), decision.facts.startswith("http")
        remedy = "; permit it by its address as one more --on" if site else "" if web else APPS
    return Ended("refused", f"{target} was not touched: R{decision.risk} {effect}{facts}, and {why}{remedy}.")


def asked_nobody(question: str, candidates: Sequence[str]) -> Ended:
    """The ending of a run that has a question and nobody to put it to."""
    listed = "; ".join(candidates)
    return Ended("asked", f"{question} Nobody is there to answer." + (f" Candidates: {listed}." if listed else ""))
