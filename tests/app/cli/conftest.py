"""The command line as a person uses it: in this process, or in one of its own for pipes and signals."""

import io
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.main import main
from app.demo.server import DemoSite
from controllers.actions import Tap
from controllers.browser.chromium import Chromium
from controllers.browser.target import BrowserTarget
from perception.checks import TextShown
from perception.locators import Locator, Named
from skills.library import Library
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do

MACRO = "Greet"
COMMAND = [sys.executable, "-X", "faulthandler", "-c", "from app.cli.main import main; main()"]


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return (self.out + self.err).strip().splitlines()[-1]


Journeyman = Callable[..., Said]


@pytest.fixture
def attached(running_browser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAN_ATTACH", running_browser)
    monkeypatch.setenv("JOURNEYMAN_PRACTISE", "off")


class Line:
    """The way to the shared browser, as one of the commands has it: closing it closes what that has opened."""

    def __init__(self, browser: Chromium) -> None:
        self._browser = browser
        self._opened: list[BrowserTarget] = []
        self.answers, self.forget, self.interrupt = browser.answers, browser.forget, browser.interrupt

    def open(self, address: str) -> BrowserTarget:
        self._opened.append(self._browser.open(address))
        return self._opened[-1]

    def close(self) -> None:
        while self._opened:
            self._opened.pop().close()


@pytest.fixture(scope="module")
def attaching(running_browser: str) -> Iterator[Callable[[str], Chromium | Line]]:
    """Attaches to a browser, but to the shared one only once: from when it is first wanted until the module's end."""
    attach = Chromium.attach
    shared: list[Chromium] = []

    def attached(address: str) -> Chromium | Line:
        if address != running_browser:
            return attach(address)
        if not shared:
            shared.append(attach(running_browser))
        return Line(shared[0])

    yield attached
    for browser in shared:
        browser.close()


@pytest.fixture
def journeyman(
    attached: None,
    attaching: Callable[[str], Chromium | Line],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Journeyman:
    """Run a command in this process, with nobody at the terminal; each in a process of its own attaches itself."""
    monkeypatch.setattr("app.providers.browser.Chromium.attach", attaching)

    def command(*words: str, piped: str = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["journeyman", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(piped))
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        out, err = capsys.readouterr()
        return Said(int(str(code)), out, err)

    return command


@pytest.fixture
def shop() -> Iterator[DemoSite]:
    with DemoSite(1) as site:
        yield site


@pytest.fixture
def library(journeyman_home: Path) -> None:
    """A library with one macro in it."""
    button = Locator((Named("button", "Save", 1),))
    steps = (Do("press Save", Tap(), button, TextShown("Saved")),)
    journeyman_home.mkdir()
    with closing(Library(journeyman_home / "library.db")) as kept:
        street = Parameter("street", default="Quay 1")
        kept.save_shortcut(Shortcut(MACRO, steps, (street,), scope="http://shop", origin="recorded", trust="trial"))


@pytest.fixture
def process(attached: None) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Run a command in a process of its own, with pipes; ended after the test, where a failed one shows what it did."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: str, stdin: int = subprocess.PIPE) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        started.append(subprocess.Popen([*COMMAND, *words], stdin=stdin, stdout=pipe, stderr=pipe, text=True))
        return started[-1]

    yield start
    for one in started:
        one.send_signal(signal.SIGABRT)
        print(one.args, *one.communicate(), sep="\n")
