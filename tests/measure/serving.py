"""The pages of MiniWoB++, for measurements with peers."""

from importlib.util import find_spec
from pathlib import Path

# Starts the task that a MiniWoB++ page shows behind a START button, the same one each time.
EPISODE = b"<script>addEventListener('load', () => { Math.seedrandom('7'); core.startEpisodeReal(); })</script>"


def miniwob() -> Path | None:
    """The pages of MiniWoB++, where the package is installed."""
    found = find_spec("miniwob")
    return Path(found.origin).parent / "html" if found and found.origin else None
