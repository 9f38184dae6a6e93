"""When the Manager plans, and what comes of it: subgoals, facts and constraints."""

from collections.abc import Iterator

from app.constraints import stated
from app.events import Constrained, Event, Planned
from app.roles import manager
from app.roles.manager import Plan
from app.running import Running


def planned(run: Running) -> Iterator[Event]:
    """Plan if the Manager is due. A short task is its own plan at first, which costs no call."""
    episode = run.episode
    stalled = run.progress.stalled(episode.task.limits.stalls)
    why = manager.due(episode, stalled)
    if not why:
        return
    if why == stalled:
        run.progress.begin_anew()
    thinks = bool(run.brain.model("manager"))
    short = manager.short(episode) if thinks else None
    plan = short or (yield from run.thought("manager", manager.plan(why), why))
    change = manager.difference(episode.subgoals, plan.subgoals)
    yield Planned(plan.subgoals, why, plan.facts, run.secrets.masked(plan.thought), change)
    yield from _bound(run, plan, thinks)


def _bound(run: Running, plan: Plan, thinks: bool) -> Iterator[Event]:
    """The constraints, once: those of the task's words, and those that the Manager found.

    A brain without a model follows the words themselves, step by step.
    """
    if run.episode.ledger.told or (not thinks and plan.constraints is None):
        return
    plain = stated(run.episode.task.instruction) if not run.episode.ledger.constraints else ()
    found = (*plain, *(plan.constraints or ()))
    if found or plan.constraints is not None:
        yield Constrained(found, plan.constraints is not None)
