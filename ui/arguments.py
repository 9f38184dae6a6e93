"""What can be said when the window is started: a task for it, to be done at once or to be looked over."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from app.policy.deeds import EFFECTS
from app.serving.orders import Begin
from app.settings import Settings
from app.tasks import Mode, Permissions, Task


@dataclass(frozen=True, slots=True)
class Arguments:
    """The words of a start. `mode` is None and `brain` "" where the settings decide. demo: the demo shop's example."""

    task: str = ""
    on: tuple[str, ...] = ()
    brain: str = ""
    mode: Mode | None = None
    allow: tuple[str, ...] = ()
    start: bool = False
    demo: bool = False

    def order(self, settings: Settings, lead: float) -> Begin | None:
        """What is to be done, each action shown `lead` seconds before it happens; None where nothing was said."""
        if not self.task and not self.on:
            return None
        permissions = Permissions(self.mode or settings.mode, frozenset(self.allow))
        return Begin(
            Task(self.task, permissions, settings.limits), self.on, self.brain, attach=settings.attach, lead=lead
        )


def arguments(words: Sequence[str]) -> Arguments:
    """Raises SystemExit, with what is wrong on standard error, when the words make no sense."""
    parser = argparse.ArgumentParser(prog="journeyman app", description="Open the window.", allow_abbrev=False)
    add = parser.add_argument
    add("--task", default="", metavar="TEXT", help="what to do, in plain words")
    add("--on", action="append", default=[], metavar="[NAME=]URL", help="where to do it; again for a second target")
    add("--brain", default="", help="who thinks")
    add("--mode", choices=get_args(Mode), help="when to ask")
    add("--allow", action="append", default=[], choices=EFFECTS, metavar="EFFECT", help="permit an effect beforehand")
    add("--start", action="store_true", help="do the task at once")
    add("--demo", action="store_true", help="do the example task in the demo shop")
    said = parser.parse_args(words)
    if said.start and not (said.task and said.on):
        parser.error("--start needs a --task, and --on to say where")
    return Arguments(said.task, tuple(said.on), said.brain, said.mode, tuple(said.allow), said.start, said.demo)
