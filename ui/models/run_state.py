"""What a window shows of a run, as a fold over its events: the episode, and what is going on right now."""

from dataclasses import dataclass, field

from app.episode import Episode
from app.events import (
    Acted,
    Asked,
    Decided,
    Event,
    Finished,
    Observed,
    Prompted,
    Proposed,
    Reviewed,
    Spent,
    Started,
    TookOver,
)
from app.proposals import Act, Approve
from app.transcript import in_words
from controllers.actions import Wait
from perception.screen import Element, Observation
from ui.models.phase import Phase, after


@dataclass
class RunState:
    """The present of a run.

    screens: the latest look at each target. on: the target that was looked at or acted on last.
    words: what the agent is about, as it was proposed.
    next: the move that is about to be made or waits for the person's word; None while there is none.
    asked: the question that waits for an answer. reason: why the person drives. thinking: who is asked now.
    acted: the move that was made last. calls: how often a model was asked. at: when the last event happened.
    """

    episode: Episode = field(default_factory=Episode)
    phase: Phase = "starting"
    screens: dict[str, Observation] = field(default_factory=dict)
    on: str = ""
    words: str = ""
    next: Decided | None = None
    asked: Asked | None = None
    reason: str = ""
    thinking: Prompted | None = None
    acted: Acted | None = None
    calls: int = 0
    at: float = 0.0

    def apply(self, event: Event) -> None:
        """Take one event in."""
        if isinstance(event, Started) and not event.resumes:
            self.episode, self.calls = Episode(), 0
        self.episode.apply(event)
        self.phase, self.at = after(self.phase, event), event.at
        if self.phase != "thinking":
            self.thinking = None
        if self.phase != "asking":
            self.asked = None
        self._remember(event)

    def lose(self) -> None:
        """The run goes on no more, though it has not finished."""
        self.phase, self.next, self.asked, self.thinking = "lost", None, None, None

    def elapsed(self, now: float) -> float:
        """Seconds since the run began, until it ended or until now (seconds since the epoch)."""
        return max(0.0, (self.episode.ended or now) - self.episode.started) if self.episode.started else 0.0

    @property
    def next_words(self) -> str:
        """The move that comes next, e.g. `type "Ada" in "Search" textbox`; "" when there is none."""
        if self.next and isinstance(self.next.move.action, Wait):
            return self.words  # which say for what
        return in_words(self.next.move, self.next.target) if self.next else ""

    @property
    def next_element(self) -> Element | None:
        """The element that the next move is about, where the last look at its target shows it."""
        screen = self.screens.get(self.next.move.on) if self.next else None
        return screen.element(self.next.element) if screen and self.next else None

    @property
    def done_subgoals(self) -> int:
        """How many of the plan's subgoals lie behind the run; 0 while nothing says so."""
        episode = self.episode
        if episode.ending == "done":
            return len(episode.subgoals)
        return max(episode.reached, episode.cursor[0].index if episode.cursor else 0)

    def _remember(self, event: Event) -> None:
        match event:
            case Observed(on, screen):
                self.on, self.screens[on] = on, screen
            case Decided(move):
                self.on, self.next = move.on, None if event.decision.verdict == "deny" else event
            case Reviewed(verdict) if not isinstance(verdict, Approve):
                self.next = None
            case Acted():
                self.acted, self.next = event, None
            case Proposed(proposal):
                self.next, self.words = None, proposal.words if isinstance(proposal, Act) else ""
            case Finished():
                self.next = None
            case Asked():
                self.asked, self.next = event, None
            case TookOver(reason):
                self.reason, self.next = reason, None
            case Prompted():
                self.thinking = event
            case Spent():
                self.calls += 1
            case _:
                pass
