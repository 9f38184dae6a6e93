"""Where macros are recorded and replayed for the measurement of drift: the shop, the phone, a program."""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Page, sync_playwright

from app.bench import beds
from app.bench.beds import OnDatabase
from app.bench.phones import VirtualPhones
from app.bench.suites.demo import TASKS
from app.bench.suites.phone.suite import TASKS as PHONE_TASKS
from app.bench.task import Score
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
from controllers.desktop.programs import TELLING
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from controllers.virtual_phone.phone import VirtualPhone
from skills.generalising.shortcut import generalised
from skills.steps import Do
from tests.controllers.desktop.rig import Rig
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.measure.drifts.change import UNCHANGED, Change
from tests.measure.drifts.pages import Drifting, program
from tests.measure.drifts.peers import Lost, Pictured, agreeing, by_codegen, by_pictures, pictured, steps

OURS, CODEGEN, PICTURES = "journeyman", "codegen's script", "by pictures"
MACROS = frozenset(
    "edit-email delete-one-of-two copy-street cancel-order change-cart reorder-level send-message "
    "change-settings".split()
)
PHONE_MACROS = frozenset({"alarm-off", "save-most-read", "follow-topic"})
FILLED = {"Name": "Zoe", "Street": "Quay 7", "Count": 0, "Shipping": "Standard", "I agree": True, "Gift": False}
FORMS = {
    "fill a form": (
        'wait until "Order" is shown, type "Zoe" in Name, type "Quay 7" in Street, check "I agree", click Save, '
        'wait until "The order is kept" is shown',
        FILLED,
    ),
    "choose in a form": (
        'wait until "Order" is shown, type "Ada" in Name, choose Express from Shipping, check Gift, click Save, '
        'wait until "The order is kept" is shown',
        {**FILLED, "Name": "Ada", "Street": "", "Shipping": "Express", "I agree": False, "Gift": True},
    ),
}
"""What is done in the program, and what it has to write."""
PROGRAM_MAY = Permissions("scope", frozenset({"submit", "unknown"}))
STARTS_WITHIN = 15.0
PATIENCE = 1.5
ARRIVES_WITHIN = 8.0
Verdict = Literal["right", "stopped", "wrong"]
Outcome = tuple[Verdict, str, int]


class Scene(Protocol):
    """Some macros and what replays them."""

    replayers: tuple[str, ...]

    def macros(self) -> Iterator[str]: ...
    def record(self, macro: str) -> bool:
        """Whether it could be recorded where nothing has changed."""

    def replay(self, macro: str, change: Change, by: str) -> Outcome:
        """right, stopped or wrong; why; and how many steps were healed."""


def recorded(words: str, session: Session, permissions: Permissions) -> tuple[Macro, Mapping[str, str]] | None:
    """The macro of what the words do, and what was read; None where they do not come to their end."""
    engine = Engine(session, PlainBrain(), Nobody(), pictures=False)
    events = list(engine.run(Task(words, permissions, Limits(steps=200))))
    if engine.episode.ending != "done":
        print(f"not recorded: {engine.episode.sentence}")
        return None
    made = replace(generalised(harvest(events).shown, "Recorded").shortcut, scope="", trust="trusted")  # on any port
    return Macro(made, made), engine.episode.values


def replayed(macro: Macro, session: Session, permissions: Permissions) -> tuple[Engine, int]:
    """The ended replay, and how many steps were healed."""
    engine = macro.engine(macro.values({}), session, Nobody(), PATIENCE, pictures=False, healing=Healing())
    events = list(engine.run(macro.task(permissions, Limits(steps=200))))
    return engine, sum(isinstance(event, Healed) for event in events)


