"""The pictures that go along with a prompt: where the tree says too little, where the role asks, or always."""

from app.brains.brain import Prompt
from app.brains.model import Shown
from perception.changes import changes
from perception.geometry import Box
from perception.marks import mark
from perception.screen import Observation
from perception.views import whole, zoomed

WEAK = 6
"""A screen of fewer elements than this may show more than its tree says."""
FEW = 3
"""Controls without words that are too few to need a picture."""


def pictures(prompt: Prompt, when: Shown = "auto") -> tuple[bytes, ...]:
    """The screen with the elements' numbers, then the parts asked for; for the Reflector, before and after."""
    screen, before = prompt.situation.screen, prompt.situation.before
    if when == "never" or screen.picture is None or prompt.role == "learner":
        return ()
    if prompt.role == "reflector":
        compared = when == "always" or is_weak(screen) or not changes(before, screen)
        return tuple(_marked(each) for each in (before, screen) if each and each.picture) if compared else ()
    parts = prompt.situation.episode.parts if prompt.role == "operator" else []
    everything = Box(0, 0, *screen.size)
    shown = when == "always" or is_weak(screen) or everything in parts
    zooms = (zoomed(screen.picture, part).picture.image for part in parts if part != everything)
    return (*((_marked(screen),) if shown else ()), *zooms)


def is_weak(screen: Observation) -> bool:
    """Whether the picture may show more than the tree: few elements, most controls without words, or read from it."""
    controls = [e for e in screen.shown if e.interactive]
    wordless = sum(not (e.name or e.label or e.text or e.value) for e in controls)
    return len(screen.elements) < WEAK or bool(screen.sight) or (wordless >= FEW and 2 * wordless > len(controls))


def _marked(screen: Observation) -> bytes:
    assert screen.picture is not None
    return whole(mark(screen.picture, [e for e in screen.shown if e.interactive])).picture.image
