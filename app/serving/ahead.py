"""A browser started before it is asked for: the first task need not wait for it."""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module

from app.errors import UserError
from app.providers.browser import launched
from app.settings import Settings, load_settings
from controllers.browser.chromium import Chromium
from controllers.errors import ControllerError


class Ahead:
    """Starts the browser that the settings ask for, as long as nobody can tell: without window, profile or others'."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "ahead")
        self._settings: Settings | None = None
        self._starting: Future[Chromium] | None = None

    def start(self) -> None:
        """Begin to start it, and import what the model is asked with; what fails is told when it is needed."""
        try:
            settings = load_settings()
        except UserError:
            return
        if not (settings.headed or settings.profile or settings.attach):
            self._settings, self._starting = settings, self._thread.submit(launched, settings)
        if settings.brain == "claude":
            with suppress(ImportError):
                import_module("app.brains.messages.client")

    def take(self, settings: Settings) -> Chromium:
        """The browser, if it is the one that these settings ask for, else another. Raises as `launched` does."""
        starting, self._starting = self._starting, None
        if starting and self._settings and browser(settings) == browser(self._settings):
            return starting.result()
        if starting:
            starting.add_done_callback(_dismissed)
        return launched(settings)

    def close(self) -> None:
        """Close it, if nobody took it."""
        if self._starting:
            self._starting.add_done_callback(_dismissed)
        self._thread.shutdown()


def browser(settings: Settings) -> tuple[object, ...]:
    """What makes one browser another."""
    return settings.browser, settings.headed, settings.profile, settings.attach


def _dismissed(starting: Future[Chromium]) -> None:
    with suppress(ControllerError, UserError):  # it never came to be
        starting.result().close()