class Shop:
    """Tasks of the bench in the demo shop."""

    replayers: tuple[str, ...] = (OURS, CODEGEN, PICTURES)

    def __init__(self, drifting: Drifting, folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self._drifting = drifting
        chromium = Chromium.launch(find_browser())
        stack.callback(chromium.close)
        self._target = chromium.open("about:blank")
        stack.callback(self._target.close)
        self._tasks = {task.id: task for task in TASKS if task.id in MACROS}
        self._made: dict[str, Macro] = {}
        self._steps: dict[str, list[Do]] = {}
        self._pictured: dict[str, list[Pictured]] = {}
        playwright = stack.enter_context(sync_playwright())
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        self._theirs = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        stack.callback(self._theirs.close)

    def macros(self) -> Iterator[str]:
        yield from self._tasks

    def record(self, macro: str) -> bool:
        with self._laid(macro, UNCHANGED) as laid:
            made = recorded(laid.text(False), self._session(laid), laid.permissions)
        if made:
            self._made[macro], read = made
            self._steps[macro] = steps(self._made[macro], read)
            with self._laid(macro, UNCHANGED) as laid, self._page(laid) as page:
                self._pictured[macro] = pictured(self._steps[macro], page)
        return made is not None

    def replay(self, macro: str, change: Change, by: str) -> Outcome:
        with self._laid(macro, change) as laid:
            if by != OURS:
                return self._peer(macro, by, laid)
            engine, healed = replayed(self._made[macro], self._session(laid), laid.permissions)
            return told(engine, laid, healed)

    def _peer(self, macro: str, by: str, laid: OnDatabase) -> Outcome:
        why = ""
        with self._page(laid) as page:
            try:
                if by == CODEGEN:
                    by_codegen(self._steps[macro], page)
                else:
                    by_pictures(self._pictured[macro], page)
            except Lost as problem:
                why = str(problem)
        score = _sooner_or_later(laid)
        verdict: Verdict = "right" if _is_right(score) else "wrong" if score.harm or not why else "stopped"
        return verdict, f"{why} {score.wrong}", 0

    @contextmanager
    def _page(self, laid: OnDatabase) -> Iterator[Page]:
        """A page of the peers' own browser, at the start of the task."""
        page = agreeing(self._theirs.new_page(viewport={"width": 1280, "height": 800}))
        page.goto(next(iter(laid.urls.values())))
        yield page
        page.close()

    @contextmanager
    def _laid(self, macro: str, change: Change) -> Iterator[OnDatabase]:
        self._drifting.change = change
        with beds.shop(self._tasks[macro], 1) as laid:
            yield laid

    def _session(self, laid: OnDatabase) -> Session:
        return Session({name: self._target for name in laid.urls}, laid.urls)


class Phone:
    """Tasks of the bench on a virtual phone."""

    replayers: tuple[str, ...] = (OURS,)

    def __init__(self, drifting: Drifting, folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self._drifting = drifting
        server = stack.enter_context(AdbServer(folder))
        patch.setenv("ANDROID_ADB_SERVER_PORT", str(server.port))
        self._phones = VirtualPhones([stack.enter_context(VirtualPhone())])
        self._tasks = {task.id: task for task in PHONE_TASKS if task.id in PHONE_MACROS}
        self._made: dict[str, Macro] = {}

    def macros(self) -> Iterator[str]:
        yield from self._tasks

    def record(self, macro: str) -> bool:
        with self._laid(macro, UNCHANGED) as (laid, session):
            made = recorded(laid.text(False), session, laid.permissions)
        if made:
            self._made[macro], _ = made
        return made is not None

    def replay(self, macro: str, change: Change, by: str) -> Outcome:
        with self._laid(macro, change) as (laid, session):
            engine, healed = replayed(self._made[macro], session, laid.permissions)
            return told(engine, laid, healed)

    @contextmanager
    def _laid(self, macro: str, change: Change) -> Iterator[tuple[OnDatabase, Session]]:
        self._drifting.change = change
        with self._phones.bed(self._tasks[macro], 1) as laid, self._phones.stage(laid.urls) as targets:
            session = Session(dict(targets), laid.urls)
            try:
                yield laid, session
            finally:
                session.close()


class Programs:
    """A form in Qt on X11, filled in two ways."""

    replayers: tuple[str, ...] = (OURS,)

    def __init__(self, drifting: Drifting, folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self._file = folder / "order.json"
        self._rig = stack.enter_context(Rig(folder))
        for name, value in self._rig.environment.items():
            patch.setenv(name, value)
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        self._screen = XScreen()
        stack.callback(self._screen.close)
        self._target = DesktopTarget(XScreen(), Truce(folder / "asking.lock"))
        stack.callback(self._target.close)
        self._made: dict[str, Macro] = {}

    def macros(self) -> Iterator[str]:
        yield from FORMS

    def record(self, macro: str) -> bool:
        with self._running(UNCHANGED) as session:
            made = recorded(FORMS[macro][0], session, PROGRAM_MAY)
        if made:
            self._made[macro], _ = made
        return made is not None

    def replay(self, macro: str, change: Change, by: str) -> Outcome:
        with self._running(change) as session:
            engine, healed = replayed(self._made[macro], session, PROGRAM_MAY)
            held = json.loads(self._file.read_text()) if self._file.exists() else None
        if held == FORMS[macro][1]:
            return "right", "", healed
        return "stopped" if held is None else "wrong", engine.episode.sentence, healed

    @contextmanager
    def _running(self, change: Change) -> Iterator[Session]:
        self._file.unlink(missing_ok=True)
        scale = {"QT_SCALE_FACTOR": str(change.program["scale"])} if "scale" in change.program else {}
        command = (sys.executable, str(Path(__file__).with_name("program.py")), str(self._file), program(change))
        form = self._rig.run(*command, **TELLING, **scale)
        watch = self._screen.watch()
        deadline = time.monotonic() + STARTS_WITHIN
        while not [w for w in self._screen.windows() if w.pid == form.pid] and time.monotonic() < deadline:
            watch.wait(0.05)
        try:
            yield Session({"desktop": self._target}, {"desktop": "desktop"})
        finally:
            form.kill()
            form.wait()
            while [w for w in self._screen.windows() if w.pid == form.pid]:
                watch.wait(0.05)
            watch.close()


def _is_right(score: Score) -> bool:
    """Whether the end state is; a peer gives no answer."""
    return score.passed or (score.wrong == "wrong answer" and not score.harm)


def _sooner_or_later(laid: OnDatabase) -> Score:
    """What became of it, once what was sent last has arrived: a peer does not wait for it."""
    deadline = time.monotonic() + ARRIVES_WITHIN
    while not _is_right(score := laid.score("", [])) and time.monotonic() < deadline:
        threading.Event().wait(0.1)
    return score


def told(engine: Engine, laid: OnDatabase, healed: int) -> Outcome:
    """What became of a replay, by the database and the answer."""
    score = laid.score(engine.episode.answer, [])
    if score.passed:
        return "right", "", healed
    wrong = score.harm or engine.episode.ending == "done"
    return "wrong" if wrong else "stopped", f"{engine.episode.sentence} {score.wrong}", healed
