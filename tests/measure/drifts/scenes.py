"""Where macros are recorded and replayed for the measurement of drift: the shop, the phone, a program."""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Page, sync_playwright

from app.bench import beds
from app.bench.beds import OnDatabase
from app.bench.phones import VirtualPhones
from app.bench.suites.demo import TASKS
from app.bench.suites.phone.suite import TASKS as PHONE_TASKS
from app.bench.task import Score
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.tasks import Permissions
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.desktop.programs import TELLING
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from controllers.virtual_phone.phone import VirtualPhone
from skills.steps import Do
from tests.controllers.desktop.rig import Rig
from tests.controllers.virtual_phone.adb_server import AdbServer
from tests.measure.drifts.change import UNCHANGED, Change
from tests.measure.drifts.pages import Drifting, program
from tests.measure.drifts.peers import Lost, Pictured, agreeing, by_codegen, by_pictures, pictured, steps
from tests.measure.drifts.replays import Advised, Outcome, Verdict, recorded, replayed, told

OURS, ADVISED, CODEGEN, PICTURES = "journeyman", "with a model", "codegen's script", "by pictures"
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
ARRIVES_WITHIN = 8.0


class Scene(Protocol):
    """Some macros and what replays them. advised: makes the way in which a model is asked, for one replay."""

    replayers: tuple[str, ...]
    advised: Advised

    def macros(self) -> Iterator[str]: ...
    def record(self, macro: str) -> bool:
        """Whether it could be recorded where nothing has changed."""

    def replay(self, macro: str, change: Change, by: str) -> Outcome:
        """What became of it on what the change has made of the place."""


class Shop:
    """Tasks of the bench in the demo shop."""

    replayers: tuple[str, ...] = (OURS, ADVISED, CODEGEN, PICTURES)

    def __init__(
        self, drifting: Drifting, folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack, advised: Advised
    ) -> None:
        self._drifting, self.advised = drifting, advised
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
            if by in {CODEGEN, PICTURES}:
                return self._peer(macro, by, laid)
            advised = self.advised(macro, change.name) if by == ADVISED else nullcontext(Healing())
            engine, healed = replayed(self._made[macro], self._session(laid), laid.permissions, advised)
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
        return Outcome(verdict, f"{why} {score.wrong}")

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

    replayers: tuple[str, ...] = (OURS, ADVISED)

    def __init__(
        self, drifting: Drifting, folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack, advised: Advised
    ) -> None:
        self._drifting, self.advised = drifting, advised
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
            advised = self.advised(macro, change.name) if by == ADVISED else nullcontext(Healing())
            engine, healed = replayed(self._made[macro], session, laid.permissions, advised)
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

    replayers: tuple[str, ...] = (OURS, ADVISED)

    def __init__(
        self, drifting: Drifting, folder: Path, patch: pytest.MonkeyPatch, stack: ExitStack, advised: Advised
    ) -> None:
        self._file, self.advised = folder / "order.json", advised
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
            advised = self.advised(macro, change.name) if by == ADVISED else nullcontext(Healing())
            engine, healed = replayed(self._made[macro], session, PROGRAM_MAY, advised)
            held = json.loads(self._file.read_text()) if self._file.exists() else None
        calls = engine.episode.spending.run.calls
        if held == FORMS[macro][1]:
            return Outcome("right", "", healed, calls)
        return Outcome("stopped" if held is None else "wrong", engine.episode.sentence, healed, calls)

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
