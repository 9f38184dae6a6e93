"""How a run looks in the rail: an icon, its colour and a word, so that no one depends on colour."""

from ui.models.phase import Phase
from ui.models.run import RunModel
from ui.models.wording import ENDINGS
from ui.views.run.run_header import BADGES

ICONS: dict[Phase, tuple[str, str]] = {
    "starting": ("dot", "dim"),
    "working": ("dot", "accent"),
    "thinking": ("dot", "accent"),
    "paused": ("pause", "warning"),
    "approving": ("question", "warning"),
    "asking": ("question", "warning"),
    "yours": ("hand", "accent"),
    "lost": ("crash", "danger"),
}


def run_mark(model: RunModel) -> tuple[str, str, str]:
    """The name of the icon, the name of its colour, and the state in words."""
    if model.phase == "finished":
        ending = ENDINGS[model.episode.ending or "interrupted"]
        return ending.icon, ending.tone, ending.word
    return *ICONS[model.phase], BADGES[model.phase][0]
