"""The Manager: breaks the task into subgoals, at the start and when the run is stuck."""

from dataclasses import dataclass

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.episode import Episode

SHORT = 40
"""Words of an instruction that need no plan made by a model."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Subgoals in order, each in a few words."""

    subgoals: tuple[str, ...]


def due(episode: Episode) -> str:
    """Why the Manager should plan now, or "" when it should not.

    Two failures in a row hand the problem up (Mobile-Agent-E, arXiv 2501.11733).
    """
    if not episode.subgoals:
        return "at the start"
    if episode.failures == 2:
        return "after two failures in a row"
    return ""


def short(episode: Episode) -> Plan | None:
    """A short instruction as its own plan, so that no model is asked for one; None once that did not do."""
    instruction = episode.task.instruction
    enough = not episode.subgoals and len(instruction.split()) <= SHORT
    return Plan((instruction,)) if enough else None


def plan(situation: Situation, brain: Brain) -> Reply[Plan]:
    """Ask for a plan."""
    return brain.ask(Prompt("manager", situation), Plan)
