"""One browser: a process of ours, or one that was running already."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack, suppress
from pathlib import Path
from typing import Any, Self

from playwright.async_api import Browser, BrowserContext, Error, Page, Playwright, async_playwright
from playwright.async_api import TimeoutError as TimedOut

from controllers.browser.acting import go_to
from controllers.browser.addresses import checked
from controllers.browser.loop import Calls, LoopThread
from controllers.browser.scripts import SCRIPTS
from controllers.browser.tabs import Tabs
from controllers.browser.target import BrowserTarget
from controllers.errors import ControllerError, TargetLost

START_SECONDS = 30.0
ATTACH_SECONDS = 10.0
OPEN_SECONDS = 20.0
CLOSE_SECONDS = 5.0
VIEWPORT = {"width": 1280, "height": 800}
# Of two lists a browser takes the last, so Playwright's own is in ours. What we add are pages of the address bar's
# own, which nobody sees here and which take a third of the work of a start.
UNWANTED = (
    "AimEnabled AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose "
    "HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay MediaRouter NetworkTimeServiceQuerying "
    "OptimizationHints PaintHolding PreconnectToSearch TcpPortRandomizationWin ThirdPartyStoragePartitioning "
    "msEdgeUpdateLaunchServicesPreferredVersion msForceBrowserSignIn WebUIOmniboxAimPopup WebUIOmniboxPopup"
).split()
# Beside Playwright's own: nothing is fetched that no page asked for, and scrolling takes no time.
FLAGS = (
    f"--disable-features={','.join(UNWANTED)}",
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-smooth-scrolling",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)
# All that a browser needs to know of our environment: where home, screen, language and network are.
ENVIRONMENT = (
    "PATH HOME USER LANG LANGUAGE TZ TMPDIR DISPLAY XAUTHORITY WAYLAND_DISPLAY XDG_RUNTIME_DIR XDG_SESSION_TYPE "
    "DBUS_SESSION_BUS_ADDRESS HTTP_PROXY HTTPS_PROXY NO_PROXY "
    "SYSTEMROOT WINDIR TEMP TMP APPDATA LOCALAPPDATA USERPROFILE PROGRAMDATA PROGRAMFILES"
)


class Chromium:
    """A browser that several targets share: they see the same cookies. `launch` or `attach` makes one."""

    def __init__(self, thread: LoopThread, playwright: Playwright, context: BrowserContext, downloads: Path) -> None:
        self._thread = thread
        self._calls = Calls(thread)
        self._playwright = playwright
        self._context = context
        self._downloads = downloads
        self._blank: list[Page] = []
        self._tabs: list[Tabs] = []

    @classmethod
    def launch(
        cls, executable: str, headed: bool = False, profile: Path | None = None, downloads: Path | None = None
    ) -> Self:
        """Start a browser. `profile` is a folder that keeps cookies and logins; without, nothing is kept.

        Downloads go to the folder `downloads`, else to the person's own. Raises ControllerError.
        """

        async def start(playwright: Playwright) -> BrowserContext:
            return await _launched(playwright, executable, headed, profile)

        browser = cls._begun(start, downloads, "The browser did not start")
        browser._blank = list(browser._context.pages)
        return browser

    @classmethod
    def attach(cls, cdp_url: str, downloads: Path | None = None) -> Self:
        """Use a browser that runs with `--remote-debugging-port`; it lives on when this is closed."""

        async def start(playwright: Playwright) -> BrowserContext:
            return (await _attached(playwright, cdp_url)).contexts[0]

        return cls._begun(start, downloads, f"No browser answers at {cdp_url}")

    def open(self, address: str) -> BrowserTarget:
        """A new target with a page of its own. Raises ControllerError when the address cannot be reached."""
        home = checked(address)
        began = time.monotonic()
        try:
            tabs = self._calls.wait(self._open(home), OPEN_SECONDS, f"{home} did not open")
        except Error as error:
            raise TargetLost("The browser is gone; open it again.") from error
        return BrowserTarget(self._thread, tabs, home, began)

    def answers(self) -> bool:
        """Whether the browser is still there, and listens."""
        try:
            self._calls.wait(self._context.cookies(), CLOSE_SECONDS, "The browser does not answer")
        except (Error, ControllerError):
            return False
        return True

    def forget(self) -> None:
        """Drop all cookies, so that the next target is not logged in; what sites keep beside them stays."""
        self._calls.wait(self._context.clear_cookies(), CLOSE_SECONDS, "The cookies could not be dropped")

    def interrupt(self) -> None:
        """Cancel an `open` that waits: it raises Stopped."""
        self._calls.interrupt()

    def close(self) -> None:
        """Close every target and the browser, or let go of it; no process and no thread stays."""
        if self._thread.running:
            self._calls.wait(self._close(), 3 * CLOSE_SECONDS, "The browser did not close")
            self._thread.close()

    @classmethod
    def _begun(
        cls, start: Callable[[Playwright], Awaitable[BrowserContext]], downloads: Path | None, failure: str
    ) -> Self:
        """A browser on a thread of its own; the thread ends again when it does not start."""
        with ExitStack() as undo:
            thread = LoopThread("browser")
            undo.callback(thread.close)
            started = Calls(thread).wait(_started(start, failure), START_SECONDS, failure)
            undo.pop_all()
        folder = downloads or Path.home() / "Downloads"
        return cls(thread, *started, folder)

    async def _open(self, home: str) -> Tabs:
        tabs = Tabs(self._context, self._downloads)
        tab = await tabs.join(self._blank.pop() if self._blank else await self._context.new_page())
        try:
            await go_to(tab.page, home)
        except ControllerError:
            await tabs.close()
            raise
        self._tabs.append(tabs)
        return tabs

    async def _close(self) -> None:
        with suppress(Error, TimeoutError):  # a browser that is gone or hangs ends with its driver
            await asyncio.wait_for(self._let_go(), CLOSE_SECONDS)
        await self._playwright.stop()

    async def _let_go(self) -> None:
        for tabs in self._tabs:
            await tabs.close()
        if self._context.browser:
            await self._context.browser.close()


async def _started(
    start: Callable[[Playwright], Awaitable[BrowserContext]], failure: str
) -> tuple[Playwright, BrowserContext]:
    async with AsyncExitStack() as undo:
        playwright = await async_playwright().start()
        undo.push_async_callback(playwright.stop)
        try:
            context = await start(playwright)
            await context.add_init_script(SCRIPTS)
        except Error as error:
            raise refusal(failure, error.message) from error
        undo.pop_all()
    return playwright, context


async def _attached(playwright: Playwright, cdp_url: str) -> Browser:
    """Asked twice, as one that has only just started may let the first call hang; asking does nothing to it."""
    try:
        return await playwright.chromium.connect_over_cdp(cdp_url, timeout=1000 * ATTACH_SECONDS)
    except TimedOut:
        return await playwright.chromium.connect_over_cdp(cdp_url)


def launch_options(executable: str, headed: bool, *flags: str) -> dict[str, Any]:
    """How every browser is launched: quiet, in a clean environment, and in its sandbox unless we are root."""
    return {
        "executable_path": executable,
        "headless": not headed,
        "args": [*FLAGS, *flags],
        "env": {name: value for name, value in os.environ.items() if _passed_on(name)},
        "chromium_sandbox": not (hasattr(os, "geteuid") and os.geteuid() == 0),
    }


async def _launched(playwright: Playwright, executable: str, headed: bool, profile: Path | None) -> BrowserContext:
    options = launch_options(executable, headed)
    window: dict[str, Any] = {"no_viewport": True} if headed else {"viewport": VIEWPORT}
    if profile:
        return await playwright.chromium.launch_persistent_context(profile, **options, **window)
    return await (await playwright.chromium.launch(**options)).new_context(**window)


def _passed_on(name: str) -> bool:
    return name.upper() in ENVIRONMENT.split() or name.startswith("LC_")


def refusal(failure: str, message: str) -> ControllerError:
    """What a person is told when a browser does not start."""
    if "ProcessSingleton" in message:
        return ControllerError(
            "The browser profile is in use by another browser; close that one or take another profile."
        )
    if "Missing X server" in message or "without having a XServer" in message:
        return ControllerError(f"{failure}: there is no display for its window; leave --headed out, or use a desktop.")
    if "executable doesn't exist" in message:
        return ControllerError(f"{failure}: there is no such program; install Chromium or set its path.")
    return ControllerError(
        f"{failure}: {message.splitlines()[0].partition(': ')[2]}; check the settings of the browser."
    )
