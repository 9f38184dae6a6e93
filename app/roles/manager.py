"""The Manager: breaks the task into subgoals; at the start, when one is reached, and when the run is stuck."""

from collections.abc import Callable
from dataclasses import dataclass

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.episode import Episode
from app.ledger import Fact

SHORT = 40
"""Words of an instruction that need no plan made by a model."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Subgoals in order, each in a few words; the facts they turn on and the constraints that bind them.

    `thought` is the reason for this plan. constraints: None where nobody has looked for any.
    """

    subgoals: tuple[str, ...]
    thought: str = ""
    facts: tuple[Fact, ...] = ()
    constraints: tuple[str, ...] | None = None


def due(episode: Episode, stalled: str = "") -> str:
    """Why the Manager should plan now, or "" when it should not.

    Two failures in a row hand the problem up (Mobile-Agent-E, arXiv 2501.11733), and so does a stall (Magentic-One,
    arXiv 2411.04468), which `stalled` says in words. A subgoal that is reached calls for a look at the rest only
    where the run has brought something since that may speak against it: a failure, a word of the person's, or what was
    read where the plan had guessed.
    """
    if not episode.subgoals:
        return "at the start"
    if episode.untried:
        return ""
    if episode.failures == 2:
        return "after two failures in a row"
    if stalled:
        return stalled
    return _next(episode)


def _next(episode: Episode) -> str:
    """Why the rest of the plan is to be looked at after a subgoal; the last one leaves nothing to plan."""
    if episode.passed and episode.surprised and episode.reached < len(episode.subgoals):
        return f"subgoal {episode.reached} is reached"
    return ""


def short(episode: Episode) -> Plan | None:
    """A short instruction as its own plan, so that no model is asked for one; None once that did not do."""
    instruction = episode.task.instruction
    enough = not episode.subgoals and len(instruction.split()) <= SHORT
    return Plan((instruction,)) if enough else None


def plan(why: str) -> Callable[[Situation, Brain], Reply[Plan]]:
    """The question for a plan, and why it is put now."""
    return lambda situation, brain: brain.ask(Prompt("manager", situation, why), Plan)


def difference(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """What is new in a plan, in words; "" at the start and where it stays the same."""
    if not before:
        return ""
    parts = [("dropped", [goal for goal in before if goal not in after])]
    parts += [("new", [goal for goal in after if goal not in before])]
    return "; ".join(f"{word}: {', '.join(goals)}" for word, goals in parts if goals)
