"""Which of a run's targets the person sees: one of them, or all side by side."""

from dataclasses import dataclass

from app.target_names import kind
from ui.models.run_state import RunState

MOST = 4
"""Targets that are shown side by side; more would be too small."""


@dataclass(slots=True)
class Sight:
    """Which targets of a run are shown: one, or all side by side."""

    state: RunState
    chosen: str = ""  # the target that the person chose
    beside: bool | None = None  # they chose all, or one; None for no choice

    @property
    def one(self) -> str:
        """The target that was chosen, else where something happened last."""
        return self.chosen or self.state.on

    @property
    def divisible(self) -> bool:
        """Whether there are several targets, and not too many, to be shown side by side."""
        return 1 < len(self.state.episode.targets) <= MOST

    @property
    def side_by_side(self) -> bool:
        """Whether all are shown; without a choice, where all are phones, which are slim."""
        phones = all(kind(address) == "android" for _, address in self.state.episode.targets)
        return self.divisible and (phones if self.beside is None else self.beside)

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the targets that are shown."""
        if self.side_by_side:
            return tuple(name for name, _ in self.state.episode.targets)
        return (self.one,) if self.one else ()
