"""Starting, sharing, losing and ending a browser."""

import os
import re
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserType

from controllers.actions import Open
from controllers.browser.chromium import UNWANTED, Chromium
from controllers.errors import ControllerError, DeadlineExceeded, Stopped, TargetLost
from tests.conftest import ends, pids, running
from tests.controllers.conftest import Shown
from tests.controllers.site import Site
from tests.controllers.worked import PATIENCE, Worked

COOKIE = (
    "<h1 id=said></h1><script>said.textContent = document.cookie; document.cookie = 'name=Ada;max-age=999'</script>"
)


def test_two_targets_share_cookies_and_nothing_else(chromium: Chromium, site: Site) -> None:
    site.pages["/cookie"] = COOKIE
    first, second = (Worked(chromium.open(f"{site.address}/cookie")) for _ in range(2))
    assert second.target.settled(PATIENCE) and second.names() == ["name=Ada"]
    assert [len(each.target.capture(picture=False).tabs) for each in (first, second)] == [1, 1]
    first.target.close()
    assert second.names() == ["name=Ada"]
    with pytest.raises(TargetLost):
        first.target.capture()
    second.target.close()


def test_a_profile_keeps_cookies_and_belongs_to_one_browser(browser_path: str, site: Site, tmp_path: Path) -> None:
    site.pages["/cookie"] = COOKIE
    for kept in ([], ["name=Ada"]):
        browser = Chromium.launch(browser_path, profile=tmp_path / "profile")
        try:
            page = Worked(browser.open(f"{site.address}/cookie"))
            assert page.target.settled(PATIENCE) and [name for name in page.names() if name] == kept
            if kept:
                with pytest.raises(ControllerError, match="profile is in use"):
                    Chromium.launch(browser_path, profile=tmp_path / "profile")
        finally:
            browser.close()


