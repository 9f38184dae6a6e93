"""Which brain a name stands for."""

from app.brains.brain import Brain
from app.brains.plain import PlainBrain
from app.errors import UserError

BRAINS = ("plain",)


def brain(name: str) -> Brain:
    """The brain of that name. Raises UserError when there is none."""
    if name == "plain":
        return PlainBrain()
    raise UserError(f"There is no brain called {name!r}; choose one of {', '.join(BRAINS)}.")
