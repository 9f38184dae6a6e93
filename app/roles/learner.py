"""The Learner: what a run leaves behind, after success and after failure."""

from dataclasses import dataclass

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.episode import Episode
from skills.shortcuts import Shortcut, Tip


@dataclass(frozen=True, slots=True)
class Lessons:
    """Shortcuts and Tips drawn from one run; new ones start quarantined."""

    shortcuts: tuple[Shortcut, ...] = ()
    tips: tuple[Tip, ...] = ()


def due(episode: Episode) -> bool:
    """Whether a model may find something to learn: something did not work, or the person had to say something."""
    return bool(episode.heard) or any(attempt.outcome.judgement != "worked" for attempt in episode.attempts)


def learn(situation: Situation, brain: Brain) -> Reply[Lessons]:
    """A success may become a Shortcut; every move that failed for good becomes a cautioning Tip."""
    reply = brain.ask(Prompt("learner", situation), Lessons)
    tips = reply.value.tips + _cautions(situation.episode, situation.screen.place.scope)
    return Reply(Lessons(reply.value.shortcuts, tips), reply.usage)


def _cautions(episode: Episode, scope: str) -> tuple[Tip, ...]:
    if episode.failures == 0 or not episode.attempts:
        return ()
    last = episode.attempts[-1]
    return (Tip(f"{last.words}: {last.outcome.judgement}; {last.outcome.evidence}", scope, episode.id),)