@pytest.fixture(scope="module")
def foreign(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a browser that somebody else started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = [
        f"--remote-debugging-port={port}",
        f"--user-data-dir={tmp_path_factory.mktemp('theirs')}",
        "--headless",
        "--no-first-run",
    ]
    unboxed = ["--no-sandbox"] if os.geteuid() == 0 else []
    with subprocess.Popen([browser_path, *flags, *unboxed], stderr=subprocess.PIPE, text=True) as theirs:
        assert theirs.stderr
        assert any("DevTools listening" in line for line in theirs.stderr)
        yield f"http://127.0.0.1:{port}"
        assert theirs.poll() is None, "the browser was ended, not just let go of"
        theirs.terminate()


def test_a_running_browser_is_used_and_left_running(unhurried: None, foreign: str, site: Site, tmp_path: Path) -> None:
    site.pages["/"] = (
        "<title>Page</title><button onclick='this.textContent = `Gone`'>Go</button><a href=/report>Report</a>"
    )
    browser = Chromium.attach(foreign, tmp_path / "saved")
    page = Worked(browser.open(site.address))
    assert page.target.settled(PATIENCE)
    page.tap("Go")
    assert page.names() == ["Gone", "Report"]
    site.pages["/report"] = "figures"
    assert page.tap("Report").events == (f"download saved to {tmp_path / 'saved' / 'report.txt'}",)
    browser.open(site.address)
    for _ in range(2):  # behind the other one in their window
        seen = page.target.capture()
        assert seen.picture and not seen.sight
    browser.close()


def test_a_running_browser_that_hangs_at_first_is_asked_again(
    foreign: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("controllers.browser.chromium.ATTACH_SECONDS", 0.2)
    connect = BrowserType.connect_over_cdp
    with socket.create_server(("127.0.0.1", 0)) as silent:
        addresses = iter([f"http://127.0.0.1:{silent.getsockname()[1]}"])

        async def connected(kind: BrowserType, address: str, timeout: float | None = None) -> Browser:
            return await connect(kind, next(addresses, address), timeout=timeout)

        monkeypatch.setattr(BrowserType, "connect_over_cdp", connected)
        browser = Chromium.attach(foreign, tmp_path)
    assert browser.answers() and not list(addresses)
    browser.close()


def test_what_playwright_switches_off_stays_off(chromium: Chromium) -> None:
    commands = [path.read_bytes().replace(b"\0", b" ").decode() for path in descended(os.getpid())]
    (command, *_) = [c for c in commands if UNWANTED[-1] in c and "--remote-debugging-pipe" in c and "--type=" not in c]
    lists = re.findall(r"--disable-features=(\S+)", command)
    *others, last = [set(each.split(",")) for each in lists]
    assert others and set().union(*others) <= last


def descended(process: int) -> Iterator[Path]:
    """The command lines of all processes that this one has started."""
    for child in (pid for listed in Path(f"/proc/{process}/task").glob("*/children") for pid in pids(listed)):
        yield Path(f"/proc/{child}/cmdline")
        yield from descended(child)


def test_what_does_not_start_is_said(tmp_path: Path) -> None:
    before = running()
    with pytest.raises(ControllerError, match="there is no such program"):
        Chromium.launch(str(tmp_path / "none"))
    with pytest.raises(ControllerError, match="No browser answers"):
        Chromium.attach("http://127.0.0.1:9")
    assert all(ends(one) for one in running() - before)


def test_an_address_that_cannot_be_reached_is_said(chromium: Chromium) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(ControllerError, match=f"{address} could not be reached: connection refused; check"):
        chromium.open(address)
    with pytest.raises(ControllerError, match="is not an address"):
        chromium.open("javascript:alert(1)")


def test_a_killed_browser_is_a_lost_target(browser_path: str, site: Site) -> None:
    site.pages["/"] = "<h1>Hello</h1>"
    before = running()
    browser = Chromium.launch(browser_path)
    target = browser.open(site.address)
    pid = browser_process(running() - before)
    threading.Timer(0.2, os.kill, (pid, signal.SIGKILL)).start()
    with pytest.raises(TargetLost):
        target.evaluate("new Promise(() => 0)")
    with pytest.raises(TargetLost):
        target.capture()
    with pytest.raises(TargetLost):
        browser.open(site.address)
    target.close()
    browser.close()
    with pytest.raises(TargetLost):
        target.capture()


@pytest.mark.parametrize("pending", ["script", "settling", "address"])
def test_interrupting_ends_the_waiting_and_leaves_the_page_whole(show_apart: Shown, site: Site, pending: str) -> None:
    page = show_apart("<h1>Hello</h1><p id=x><script>setInterval(() => x.append('x'), 10)</script></p>")
    waiting = threading.Timer(0.2, page.target.interrupt)
    waiting.start()
    with pytest.raises(Stopped):
        match pending:
            case "script":
                page.target.evaluate("new Promise(() => 0)")
            case "settling":
                page.target.settled(30)
            case _:
                page.target.perform(Open(f"{site.address}/never"), None)
    waiting.join()
    assert "Hello" in page.names()


def test_an_address_that_does_not_answer_meets_the_deadline(
    show_apart: Shown, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show_apart("<h1>Hello</h1>")
    monkeypatch.setattr("controllers.browser.acting.COMMIT_SECONDS", 0.3)
    with pytest.raises(DeadlineExceeded, match="/never did not answer within"):
        page.target.perform(Open(f"{site.address}/never"), None)
    assert page.names() == ["Hello"]


def test_a_page_that_hangs_meets_the_deadline(show: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    page = show("<h1>Hello</h1>")
    monkeypatch.setattr("controllers.browser.target.CALL_SECONDS", 0.3)
    with pytest.raises(DeadlineExceeded, match="The script did not end within"):
        page.target.evaluate("new Promise(() => 0)")


def browser_process(started: set[threading.Thread | int]) -> int:
    """The process of the browser: a child of Playwright's driver, which is a child of ours."""
    drivers = [one for one in started if isinstance(one, int)]
    lists = [Path(f"/proc/{driver}/task").glob("*/children") for driver in drivers]
    children = [int(pid) for listed in lists for file in listed for pid in file.read_text().split()]
    assert len(children) == 1, children
    return children[0]
