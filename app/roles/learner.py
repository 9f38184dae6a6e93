"""The Learner: what a run leaves behind, after success and after failure."""

from dataclasses import dataclass

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.episode import Episode
from skills.shortcuts import Shortcut, Tip


@dataclass(frozen=True, slots=True)
class Lessons:
    """Shortcuts and Tips drawn from one run; new ones start quarantined. missed: what it does not teach, and why."""

    shortcuts: tuple[Shortcut, ...] = ()
    tips: tuple[Tip, ...] = ()
    missed: str = ""


def due(episode: Episode) -> bool:
    """Whether a model may find something to learn: something did not work, or the person had to say something."""
    return bool(episode.heard) or any(attempt.outcome.judgement != "worked" for attempt in episode.attempts)


def learn(situation: Situation, brain: Brain) -> Reply[Lessons]:
    """What the brain makes of the run; what the run itself has shown is told by `app.learning`."""
    return brain.ask(Prompt("learner", situation), Lessons)
