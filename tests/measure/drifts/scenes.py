"""Where macros are recorded and replayed for the measurement of drift: the shop, the phone, a program."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest

from app.bench import beds
from app.bench.beds import OnDatabase
from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.events import Healed
from app.macros.harvest import harvest
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.controller import Controller
from skills.generalising.shortcut import generalised
from tests.measure.drifts import UNCHANGED, Change
from tests.measure.drifts.pages import Drifting, program

OURS = "journeyman"
MACROS = frozenset(
    "edit-email delete-one-of-two copy-street cancel-order ship-all-packed checkout change-cart reorder-level "
    "send-message change-settings top-balance".split()
)
PATIENCE = 1.5
Outcome = tuple[str, str, int]


class Scene(Protocol):
    """Some macros and what replays them."""

    replayers: tuple[str, ...]

    def macros(self) -> Iterator[str]: ...
    def record(self, macro: str) -> bool:
        """Whether it could be recorded where nothing has changed."""

    def replay(self, macro: str, change: Change, by: str) -> Outcome:
        """right, stopped or wrong; why; and how many steps were healed."""


def recorded(words: str, session: Session, permissions: Permissions) -> Macro | None:
    """The macro of what the words do; None where they do not come to their end."""
    engine = Engine(session, PlainBrain(), Nobody(), pictures=False)
    events = list(engine.run(Task(words, permissions, Limits(steps=200))))
    if engine.episode.ending != "done":
        print(f"not recorded: {engine.episode.sentence}")
        return None
    made = replace(generalised(harvest(events).shown, "Recorded").shortcut, scope="")  # each time on another port
    return Macro(made, made)


def replayed(macro: Macro, session: Session, permissions: Permissions) -> tuple[Engine, int]:
    """The ended replay, and how many steps were healed."""
    engine = macro.engine(macro.values({}), session, Nobody(), PATIENCE, pictures=False, healing=Healing())
    events = list(engine.run(macro.task(permissions, Limits(steps=200))))
    return engine, sum(isinstance(event, Healed) for event in events)


class Shop:
    """Tasks of the bench in the demo shop."""

    replayers: tuple[str, ...] = (OURS,)

    def __init__(self, drifting: Drifting, folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self._drifting = drifting
        chromium = Chromium.launch(find_browser())
        stack.callback(chromium.close)
        self._target = chromium.open("about:blank")
        stack.callback(self._target.close)
        self._tasks = {task.id: task for task in TASKS if task.id in MACROS}
        self._made: dict[str, Macro] = {}

    def macros(self) -> Iterator[str]:
        yield from self._tasks

    def record(self, macro: str) -> bool:
        with self._laid(macro, UNCHANGED) as laid:
            made = recorded(laid.text(False), self._session(laid), laid.permissions)
        if made:
            self._made[macro] = made
        return made is not None

    def replay(self, macro: str, change: Change, by: str) -> Outcome:
        with self._laid(macro, change) as laid:
            engine, healed = replayed(self._made[macro], self._session(laid), laid.permissions)
            score = laid.score(engine.episode.answer, [])
            done = engine.episode.ending == "done"
            if score.passed:
                return "right", "", healed
            wrong = score.harm or (done and score.wrong == "wrong answer")
            return "wrong" if wrong else "stopped", f"{engine.episode.sentence} {score.wrong}", healed

    @contextmanager
    def _laid(self, macro: str, change: Change) -> Iterator[OnDatabase]:
        self._drifting.change = change
        with beds.shop(self._tasks[macro], 1) as laid:
            yield laid

    def _session(self, laid: OnDatabase) -> Session:
        return Session({name: self._target for name in laid.urls}, laid.urls)


class Phone(Shop):
    pass


class Programs(Shop):
    pass
